package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import io.tierguard.archunit.report.SarifReport;
import io.tierguard.report.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All rules, and all that they write: with other secrets of the same kinds and other lengths it is the same to the byte,
 * but for fingerprints and the salt that an allow file draws.
 */
class NoLeakTest {

    private static final int PIECE = 4;

    @TempDir
    static Path temp;

    private static Map<String, String> one;
    private static Map<String, String> two;

    @BeforeAll
    static void run() throws IOException {
        one = outputs(Fakes.ONE);
        two = outputs(Fakes.TWO);
    }

    private static Fixture fixture(Fakes fakes) {
        return Fixture.in(temp)
                .fakes(fakes)
                .source("Formed", """
                        class Formed {
                            static final String GITHUB = "@GITHUB@";
                            String both() { return "@SLACK@ @STRIPE@"; }
                            String aws(String s) { return "@AWS@" + s + "@AWS_SECRET@"; }
                            String[] keys = {"-----BEGIN PRIVATE KEY-----\\n@KEY@", "@KEY@"};
                            @Deprecated(since = "@JWT@") void m() {}
                            String url = "jdbc:postgresql://db.prod.shop.example/orders?user=app&password=@PASSWORD@";
                            String four(int port) { return "amqp://app:@PASSWORD@@db.shop.example:" + port; }
                        }
                        """)
                .source("Reached", """
                        class Reached {
                            Object login() { return login("@NAMED@"); }
                            Object login(String word) {
                                return new java.net.PasswordAuthentication("app", word.toCharArray());
                            }
                            Object key() { return new javax.crypto.spec.SecretKeySpec("@NAMED@".getBytes(), "AES"); }
                            Object split() {
                                String word = "@PASSWORD@";
                                word += "-@NAMED@";
                                return new javax.crypto.spec.PBEKeySpec(word.toCharArray());
                            }
                        }
                        """)
                .source("Named", """
                        class Named {
                            private String passphrase = "@NAMED@";
                            boolean opens(String password) { return password.equals("@NAMED@"); }
                            Object map() { return java.util.Map.of("password", "@NAMED@"); }
                            @interface Login { String password(); }
                            @Login(password = "@NAMED@") void annotated() {}
                        }
                        """)
                .source("Agnostic", """
                        class Agnostic {
                            String host() { return "https://app:@PASSWORD@@payments.prod.shop.example/@NAMED@"; }
                            String region() { return System.getProperty("region", "@NAMED@"); }
                            Object client() { return java.net.http.HttpClient.newHttpClient(); }
                            boolean isReal(String tier) { return tier.equals("production") || tier.equals("@NAMED@"); }
                        }
                        """)
                .source("Use", "class Use { String s() { return Formed.GITHUB + \"x\"; } }")
                .source("Large", "class Large { int m(int i) { " + "i++;".repeat(21_000) + " return i; } }");
    }

    private static Map<String, String> outputs(Fakes fakes) throws IOException {
        Path work = Files.createTempDirectory(temp, "work");
        Path registry = Files.writeString(work.resolve("tierguard.yaml"), """
                version: 1
                application: shop
                endpoints:
                  production:
                    - "*.prod.shop.example"
                """);
        RuleSettings settings = RuleSettings.defaults().registry(registry);
        JavaClasses classes = fixture(fakes).imported();
        Map<String, String> outputs = new LinkedHashMap<>();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            ConfiguredRules rules = TierguardRules.with(settings);
            outputs.put(
                    "report", rules.all().evaluate(classes).getFailureReport().toString());
            outputs.put("exception", printed(catchThrowable(() -> rules.all().check(classes))));
            outputs.put("findings", rules.report(classes).toString());
            outputs.put("sarif", SarifReport.of(rules.report(classes)).json());
            outputs.put("store", frozen(rules.all(), classes, Files.createDirectory(work.resolve("store"))));
            Path file = work.resolve("tier-rules.allow");
            rules.startAllowFile(classes, file, "was there before", Optional.of(LocalDate.parse("2027-03-31")));
            outputs.put("allow file", Files.readString(file));
            ConfiguredRules ended = new ConfiguredRules(
                    settings.allowFile(file), Clock.fixed(Instant.parse("2027-04-01T12:00:00Z"), ZoneOffset.UTC));
            outputs.put("ended", printed(catchThrowable(() -> ended.all().check(classes))));
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("was there before", "?")
                            .replaceFirst("(?m)^(\\w{12}) \\|", "$1x |"));
            outputs.put("broken", printed(catchThrowable(() -> ended.all().check(classes))));
        } finally {
            System.setErr(err);
        }
        outputs.put("log", log.toString(StandardCharsets.UTF_8));
        outputs.replaceAll((name, text) -> comparable(text));
        return outputs;
    }

    /** With its causes, and without the names of the classes on the way. */
    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().lines().filter(line -> !line.startsWith("\tat ")).collect(Collectors.joining("\n"));
    }

    private static String frozen(ArchRule rule, JavaClasses classes, Path store) {
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setProperty("freeze.store.default.path", store.toString());
            configuration.setProperty("freeze.store.default.allowStoreCreation", "true");
            FreezingArchRule.freeze(rule).check(classes);
        });
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> !file.endsWith("stored.rules"))
                    .map(NoLeakTest::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without fingerprints, and without the order that ArchUnit gives to lines by them. */
    private static String comparable(String text) {
        return withoutFingerprints(text).lines().sorted().collect(Collectors.joining("\n"));
    }

    private static String withoutFingerprints(String text) {
        return Report.withoutFingerprints(text)
                .replaceAll("(?m)^salt [A-Z2-7]{26}$", "salt")
                .replaceAll("\"[A-Z2-7]{12}\"", "\"\"")
                .replaceAll("(?m)^[A-Z2-7]{12} ", "")
                .replaceAll("allowed [A-Z2-7]{12} until", "allowed until");
    }

    @Test
    void other_secrets_change_nothing_but_fingerprints() {
        assertThat(two).isEqualTo(one);
    }

    @Test
    void no_output_holds_a_piece_of_a_value() {
        one.forEach((name, text) -> assertHoldsNone(name, text, Fakes.ONE));
        two.forEach((name, text) -> assertHoldsNone(name, text, Fakes.TWO));
    }

    @Test
    void every_kind_of_output_has_something_to_say() {
        assertThat(one.get("report"))
                .contains("TG-5001", "TG-5005", "TG-5006", "TG-5007", "TG-5008")
                .contains("passes a hard-coded value to", "is named like a secret and holds a hard-coded value");
        assertThat(one.get("exception")).contains("java.lang.AssertionError", "TG-5001");
        assertThat(one.get("sarif")).contains("\"ruleId\":\"TG-5001\"");
        assertThat(one.get("store")).contains("[TG-5001]", "[TG-5008]");
        assertThat(one.get("allow file"))
                .contains("credential-sinks | ", "secret-names | ", "provider-tokens | ", "tier-endpoints | ");
        assertThat(one.get("ended")).contains("[TG-5001]", "[TG-5010]");
        assertThat(one.get("broken")).contains("TG-5009", "gives no reason", "begins with no fingerprint");
        assertThat(one.get("log")).contains("TG-5012");
    }

    private static void assertHoldsNone(String name, String text, Fakes fakes) {
        // a value may share a piece with a word of the catalogue
        String output = Arrays.stream(Code.values()).map(Code::fix).reduce(text, (one, fix) -> one.replace(fix, ""));
        for (String value : fakes.values()) {
            for (int i = 0; i + PIECE <= value.length(); i++) {
                assertThat(output).as(name).doesNotContain(value.substring(i, i + PIECE));
            }
        }
    }
}
