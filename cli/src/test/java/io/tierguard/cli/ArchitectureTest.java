package io.tierguard.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tierguard.cli");

    @Test
    void asks_the_guard_and_knows_no_dialect() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAPackage("picocli.."))
                        .or(resideInAPackage("com.fasterxml.jackson.core.."))
                        .or(resideInAPackage("org.jspecify.."))
                        .or(resideInAPackage("io.tierguard.cli.."))
                        .or(resideInAPackage("io.tierguard.archunit.."))
                        .or(resideInAPackage("com.tngtech.archunit.."))
                        .or(resideInAPackage("io.tierguard"))
                        .or(resideInAPackage("io.tierguard.guard.."))
                        .or(resideInAPackage("io.tierguard.net"))
                        .or(resideInAPackage("io.tierguard.settings"))
                        .or(resideInAPackage("io.tierguard.registry.."))
                        .or(resideInAPackage("io.tierguard.identity.."))
                        .or(resideInAPackage("io.tierguard.tier.."))
                        .or(resideInAPackage("io.tierguard.secret.."))
                        .or(resideInAPackage("io.tierguard.signed.."))
                        .or(resideInAPackage("io.tierguard.jdbc"))
                        .or(resideInAPackage("io.tierguard.jdbc.marker"))
                        .or(resideInAPackage("io.tierguard.report.."))
                        .or(resideInAPackage("io.tierguard.internal..")))
                .because("the guard reads targets and decides; the command line only asks it and prints")
                .check(module);
    }

    @Test
    void connects_to_nothing() {
        noClasses()
                .that(not(name("io.tierguard.cli.DriverJars"))
                        // addresses of class files
                        .and(not(nameStartingWith("io.tierguard.cli.ScanRounds")))
                        .and(not(nameStartingWith("io.tierguard.cli.StampCommand")))
                        // where that is asked for
                        .and(not(name("io.tierguard.cli.DoctorDial")))
                        .and(not(nameStartingWith("io.tierguard.cli.DoctorDatabases"))))
                .should()
                .dependOnClassesThat(resideInAPackage("java.net..")
                        .or(resideInAPackage("java.sql.."))
                        .or(resideInAPackage("javax.."))
                        .or(resideInAPackage("java.nio.channels..")))
                .because("an answer must not need the endpoint that it is about; look-up is the guard's, and opt-in")
                .check(module);
    }

    @Test
    void leaves_connections_to_the_guard() {
        noClasses()
                .should()
                .dependOnClassesThat(name("java.sql.Connection")
                        .or(name("java.sql.Driver"))
                        .or(name("java.sql.DriverManager"))
                        .or(resideInAPackage("javax.sql..")))
                .because("stamp, which is about what a database says of itself, has the guard judge before it opens")
                .check(module);
    }

    @Test
    void asks_databases_in_two_commands() {
        noClasses()
                .that(not(nameStartingWith("io.tierguard.cli.Stamp"))
                        .and(not(nameStartingWith("io.tierguard.cli.DoctorDatabases"))))
                .should()
                .dependOnClassesThat(name("io.tierguard.jdbc.MarkedDatabase"))
                .because("every other answer needs no connection")
                .check(module);
    }

    @Test
    void imports_no_classes() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.tngtech.archunit.."))
                .because("the rules read class files themselves, in less time")
                .check(module);
    }

    @Test
    void reads_no_ambient_setting() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tierguard.cli.Main")
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .because(
                        "the same question has the same answer on every machine; variables are read where they are the question,"
                                + " and Main hands them in")
                .check(module);
    }

    @Test
    void writes_to_the_streams_that_it_is_given() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .because("System's streams encode by the locale and hide failures")
                .check(module);
    }

    @Test
    void shows_one_class() {
        classes()
                .that()
                .doNotHaveSimpleName("Main")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .notBePublic()
                .because("the command line is the interface, not its classes")
                .check(module);
    }

    @Test
    void keeps_its_state_in_objects() {
        fields().that()
                .areStatic()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("what one call leaves behind must not reach the next")
                .check(module);
    }
}
