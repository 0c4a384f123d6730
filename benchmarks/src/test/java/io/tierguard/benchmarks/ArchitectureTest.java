package io.tierguard.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tierguard.benchmarks");

    @Test
    void measures_only_what_users_may_touch() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tierguard.internal..")
                .because("a benchmark of what no user can call tells users nothing")
                .check(CLASSES);
    }

    @Test
    void processes_of_the_cold_start_load_no_benchmark() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Start")
                .and()
                .doNotHaveSimpleName("ColdStart")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.openjdk.jmh..", "io.tierguard.benchmarks", "io.tierguard.benchmarks.decide")
                .because("what they load beyond their own work would be measured too")
                .check(CLASSES);
    }
}
