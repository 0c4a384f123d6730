package io.tierguard.archunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses RULES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/asm/"))
            .importPackages("io.tierguard.archunit");

    @Test
    void only_who_reads_class_files_knows_asm() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.tierguard.archunit.constants..",
                        "io.tierguard.archunit.flow..",
                        "io.tierguard.archunit.access..",
                        "io.tierguard.archunit.names..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .because("asm is moved into this jar, and nothing else may show it to users")
                .check(RULES);
    }

    @Test
    void nobody_uses_the_asm_inside_archunit() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.tngtech.archunit.thirdparty..")
                .because("what ArchUnit keeps inside may change with any release")
                .check(RULES);
    }

    @Test
    void readers_and_detectors_stand_without_archunit() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.tierguard.archunit.constants..",
                        "io.tierguard.archunit.flow..",
                        "io.tierguard.archunit.secrets..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.tngtech.archunit..", "io.tierguard.archunit", "io.tierguard.report..")
                .because("they serve whoever scans classes, with or without a rule")
                .check(RULES);
    }

    @Test
    void the_packages_know_each_other_in_one_direction() {
        slices().matching("io.tierguard.archunit.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a secret is found in a text, and a text knows nothing of secrets")
                .check(RULES);
        noClasses()
                .that()
                .resideInAPackage("io.tierguard.archunit.constants..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tierguard.archunit.secrets..")
                .because("a text knows nothing of secrets")
                .check(RULES);
    }

    @Test
    void of_core_only_the_catalogue_and_the_registry_are_used() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tierguard.archunit", "io.tierguard.archunit.endpoints..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tierguard.registry..")
                .because("only endpoints have an owner")
                .check(RULES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tierguard",
                        "io.tierguard.guard..",
                        "io.tierguard.identity..",
                        "io.tierguard.internal..",
                        "io.tierguard.settings..")
                .because("a build rule starts nothing, and marks are matched by name")
                .check(RULES);
    }

    @Test
    void classes_are_final() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveSimpleName("AnnotationTexts")
                .and()
                .doNotHaveSimpleName("Companion")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("nothing here is made to be extended")
                .check(RULES);
    }
}
