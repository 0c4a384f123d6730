package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.tierguard.report.Report;
import io.tierguard.report.StartRefused;
import io.tierguard.tier.Tier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Whatever the values are: an alphabet that no text of ours uses leaves no trace of them in any report. */
public class NoValueLeavesTest {

    private static final List<String> NAMES = List.of(
            "APP_NUMBER",
            "APP_FLAG",
            "APP_URI",
            "APP_JDBC",
            "APP_SECRET",
            "APP_HOST_PORT",
            "APP_UNREAD",
            "APP_LIST",
            "TIERGUARD_ENVIRONMENT");

    @ConfigMapping(prefix = "app")
    interface Everything {
        int number();

        boolean flag();

        URI uri();

        JdbcUrl jdbc();

        SecretText secret();

        Optional<HostPort> hostPort();

        List<URI> list();

        String missing();
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withChars("ЖЩЫЮЯ").ofMinLength(4).ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> shapes() {
        return Arbitraries.of(
                "%s",
                "https://user:%s@a.prod.shop.example/?k=%s",
                "https://%s@x@y/%s",
                "jdbc:%s",
                "jdbc:postgresql://u:%s@h/%s",
                "%s:%s",
                "sk_live_x%s",
                "https://%s\\@b",
                "https://a.staging.shop.example/%s#%s",
                "mailto:%s");
    }

    @Property(tries = 500)
    void no_report_holds_any_part_of_a_value(@ForAll("secrets") String secret, @ForAll("shapes") String shape) {
        Map<String, String> variables = new TreeMap<>();
        for (String name : NAMES) {
            variables.put(name, shape.replace("%s", secret));
        }

        String report = Shop.problems(Everything.class, variables);

        assertThat(report).contains("TG-7001 APP_MISSING: is not set").doesNotContainPattern("[ЖЩЫЮЯ]");
    }

    @Property(tries = 100)
    void a_report_is_the_same_whatever_the_secret_is(@ForAll("secrets") String one, @ForAll("secrets") String other) {
        Map<String, String> first =
                Map.of("APP_SECRET", "sk_live_" + one, "APP_URI", "https://u:" + one + "@a.prod.shop.example");
        Map<String, String> second =
                Map.of("APP_SECRET", "sk_live_" + other, "APP_URI", "https://u:" + other + "@a.prod.shop.example");

        assertThat(Shop.problems(Everything.class, first)).isEqualTo(Shop.problems(Everything.class, second));
    }

    @ConfigMapping(prefix = "app")
    interface EveryWay {
        SecretText key();

        @ForbiddenIn(Tier.STAGING)
        Optional<String> forbidden();

        Optional<@WithConverter(Quoting.class) String> quoted();

        Optional<@WithConverter(Nothing.class) String> nothing();

        @WithConverter(Same.class)
        Optional<String> misplaced();

        Optional<Guarded> guarded();

        Optional<List<Integer>> numbers();

        Map<String, Integer> map();

        List<Group> groups();

        Optional<Integer> filed();

        Optional<SecretText> named();

        @RequiredIn(Tier.STAGING)
        Optional<String> missing();

        interface Group {
            int number();
        }
    }

    /** It quotes what it refuses, in message, cause and type. */
    public static final class Quoting implements Converter<String> {
        @Override
        public String convert(String value) {
            throw new IllegalStateException(value, new IllegalArgumentException(value));
        }
    }

    /** It takes everything, and gives no Optional. */
    public static final class Same implements Converter<String> {
        @Override
        public String convert(String value) {
            return value;
        }
    }

    /** It takes nothing. */
    public static final class Nothing implements Converter<String> {
        @Override
        public @Nullable String convert(String value) {
            return null;
        }
    }

    /** Its factory quotes what it refuses. */
    public record Guarded(String text) {
        public static Guarded of(String text) {
            throw new IllegalArgumentException("not " + text);
        }
    }

    /** Each variable with the value where a value can go wrong in its own way. */
    private static Map<String, String> everyWay(Path file, String secret) throws IOException {
        Files.writeString(file, secret);
        Map<String, String> variables = new TreeMap<>();
        for (String name : List.of(
                "APP_KEY",
                "app_key",
                "APP_FORBIDDEN",
                "APP_QUOTED",
                "APP_NOTHING",
                "APP_MISPLACED",
                "APP_GUARDED",
                "APP_NUMBERS_0_",
                "APP_MAP_TEAM",
                "APP_GROUPS_0__NUMBER",
                "APP_NAMED_FILE",
                "APP_MISSIN",
                "APP_UNREAD_FILE")) {
            variables.put(name, secret);
        }
        variables.put("app_key", secret + secret);
        variables.put("APP_NAMED_FILE", "/" + secret);
        variables.put("APP_FILED_FILE", file.toString());
        return variables;
    }

    @Property(tries = 60)
    void all_that_is_said_is_the_same_whatever_the_secret_is(
            @ForAll("secrets") String one, @ForAll("secrets") String other) throws IOException {
        Path file = Files.createTempFile("settings", ".secret");
        try {
            String first = said(everyWay(file, one));
            String second = said(everyWay(file, other));

            assertThat(first)
                    .contains(": 14 problems\n")
                    .doesNotContainPattern("[ЖЩЫЮЯ]")
                    .isEqualTo(second);
        } finally {
            Files.delete(file);
        }
    }

    /** Report, JSON, the exception, and what is logged on the way. */
    private static String said(Map<String, String> variables) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            Loading<EveryWay> loading = Shop.in("staging", variables).tryLoad(EveryWay.class);
            Report report = ((Loading.Failed<EveryWay>) loading).report();
            return report.text()
                    + report.json()
                    + loading
                    + new StartRefused(report)
                    + log.toString(StandardCharsets.UTF_8);
        } finally {
            System.setErr(before);
        }
    }
}
