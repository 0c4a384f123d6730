package io.tierguard.jdbc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.Driver;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tierguard.jdbc");

    @Test
    void dialects_know_nothing_of_connections() {
        noClasses()
                .that()
                .resideInAPackage("io.tierguard.jdbc.dialect")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql", "javax.sql", "java.net.http")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .because("reading a target never connects")
                .check(module);
        slices().matching("io.tierguard.jdbc.(**)").should().beFreeOfCycles().check(module);
    }

    @Test
    void drivers_are_known_by_the_factories_only_that_they_make_themselves() {
        noClasses()
                .that()
                .doNotHaveSimpleName("MysqlSocketFactory")
                .and()
                .doNotHaveSimpleName("MariadbSocketFactory")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.postgresql..", "com.mysql..", "org.mariadb..", "org.h2..", "com.zaxxer.hikari..")
                .because("drivers are the application's choice, and none of them is needed to run without it")
                .check(module);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleName("MariadbSocketFactory")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("MysqlSocketFactory")
                .because("they are loaded with their driver, or not at all")
                .check(module);
    }

    @Test
    void migration_tools_are_known_to_their_hooks_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tierguard.jdbc.flyway", "io.tierguard.jdbc.liquibase")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.flywaydb..", "liquibase..", "io.tierguard.jdbc.flyway", "io.tierguard.jdbc.liquibase")
                .because("an application has one of them, or none")
                .check(module);
    }

    @Test
    void stands_on_guard_and_below() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.tierguard", "io.tierguard.http..")
                .because("wrappers know neither the front door nor each other")
                .check(module);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tierguard.jdbc.socket")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tierguard.net..")
                .because("sockets are looked at in one place")
                .check(module);
    }

    @Test
    void connections_are_opened_in_one_place() {
        noClasses()
                .that()
                .doNotHaveSimpleName("UrlSource")
                .should()
                .callMethod(Driver.class, "connect", String.class, java.util.Properties.class)
                .because("what opens a connection is asked by the gate only, which judges first")
                .check(module);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.BeanSource(\\$.*)?")
                .and()
                // goes around a pool, whose connections a guarded source has opened
                .doNotHaveSimpleName("GuardedPool")
                .should()
                .callMethod(DataSource.class, "getConnection")
                .orShould()
                .callMethod(DataSource.class, "getConnection", String.class, String.class)
                .orShould()
                .callMethod(XADataSource.class, "getXAConnection")
                .orShould()
                .callMethod(XADataSource.class, "getXAConnection", String.class, String.class)
                .orShould()
                .callMethod(ConnectionPoolDataSource.class, "getPooledConnection")
                .orShould()
                .callMethod(ConnectionPoolDataSource.class, "getPooledConnection", String.class, String.class)
                .because("what opens a connection is asked by the gate only, which judges first")
                .check(module);
        noClasses()
                .that()
                .doNotHaveSimpleName("Gate")
                .should()
                .callMethod(ConnectionSource.class, "open", io.tierguard.guard.Target.class, Login.class)
                .because("the gate judges first")
                .check(module);
    }

    private static DescribedPredicate<JavaClass> sealed() {
        return describe("sealed", type -> type.reflect().isSealed());
    }

    @Test
    void nothing_is_made_to_be_extended() {
        classes()
                .that()
                .areNotInterfaces()
                .and(not(sealed()))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("a subclass could open what was refused; a sealed class names its own, which are final")
                .check(module);
    }
}
