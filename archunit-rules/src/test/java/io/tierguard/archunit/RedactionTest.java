package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import io.tierguard.archunit.secrets.SecretDetectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No value leaves the rule, and nothing that is made from one: length, beginning, hash. */
class RedactionTest {

    private static final int PIECE = 4;

    @TempDir
    static Path temp;

    private Fixture fixture(Fakes fakes) {
        return Fixture.in(temp)
                .fakes(fakes)
                .source("Tokens", """
                        class Tokens {
                            static final String GITHUB = "@GITHUB@";
                            static String both = "@SLACK@ @STRIPE@";
                            String aws(String s) { return "@AWS@" + s + "@AWS_SECRET@"; }
                            @Deprecated(since = "@JWT@") void m() {}
                        }
                        """)
                .source("Urls", """
                        class Urls {
                            String one = "jdbc:postgresql://db.shop.example/orders?user=app&password=@PASSWORD@";
                            String two = "https://app:@PASSWORD@@db.shop.example";
                            String three = "jdbc:oracle:thin:app/@PASSWORD@@db.shop.example:1521:orders";
                            String four(int port) { return "amqp://app:@PASSWORD@@db.shop.example:" + port; }
                        }
                        """)
                .source("Keys", "class Keys { String[] s = {\"-----BEGIN PRIVATE KEY-----\\n@KEY@\", \"@KEY@\"}; }")
                .source("Use", "class Use { String s() { return Tokens.GITHUB + \"x\"; } }");
    }

    @Test
    void another_secret_of_another_length_changes_nothing_in_the_report_but_fingerprints() {
        String one = report(fixture(Fakes.ONE).imported());
        String two = report(fixture(Fakes.TWO).imported());

        assertThat(one).isEqualTo(two).contains("was violated (12 times)");
    }

    @Test
    void no_piece_of_a_secret_is_in_the_report() {
        assertHoldsNone(report(fixture(Fakes.ONE).imported()), Fakes.ONE);
        assertHoldsNone(report(fixture(Fakes.TWO).imported()), Fakes.TWO);
    }

    @Test
    void no_secret_is_in_the_text_of_what_the_reader_and_the_detectors_hand_out() throws Exception {
        Path classes = fixture(Fakes.ONE).compile();
        ClassFile file = ClassFile.read(Files.readAllBytes(classes.resolve("shop/Tokens.class")));
        SecretDetectors detectors = SecretDetectors.forClass(List.of());

        assertHoldsNone(file.toString(), Fakes.ONE);
        file.constants().forEach(constant -> {
            assertHoldsNone(constant.toString(), Fakes.ONE);
            assertHoldsNone(detectors.detect("", constant.text()).toString(), Fakes.ONE);
        });
    }

    private static String report(JavaClasses classes) {
        EvaluationResult result = TierguardRules.NO_HARD_CODED_SECRETS.evaluate(classes);
        return Report.withoutFingerprints(result.getFailureReport().toString());
    }

    private static void assertHoldsNone(String output, Fakes fakes) {
        for (String value : fakes.values()) {
            for (int i = 0; i + PIECE <= value.length(); i++) {
                assertThat(output).doesNotContain(value.substring(i, i + PIECE));
            }
        }
    }

    @Nested
    class In_a_frozen_rule {

        @TempDir
        Path store;

        private void frozen(Consumer<ArchRule> test) {
            ArchConfiguration.withThreadLocalScope(configuration -> {
                configuration.setProperty("freeze.store.default.path", store.toString());
                configuration.setProperty("freeze.store.default.allowStoreCreation", "true");
                test.accept(FreezingArchRule.freeze(TierguardRules.NO_HARD_CODED_SECRETS));
            });
        }

        @Test
        void the_store_holds_no_secret() {
            frozen(rule -> rule.check(fixture(Fakes.ONE).imported()));

            assertThat(stored()).contains("Field <shop.Tokens.GITHUB> holds a hard-coded secret");
            assertHoldsNone(Report.withoutFingerprints(stored()), Fakes.ONE);
        }

        @Test
        void a_secret_that_takes_the_place_of_a_frozen_one_is_a_new_violation() {
            frozen(rule -> {
                rule.check(Fixture.in(temp)
                        .source("A", "class A { Object o = \"@GITHUB@\"; }")
                        .imported());
                JavaClasses changed = Fixture.in(temp)
                        .source("A", "class A { Object o = \"@OTHER_GITHUB@\"; }")
                        .imported();

                assertThat(Report.lines(rule, changed))
                        .containsExactly("Field <shop.A.o> holds a hard-coded secret: GitHub personal access token"
                                + " [TG-5001] in (A.java:2)");
            });
        }

        @Test
        void moved_lines_and_further_uses_of_a_constant_are_no_new_violation() {
            String keys = "class Keys { static final String TOKEN = \"@GITHUB@\"; Object o = \"@SLACK@\"; }";
            String moved = "class Keys {\n\n static final String TOKEN = \"@GITHUB@\";\n Object o = \"@SLACK@\"; }";
            String use = " { String s() { return Keys.TOKEN; } }";
            frozen(rule -> {
                rule.check(Fixture.in(temp).source("Keys", keys).imported());
                rule.check(Fixture.in(temp)
                        .source("Keys", moved)
                        .source("Use", "class Use" + use)
                        .imported());
                rule.check(Fixture.in(temp)
                        .source("Keys", moved)
                        .source("Use", "class Use" + use)
                        .source("Other", "class Other" + use)
                        .imported());
                rule.check(Fixture.in(temp).source("Keys", keys).imported());
            });
        }

        @Test
        void a_second_secret_in_a_frozen_member_is_a_new_violation() {
            String one = "class A { void m(String s) { m(\"@GITHUB@\"); } }";
            String two = "class A { void m(String s) { m(\"@GITHUB@\"); m(\"@OTHER_GITHUB@\"); } }";
            frozen(rule -> {
                rule.check(Fixture.in(temp).source("A", one).imported());
                JavaClasses more = Fixture.in(temp).source("A", two).imported();

                assertThat(Report.lines(rule, more))
                        .containsExactly(
                                "Method <shop.A.m(java.lang.String)> holds a hard-coded secret: GitHub personal access token [TG-5001] in (A.java:2)");
            });
        }

        @Test
        void the_second_secret_of_a_member_is_no_new_violation_when_the_first_has_gone() {
            String two = "class A { void m(String s) { m(\"@GITHUB@\"); m(\"@OTHER_GITHUB@\"); } }";
            String second = "class A { void m(String s) { m(\"@OTHER_GITHUB@\"); } }";
            frozen(rule -> {
                rule.check(Fixture.in(temp).source("A", two).imported());
                rule.check(Fixture.in(temp).source("A", second).imported());
            });
        }

        @Test
        void an_import_without_classes_is_not_frozen() {
            JavaClasses none =
                    Fixture.in(temp).source("A", "class A {}").imported().that(DescribedPredicate.alwaysFalse());

            frozen(rule -> assertThat(catchThrowable(() -> rule.check(none)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("TG-5004 no class was imported"));
        }

        private String stored() {
            try (Stream<Path> files = Files.list(store)) {
                return files.map(file -> {
                            try {
                                return Files.readString(file, StandardCharsets.UTF_8);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                        .collect(Collectors.joining());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
