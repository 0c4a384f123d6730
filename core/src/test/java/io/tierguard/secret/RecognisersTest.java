package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Problem;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognisersTest {

    private static final String WHERE = "META-INF/services/io.tierguard.secret.CredentialRecogniser";

    @TempDir
    Path directory;

    /** Knows the keys of a provider that does not exist. */
    public static final class Acme implements CredentialRecogniser {
        @Override
        public String provider() {
            return " Acme\n";
        }

        @Override
        public Set<CredentialMode> modesIn(String text) {
            if (text.contains("boom")) {
                throw new IllegalStateException("quotes " + text);
            }
            if (text.contains("null")) {
                return null;
            }
            if (text.contains("assert")) {
                throw new AssertionError("quotes " + text);
            }
            if (text.contains("error")) {
                throw new Error("quotes " + text);
            }
            if (text.contains("checked")) {
                Acme.<RuntimeException>throwUndeclared(new IOException("quotes " + text));
            }
            return text.startsWith("acme!") ? Set.of(CredentialMode.LIVE) : Set.of();
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }

    /** Cannot be made; what it throws quotes what it read. */
    public static final class Unmakeable implements CredentialRecogniser {
        /** Always. */
        public Unmakeable() {
            throw new IllegalStateException("fake-secret");
        }

        @Override
        public String provider() {
            return "nobody";
        }

        @Override
        public Set<CredentialMode> modesIn(String text) {
            return Set.of();
        }
    }

    /** Does not say whose credentials it recognises. */
    public static final class Nameless implements CredentialRecogniser {
        @Override
        public String provider() {
            throw new IllegalStateException("fake-secret");
        }

        @Override
        public Set<CredentialMode> modesIn(String text) {
            return Set.of();
        }
    }

    /** Has a name that says nothing. */
    public static final class Blank implements CredentialRecogniser {
        @Override
        public String provider() {
            return " ";
        }

        @Override
        public Set<CredentialMode> modesIn(String text) {
            return Set.of();
        }
    }

    static String problems(CredentialClassifier classifier, String text, String environment) {
        return shown(classifier.judge(
                "KEY", text, Environment.of(Tier.parse(environment).orElseThrow())));
    }

    private static String shown(List<Problem> problems) {
        return problems.stream().map(problem -> problem + " | " + problem.fix()).collect(Collectors.joining("\n"));
    }

    private CredentialClassifier installed(Class<?>... recognisers) throws IOException {
        return installed(List.of(recognisers).stream().map(Class::getName).collect(Collectors.joining("\n")));
    }

    private CredentialClassifier installed(String services) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(folder.resolve(CredentialRecogniser.class.getName()), services);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return CredentialClassifier.installed();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void without_any_only_the_known_providers_are_there() {
        CredentialClassifier classifier = CredentialClassifier.installed();

        assertThat(classifier.problems()).isEmpty();
        assertThat(classifier.classify("acme!1")).isEmpty();
        assertThat(classifier.classify("rzp_test_" + "fake")).hasSize(1);
    }

    @Nested
    class One_that_works {

        @Test
        void counts_as_the_known_providers() throws IOException {
            CredentialClassifier classifier = installed(Acme.class);

            assertThat(classifier.problems()).isEmpty();
            assertThat(classifier.classify("acme!1")).containsExactly(new Credential("Acme", CredentialMode.LIVE));
            assertThat(classifier.and("Other", "o_live_", "o_test_").classify("acme!1 o_live_1"))
                    .hasSize(2);
            assertThat(problems(classifier, "acme!1", "staging"))
                    .isEqualTo("TG-8001 KEY: holds a live credential of Acme, and this process is staging"
                            + " | use the test credential of Acme: live ones belong to production");
            assertThat(problems(classifier, "acme!1", "production")).isEmpty();
        }
    }

    @Nested
    class One_that_fails {

        @Test
        void makes_the_setting_a_problem_without_its_words() throws IOException {
            CredentialClassifier classifier = installed(Acme.class);
            String expected =
                    "TG-8004 KEY: cannot be checked for live and test credentials: the recogniser of Acme failed"
                            + " on it | mend that recogniser, or take it off the class path";

            assertThat(problems(classifier, "boom fake-secret", "production")).isEqualTo(expected);
            assertThat(problems(classifier, "null", "development")).isEqualTo(expected);
            for (String way : List.of("assert", "error", "checked")) {
                assertThat(problems(classifier, way + " fake-secret", "test")).isEqualTo(expected);
            }
        }

        @Test
        void hides_no_credential_that_others_see() throws IOException {
            CredentialClassifier classifier = installed(Acme.class);
            String text = "boom rzp_live_" + "fake";

            assertThat(classifier.classify(text)).containsExactly(new Credential("Razorpay", CredentialMode.LIVE));
            assertThat(problems(classifier, text, "test").lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("TG-8001 KEY: holds a live credential of Razorpay, ");
        }
    }

    @Nested
    class One_that_cannot_be_loaded {

        @Test
        void is_a_problem_without_its_words_and_leaves_the_others_at_work() throws IOException {
            CredentialClassifier classifier =
                    installed("no.such.Recogniser\n" + Unmakeable.class.getName() + "\n" + Acme.class.getName() + "\n");

            assertThat(shown(classifier.problems()))
                    .isEqualTo("TG-8003 " + WHERE + ": a recogniser of credentials cannot be used:"
                            + " io.tierguard.secret.CredentialRecogniser: Provider no.such.Recogniser not found"
                            + " | mend it, or take it off the class path\n"
                            + "TG-8003 " + WHERE + ": a recogniser of credentials cannot be used:"
                            + " io.tierguard.secret.CredentialRecogniser: Provider io.tierguard.secret.RecognisersTest$Unmakeable"
                            + " could not be instantiated | mend it, or take it off the class path");
            assertThat(classifier.classify("acme!1")).hasSize(1);
        }

        @Test
        void has_to_say_whose_credentials_it_recognises() throws IOException {
            assertThat(installed(Blank.class).problems()).hasSize(1);
            assertThat(shown(installed(Nameless.class).problems()))
                    .isEqualTo("TG-8003 " + WHERE + ": a recogniser of credentials cannot be used:"
                            + " io.tierguard.secret.RecognisersTest$Nameless does not say whose credentials it recognises"
                            + " | mend it, or take it off the class path");
        }
    }

    @Test
    void each_provider_out_of_place_is_a_problem() {
        String text = "rk_" + "live_" + "fake rzp_" + "live_" + "fake rzp_" + "test_" + "fake";
        CredentialClassifier classifier = CredentialClassifier.standard();

        assertThat(problems(classifier, text, "staging").lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("TG-8001 "));
        assertThat(problems(classifier, text, "production"))
                .isEqualTo("TG-8002 KEY: holds a test credential of Razorpay, and this process is production"
                        + " | use the live credential of Razorpay in production");
    }
}
