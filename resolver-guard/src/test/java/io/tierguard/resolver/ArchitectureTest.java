package io.tierguard.resolver;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
            .importPackages("io.tierguard.resolver");

    @Test
    void depends_on_the_guard_and_what_stands_below_it() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAPackage("org.jspecify.."))
                        .or(resideInAPackage("io.tierguard.resolver.."))
                        .or(resideInAPackage("io.tierguard.guard.."))
                        .or(resideInAPackage("io.tierguard.registry.."))
                        .or(resideInAPackage("io.tierguard.report.."))
                        .or(resideInAPackage("io.tierguard.tier..")))
                .because("it asks the guard, and knows no wrapper and no front door")
                .check(module);
    }

    @Test
    void is_not_open_to_extension() {
        classes()
                .that()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("a subclass could pass by the guard")
                .check(module);
    }

    @Test
    void static_state_does_not_change() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("the JVM makes its resolver once, and so does what is known of it")
                .check(module);
    }

    @Test
    void keeps_its_state_in_objects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .because("names are looked up on whatever thread a client likes")
                .check(module);
    }

    @Test
    void makes_no_log_where_a_name_is_looked_up() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .because("an appender that looks up a name would wait for the look-up that it tells of")
                .check(module);
    }
}
