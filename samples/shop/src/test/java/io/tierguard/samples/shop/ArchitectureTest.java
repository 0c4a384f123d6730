package io.tierguard.samples.shop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.http.HttpClient;
import java.sql.DriverManager;

@AnalyzeClasses(packages = "io.tierguard.samples.shop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule only_the_main_class_starts = noClasses()
            .that()
            .doNotHaveSimpleName("ShopMain")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.tierguard.Tierguard")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tierguard.jdbc..", "com.zaxxer.hikari..")
            .because("the shop is handed its connections, so that there is one place where they are guarded");

    @ArchTest
    static final ArchRule nobody_opens_connections_by_hand = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(DriverManager.class, Socket.class, HttpURLConnection.class)
            .orShould()
            .callMethod(HttpClient.class, "newHttpClient")
            .orShould()
            .callMethod(HttpClient.class, "newBuilder")
            .because("a connection that nobody hands out is one that nobody judges");

    @ArchTest
    static final ArchRule nothing_knows_the_neighbours = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tierguard.samples.neighbours..")
            .because("they only play what stands around the shop in its story");

    @ArchTest
    static final ArchRule closed = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("nothing here is meant to be extended");
}
