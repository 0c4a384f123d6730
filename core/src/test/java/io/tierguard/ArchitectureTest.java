package io.tierguard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The order of core's packages: each uses only what stands below it. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tierguard");

    /** Each package and what it may use of core. Whatever is not named here is forbidden. */
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("internal", List.of()),
            Map.entry("report", List.of("internal")),
            Map.entry("tier", List.of("internal", "report")),
            Map.entry("signed", List.of("internal", "report")),
            Map.entry("secret", List.of("internal", "report", "tier")),
            Map.entry("registry.yaml", List.of("internal", "report")),
            Map.entry("registry", List.of("internal", "report", "tier", "signed", "registry.yaml")),
            Map.entry("identity", List.of("internal", "report", "tier", "signed", "registry")),
            Map.entry("guard", List.of("internal", "report", "tier", "signed", "secret", "registry", "identity")),
            Map.entry(
                    "net", List.of("internal", "report", "tier", "signed", "secret", "registry", "identity", "guard")),
            Map.entry(
                    "settings",
                    List.of("internal", "report", "tier", "signed", "secret", "registry", "identity", "guard"))));

    @Test
    void every_package_uses_only_what_stands_below_it() {
        ARROWS.forEach((name, below) -> {
            List<String> forbidden = new ArrayList<>(ARROWS.keySet());
            forbidden.removeAll(below);
            forbidden.remove(name);
            List<String> packages =
                    new ArrayList<>(forbidden.stream().map(ArchitectureTest::of).toList());
            packages.add("io.tierguard");
            noClasses()
                    .that()
                    .resideInAPackage(of(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages.toArray(String[]::new))
                    .because("a concept that looks up, or sideways, cannot be read without the others")
                    .allowEmptyShould(true)
                    .check(CORE);
        });
    }

    private static String of(String name) {
        return "io.tierguard." + name;
    }

    @Test
    void every_package_has_its_place_in_that_order() {
        TreeSet<String> found = new TreeSet<>();
        for (JavaClass type : CORE) {
            found.add(type.getPackageName());
        }
        found.remove("io.tierguard");
        assertThat(found)
                .as("packages of core, of which each has an entry among the arrows")
                .isSubsetOf(ARROWS.keySet().stream().map(ArchitectureTest::of).toList())
                .contains("io.tierguard.registry", "io.tierguard.guard", "io.tierguard.report");
    }

    @Test
    void no_packages_go_in_a_circle() {
        slices().matching("io.tierguard.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle are one package with two names")
                .check(CORE);
    }

    @Test
    void core_knows_no_wrapper() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tierguard.jdbc..", "io.tierguard.http..", "io.tierguard.archunit..", "io.tierguard.cli..")
                .because("core defines what wrappers implement, and is used without them")
                .check(CORE);
    }

    @Test
    void the_yaml_engine_is_met_in_one_package() {
        noClasses()
                .that(not(resideInAPackage("io.tierguard.registry.yaml")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .because("what an engine makes of a file is looked at in one place")
                .check(CORE);
    }

    @Test
    void keys_and_signatures_are_read_in_one_package() {
        noClasses()
                .that(not(resideInAPackage("io.tierguard.signed")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.jose4j..").and(not(name("org.jose4j.json.JsonUtil"))))
                .because("its exceptions quote what they read, so that one place has to keep them in")
                .check(CORE);
    }

    @Test
    void secrets_are_sealed_and_opened_in_one_package() {
        noClasses()
                .that(not(resideInAPackage("io.tierguard.secret")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .because("it throws what it likes, and is loaded only where a seal is")
                .check(CORE);
    }

    @Test
    void decisions_are_made_in_one_place() {
        noClasses()
                .that(not(resideInAPackage("io.tierguard.guard")))
                .and(not(resideInAPackage("io.tierguard.registry")))
                .should()
                .callMethodWhere(target(name("speakingFor")).or(target(name("outcomes"))))
                .because("the guard decides; everything else asks it")
                .check(CORE);
    }

    @Test
    void classes_are_final() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("a guard that can be overridden guards nothing")
                .check(CORE);
    }

    @Test
    void static_state_does_not_change() {
        fields().that()
                .areStatic()
                .and()
                .areNotDeclaredIn("io.tierguard.guard.GuardSlot")
                .should()
                .beFinal()
                .because("the driver's slot is the one place that a process shares")
                .check(CORE);
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .because("such a name says nothing of the one job that a file has")
                .check(CORE);
    }

    @Test
    void nobody_prints_but_the_exit() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tierguard.Exit")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a library speaks through its report and its log")
                .check(CORE);
    }
}
