package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the values are: an alphabet that no text of ours uses leaves no trace of them in any report. */
class NoValueLeavesTest {

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
}
