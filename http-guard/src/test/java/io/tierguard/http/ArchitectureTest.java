package io.tierguard.http;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tierguard.http");

    /** What every package of the module may use. */
    private static DescribedPredicate<JavaClass> ground() {
        return resideInAPackage("java..")
                .or(resideInAPackage("javax.net.."))
                .or(resideInAPackage("org.jspecify.."))
                .or(resideInAPackage("io.tierguard.http"))
                .or(resideInAPackage("io.tierguard.net.."))
                .or(resideInAPackage("io.tierguard.guard.."))
                .or(resideInAPackage("io.tierguard.registry.."))
                .or(resideInAPackage("io.tierguard.secret.."))
                .or(resideInAPackage("io.tierguard.tier.."))
                .or(resideInAPackage("io.tierguard.report.."));
    }

    @Test
    void depends_on_the_guard_and_what_stands_below_it() {
        classes()
                .that()
                .resideInAPackage("io.tierguard.http")
                .should()
                .onlyDependOnClassesThat(ground())
                .because(
                        "a wrapper turns targets into endpoints and asks the guard; it knows no other wrapper and no front door,"
                                + " and a client that the class path lacks costs it nothing")
                .check(module);
    }

    @Test
    void knows_a_client_only_in_the_package_that_is_named_for_it() {
        classes()
                .that()
                .resideInAPackage("io.tierguard.http.apache")
                .should()
                .onlyDependOnClassesThat(ground().or(resideInAPackage("io.tierguard.http.apache"))
                        .or(resideInAPackage("org.apache.hc..")))
                .because("adapters do not know each other")
                .allowEmptyShould(true)
                .check(module);
        classes()
                .that()
                .resideInAPackage("io.tierguard.http.okhttp")
                .should()
                .onlyDependOnClassesThat(ground().or(resideInAPackage("io.tierguard.http.okhttp"))
                        .or(resideInAPackage("okhttp3"))
                        .or(resideInAPackage("kotlin..")))
                .because("adapters do not know each other, and no internal package of a client either")
                .check(module);
    }

    @Test
    void is_not_open_to_extension() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("a subclass could pass by the guard")
                .check(module);
    }

    @Test
    void never_refuses_with_what_the_client_retries() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ConnectException.class)
                .because("the JDK's client takes a ConnectException for a failed dial and goes past the guard")
                .check(module);
    }

    @Test
    void keeps_its_state_in_objects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .because("the client takes its hops on whatever thread it likes")
                .check(module);
    }
}
