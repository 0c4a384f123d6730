package io.tierguard.archunit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Asked;
import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TierBranchingTest {

    @TempDir
    private Path temp;

    private Fixture fixture;

    @BeforeEach
    void begin() {
        fixture = Fixture.in(temp);
        fixture.file("Stage", "package shop.model; public enum Stage { DEV, QA, PROD }");
        fixture.file("Colour", "package shop.model; public enum Colour { RED, PRODUCTION }");
    }

    private List<String> lines(String body) {
        return lines(TierWords.DEFAULT, fixture.source("Shop", body));
    }

    private static List<String> lines(TierWords words, Fixture fixture) {
        Path classes = fixture.compile();
        return Asked.of(new TierBranching(AllowedPackages.CONFIGURATION, words, Asked.library(classes)), classes);
    }

    /** What is said of a method that has some parameters, without its name. */
    private List<String> said(String expression) {
        return lines("""
                import java.util.*; import java.util.regex.*; import shop.model.*; import io.tierguard.tier.Tier;
                class Shop {
                    static final Set<String> PROD_PROFILES = new HashSet<>();
                    static final Set<Stage> SAFE = EnumSet.of(Stage.DEV);
                    static final Map<String, Integer> LIMITS = new HashMap<>();
                    static { LIMITS.put("prod", 1); }
                    private final List<String> guarded = List.of("staging");
                    private static final Stage LAST = Stage.PROD;
                    private Stage usual = Stage.DEV; static String current = "prod"; List<String> some = List.of("prod");
                    String profile; boolean production; boolean active;
                    boolean isProduction() { return production; }
                    boolean is(Object o) { return active; }
                    void use(Object o) {}
                    Object a(String env, String text, Stage stage, Object other, Colour colour) {
                """
                        + (expression.endsWith("}") || expression.endsWith(";")
                                ? expression
                                : "use(" + expression + ");")
                        + "\n return null; } }")
                .stream()
                .map(line -> line.substring(line.indexOf("> ") + 2))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            text.equals("prod")                         | compares with the name of a tier (prod)
            "production".equals(text)                   | compares with the name of a tier (production)
            text.equalsIgnoreCase("PROD")               | compares with the name of a tier (prod)
            text.contentEquals("staging")               | compares with the name of a tier (staging)
            text.toLowerCase().contains("-prod")        | compares with the name of a tier (prod)
            text.startsWith("prod-")                    | compares with the name of a tier (prod)
            text.endsWith(".staging")                   | compares with the name of a tier (staging)
            text.matches("prod|production")             | compares with the name of a tier (prod, production)
            text.compareTo("prod") == 0                 | compares with the name of a tier (prod)
            text.indexOf("prod") > 0                    | compares with the name of a tier (prod)
            Pattern.matches("prod.*", text)             | compares with the name of a tier (prod)
            Objects.equals(text, "preprod")             | compares with the name of a tier (preprod)
            text.equals("pre-prod")                     | compares with the name of a tier (preprod)
            Set.of("prod", "x").contains(text)          | looks up the name of a tier (prod)
            Arrays.asList(env, text).contains("prod")   | looks up the name of a tier (prod)
            Map.of("prod", 1, "staging", 2).get(text)   | looks up the name of a tier (prod, staging)
            ((Map<?, ?>) other).containsKey("prod")     | looks up the name of a tier (prod)
            PROD_PROFILES.contains(text)                | looks up the name of a tier (prod)
            text == "prod"                              | compares with the name of a tier (prod)
            env.equals("dev")                           | compares with the name of a tier (dev)
            env.equals("eu-prod-1")                     | compares with the name of a tier (prod)
            profile.equals("live")                      | compares with the name of a tier (live)
            System.getenv("APP_ENV").equals("qa")       | compares with the name of a tier (qa)
            System.getProperty("app.stage").trim().equals("sandbox") | compares with the name of a tier (sandbox)
            is("prod")                                  | asks shop.Shop.is() about the name of a tier (prod)
            isProduction()                              | asks shop.Shop.isProduction()
            production ? 1 : 2                          | asks shop.Shop.production
            (java.util.function.Predicate<String>) "prod"::equals | compares with the name of a tier (prod)
            (java.util.function.Predicate<Shop>) Shop::isProduction | refers to shop.Shop.isProduction()
            stage == Stage.PROD                         | compares with shop.model.Stage.PROD
            Stage.QA != stage                           | compares with shop.model.Stage.QA
            stage.equals(Stage.PROD)                    | compares with shop.model.Stage.PROD
            Objects.equals(stage, Stage.PROD)           | compares with shop.model.Stage.PROD
            stage.compareTo(Stage.PROD) > 0             | compares with shop.model.Stage.PROD
            EnumSet.of(Stage.PROD).contains(stage)      | looks up shop.model.Stage.PROD
            LIMITS.get(text)                            | looks up the name of a tier (prod)
            guarded.contains(text)                      | looks up the name of a tier (staging)
            stage == LAST                               | compares with shop.model.Stage.PROD
            stage == Stage.valueOf("PROD")              | compares with the name of a tier (prod)
            SAFE.contains(other)                        | looks up shop.model.Stage.DEV
            List.of("prod").stream().anyMatch(text::equals) | compares with the name of a tier (prod)
            text.hashCode() == "prod".hashCode()        | compares with the name of a tier (prod)
            Optional.of(text).filter("prod"::equals).isPresent() | compares with the name of a tier (prod)
            new HashSet<Stage>().contains(Stage.PROD)   | looks up shop.model.Stage.PROD
            ((EnumMap<Stage, ?>) other).get(Stage.PROD) | looks up shop.model.Stage.PROD
            is(Stage.PROD)                              | asks shop.Shop.is() about shop.model.Stage.PROD
            stage.ordinal() > 1                         | asks for the ordinal of shop.model.Stage
            stage.name().equals("PROD")                 | compares with the name of a tier (prod)
            stage.name().equals("QA")                   | compares with the name of a tier (qa)
            switch (stage) { case PROD: use(1); default: } | switches on shop.model.Stage
            switch (stage) { case DEV -> use(1); default -> use(2); } | switches on shop.model.Stage
            switch (text) { case "prod": use(1); case "staging": use(2); default: } \
            | switches on the names of tiers (prod, staging)
            switch (env) { case "dev": use(1); case "x": use(2); default: } | switches on the names of tiers (dev)
            """)
    void a_question_for_the_tier_is_reported(String expression, String words) {
        assertThat(said(expression)).containsExactly(words + " :16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text.equals(\"dev\")",
                "text.equals(\"live\")",
                "text.equals(\"stage\")",
                "stage.name().equals(\"stage\")",
                "text.startsWith(\"product\")",
                "text.equals(\"test\")",
                "env.equals(\"int\")",
                "env.equals(\"other\")",
                "text.equals(env)",
                "\"prod\"",
                "text + \"prod\"",
                "new ArrayList<>(List.of(\"prod\"))",
                "Map.of(\"prod\", 1)",
                "text.replace(\"prod\", \"\")",
                "text.equals(\"the production line stands still\")",
                "colour == Colour.RED",
                "switch (colour) { case RED: use(1); default: }",
                "stage == other",
                "stage == usual",
                "text.equals(current)",
                "some.contains(text)",
                "Stage.valueOf(text)",
                "Stage.PROD",
                "stage.name()",
                "active ? 1 : 2",
                "is(text)",
                "production = true;",
                "Thread.currentThread().isDaemon()"
            })
    void what_is_no_question_for_the_tier_passes(String expression) {
        assertThat(said(expression)).isEmpty();
    }

    @Test
    void tierguard_s_own_tier_counts() {
        fixture.file("Tier", "package io.tierguard.tier; public enum Tier { DEVELOPMENT, TEST, STAGING, PRODUCTION }");
        assertThat(said("other == Tier.PRODUCTION"))
                .containsExactly("compares with io.tierguard.tier.Tier.PRODUCTION :16");
    }

    @Test
    void an_enum_that_asks_itself_is_reported() {
        fixture.file("Env", """
                package shop;
                public enum Env {
                    STAGING, PROD;
                    public boolean guarded() { return this == PROD; }
                    public int rank() { return ordinal(); }
                }
                """);
        assertThat(lines("class Shop { boolean a(Env env) { return env.guarded(); } }"))
                .containsExactly("Method <shop.Env.guarded()> compares with shop.Env.PROD :4");
    }

    @Test
    void a_lambda_belongs_to_its_method() {
        assertThat(lines("class Shop {\n void a(java.util.List<String> l) { l.removeIf(x -> x.equals(\"prod\")); }\n}"))
                .containsExactly("Method <shop.Shop.a(java.util.List)> compares with the name of a tier (prod) :3");
    }

    @Test
    void the_packages_of_the_configuration_may_ask() {
        fixture.file("Env", "package shop.config; class Env { boolean a(String s) { return s.equals(\"prod\"); } }");
        assertThat(lines("class Shop {}")).isEmpty();
    }

    @Test
    void the_words_can_be_others() {
        fixture.source(
                "Shop", "class Shop { boolean a(String s) { return s.equals(\"canary\") || s.equals(\"prod\"); } }");
        assertThat(lines(TierWords.DEFAULT.and("canary"), fixture))
                .containsExactly(
                        "Method <shop.Shop.a(java.lang.String)> compares with the name of a tier (canary) :2",
                        "Method <shop.Shop.a(java.lang.String)> compares with the name of a tier (prod) :2");
        assertThat(lines(new TierWords(Set.of("blue"), Set.of()), fixture)).isEmpty();
    }

    @Test
    void an_enum_that_cannot_be_looked_up_is_told_by_what_is_used_of_it() {
        fixture.source(
                "Shop", "import shop.model.Stage; class Shop { boolean a(Stage s) { return s == Stage.PROD; } }");
        Path classes = fixture.compile();
        assertThat(Asked.of(
                        new TierBranching(
                                AllowedPackages.CONFIGURATION, TierWords.DEFAULT, name -> java.util.Optional.empty()),
                        classes))
                .containsExactly("Method <shop.Shop.a(shop.model.Stage)> compares with shop.model.Stage.PROD :2");
    }

    @Test
    void a_method_that_is_too_long_to_be_followed_is_read_all_the_same() {
        String filler = "n += text.length();\n".repeat(5_000);
        assertThat(lines("class Shop { int a(String text) { int n = 0;\n" + filler
                        + "if (text.equals(\"prod\")) n++; return n; } }"))
                .containsExactly(
                        "Method <shop.Shop.a(java.lang.String)> compares with the name of a tier (prod) :5003");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void pattern_switches_of_java_21_are_switches() {
        fixture.release(21);
        assertThat(said("switch (other) { case String s when s.isEmpty() -> use(1); case Stage.PROD -> use(2);"
                        + " default -> use(3); }"))
                .containsExactly("switches on shop.model.Stage :16");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void pattern_switches_on_one_enum_or_on_texts_are_switches() {
        fixture.release(21);
        assertThat(said("switch (stage) { case PROD -> use(1); case Stage s when s != other -> use(2);"
                        + " case Stage s -> use(3); }"))
                .containsExactly("switches on shop.model.Stage :16");
        fixture = Fixture.in(temp).release(21);
        begin();
        fixture.release(21);
        assertThat(said("switch (text) { case \"prod\" -> use(1); case String s when s.isEmpty() -> use(2);"
                        + " case String s -> use(3); }"))
                .containsExactly("switches on the names of tiers (prod) :16");
    }

    @Nested
    class Of_frameworks {

        @BeforeEach
        void stubs() {
            fixture.file("Environment", """
                    package org.springframework.core.env;
                    public interface Environment {
                        boolean acceptsProfiles(String... profiles);
                        boolean acceptsProfiles(Profiles profiles);
                        String[] getActiveProfiles();
                    }
                    """);
            fixture.file("Profiles", """
                    package org.springframework.core.env;
                    public interface Profiles { static Profiles of(String... profiles) { return null; } }
                    """);
            annotation("org.springframework.context.annotation", "Profile", "String[] value();");
            annotation(
                    "org.springframework.boot.autoconfigure.condition",
                    "ConditionalOnProperty",
                    "String[] name() default {}; String havingValue() default \"\";");
            annotation(
                    "io.quarkus.arc.profile",
                    "IfBuildProfile",
                    "String value() default \"\"; String[] anyOf() default {};");
            annotation(
                    "io.micronaut.context.annotation",
                    "Requires",
                    "String[] env() default {}; String[] notEnv() default {};");
            annotation("io.tierguard.settings", "RequiredIn", "String[] value();");
        }

        private void annotation(String in, String name, String elements) {
            fixture.file(name, "package " + in + "; public @interface " + name + " { " + elements + " }");
        }

        @Test
        void profiles_that_are_asked_for_are_reported() {
            assertThat(lines("""
                    import org.springframework.core.env.*;
                    class Shop {
                        boolean a(Environment e) { return e.acceptsProfiles("prod"); }
                        boolean b(Environment e) { return e.acceptsProfiles(Profiles.of("!dev & eu")); }
                        boolean c(Environment e, Profiles p) { return e.acceptsProfiles(p); }
                        boolean d(Environment e) { return e.acceptsProfiles("kafka"); }
                        boolean e(Environment e) { return java.util.List.of(e.getActiveProfiles()).contains("dev"); }
                    }
                    """))
                    .containsExactly(
                            "Method <shop.Shop.a(org.springframework.core.env.Environment)> asks"
                                    + " org.springframework.core.env.Environment.acceptsProfiles() (prod) :4",
                            "Method <shop.Shop.b(org.springframework.core.env.Environment)> asks"
                                    + " org.springframework.core.env.Environment.acceptsProfiles() (dev) :5",
                            "Method <shop.Shop.c(org.springframework.core.env.Environment,"
                                    + " org.springframework.core.env.Profiles)> asks"
                                    + " org.springframework.core.env.Environment.acceptsProfiles() :6",
                            "Method <shop.Shop.e(org.springframework.core.env.Environment)> looks up the name of a tier"
                                    + " (dev) :8");
        }

        @Test
        void annotations_that_ask_are_reported() {
            assertThat(lines("""
                    import org.springframework.context.annotation.Profile;
                    import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
                    import io.quarkus.arc.profile.IfBuildProfile;
                    import io.micronaut.context.annotation.Requires;
                    import io.tierguard.settings.RequiredIn;
                    class Shop {
                        @Profile("!prod") static class A {}
                        @Profile({"kafka", "dev & eu"}) static class B {}
                        @Profile("kafka") static class C {}
                        @ConditionalOnProperty(name = "app.env", havingValue = "dev") static class D {}
                        @ConditionalOnProperty(name = "app.mode", havingValue = "dev") static class E {}
                        @IfBuildProfile(anyOf = {"staging", "qa"}) static class F {}
                        @Requires(notEnv = "prod") static class G {}
                        @RequiredIn("production") static class H {}
                        static class I {
                            @Profile("prod")
                            Object bean() {
                                return null;
                            }
                        }
                    }
                    """))
                    .containsExactly(
                            "Class <shop.Shop$A> depends on the tier by"
                                    + " @org.springframework.context.annotation.Profile (prod) :0",
                            "Class <shop.Shop$B> depends on the tier by"
                                    + " @org.springframework.context.annotation.Profile (dev) :0",
                            "Class <shop.Shop$D> depends on the tier by"
                                    + " @org.springframework.boot.autoconfigure.condition.ConditionalOnProperty (dev) :0",
                            "Class <shop.Shop$F> depends on the tier by"
                                    + " @io.quarkus.arc.profile.IfBuildProfile (qa, staging) :0",
                            "Class <shop.Shop$G> depends on the tier by"
                                    + " @io.micronaut.context.annotation.Requires (prod) :0",
                            "Method <shop.Shop$I.bean()> depends on the tier by"
                                    + " @org.springframework.context.annotation.Profile (prod) :19");
        }
    }
}
