package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithKeys;
import io.smallrye.config.WithParentName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever shape a mapping has: no endpoint reaches the application unjudged, and every problem is in the one report. */
public class NothingUnjudgedTest {

    private static final String OTHER = "x.prod.shop.example";

    @ConfigMapping(prefix = "app")
    interface Shapes {
        Optional<HostPort[]> hostPorts();

        Optional<InetSocketAddress[]> sockets();

        Optional<@WithConverter(ToUri.class) URI> converted();

        Optional<List<@WithConverter(ToUri.class) URI>> listed();

        Map<String, @WithConverter(ToHostPort.class) HostPort> mapped();

        Optional<@WithConverter(Decoded.class) String> decoded();

        @Endpoint(port = "5432")
        Optional<List<String>> hosts();

        @Endpoint(port = "6379")
        Map<String, String> caches();

        @Endpoint(port = "brokerPort")
        Optional<String> broker();

        OptionalInt brokerPort();

        Optional<URI> uri();

        Optional<String> text();
    }

    public static final class ToUri implements Converter<URI> {
        @Override
        public URI convert(String value) {
            return URI.create("https://" + value + "/");
        }
    }

    public static final class ToHostPort implements Converter<HostPort> {
        @Override
        public HostPort convert(String value) {
            return new HostPort(value, 5);
        }
    }

    public static final class Decoded implements Converter<String> {
        @Override
        public String convert(String value) {
            return new StringBuilder(value).reverse().toString();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "APP_HOST_PORTS, a.staging.shop.example:1|x.prod.shop.example:1",
        "APP_SOCKETS, x.prod.shop.example:1",
        "APP_CONVERTED, x.prod.shop.example",
        "APP_LISTED, a.staging.shop.example|x.prod.shop.example",
        "APP_LISTED_0_, x.prod.shop.example",
        "APP_MAPPED_A, x.prod.shop.example",
        "APP_DECODED, elpmaxe.pohs.dorp.x//:sptth",
        "APP_HOSTS, a.staging.shop.example|x.prod.shop.example",
        "APP_HOSTS_0_, x.prod.shop.example",
        "APP_CACHES_A, x.prod.shop.example",
        "APP_BROKER, x.prod.shop.example",
        "APP_TEXT, \u0001https://x.prod.shop.example",
        "APP_TEXT, \uFEFFhttps://x.prod.shop.example",
        "APP_TEXT, \u00A0https://x.prod.shop.example"
    })
    void an_endpoint_of_another_tier_is_found(String name, String value) {
        assertThat(Shop.problems(Shapes.class, Map.of(name, value.replace('|', ','))))
                .contains(
                        "TG-2001 " + name + " (environment variable): this process is staging, and " + OTHER,
                        ": 1 problem\n");
    }

    @Test
    void a_url_for_secrets_manager_is_judged_where_it_has_no_authority() {
        assertThat(Shop.problems(Shapes.class, Map.of("APP_TEXT", "jdbc-secretsmanager:oracle:thin:@" + OTHER)))
                .contains("TG-2008 APP_TEXT (environment variable): where jdbc-secretsmanager:oracle:… leads cannot be"
                        + " determined: no reader on the class path knows this kind of target");
    }

    @Test
    void own_endpoints_of_every_shape_load() {
        String own = "a.staging.shop.example";
        Shapes settings = Shop.load(
                Shapes.class,
                Map.of(
                        "APP_HOST_PORTS", own + ":1," + own + ":2",
                        "APP_CONVERTED", own,
                        "APP_MAPPED_A", own,
                        "APP_HOSTS", own + ",b.staging.shop.example",
                        "APP_CACHES_A", own,
                        "APP_BROKER", own));

        assertThat(settings.hostPorts().orElseThrow()).hasSize(2);
        assertThat(settings.converted()).contains(URI.create("https://" + own + "/"));
        assertThat(settings.hosts().orElseThrow()).hasSize(2);
    }

    @Test
    void a_url_without_a_scheme_is_refused_where_it_is_read_as_one() {
        assertThat(Shop.problems(Shapes.class, Map.of("APP_URI", "//x.prod.shop.example/")))
                .contains("TG-2008 APP_URI (environment variable): ");
    }

    @Test
    void a_port_that_is_none_is_told_at_the_port() {
        assertThat(Shop.problems(
                        Shapes.class, Map.of("APP_BROKER", "a.staging.shop.example", "APP_BROKER_PORT", "99999")))
                .contains(": 1 problem\n", "TG-7003 APP_BROKER_PORT (environment variable): does not hold a port\n");
    }

    @Nested
    public class Of_what_could_fail {
        @ConfigMapping(prefix = "app")
        interface Failing {
            @WithConverter(Throwing.class)
            String value();
        }

        public static final class Throwing implements Converter<String> {
            @Override
            public String convert(String value) {
                throw new AssertionError("quotes " + value);
            }
        }

        @ConfigMapping(prefix = "app")
        interface Flags {
            boolean[] flags();
        }

        @ConfigMapping(prefix = "app")
        interface Addresses {
            InetAddress[] addresses();
        }

        @ConfigMapping(prefix = "app")
        interface Cyclic {
            Optional<Cyclic2> next();
        }

        interface Cyclic2 {
            Optional<Cyclic3> next();
        }

        interface Cyclic3 {
            Optional<Cyclic2> next();
        }

        interface Generic<T> {
            T value();
        }

        @ConfigMapping(prefix = "app")
        interface OfGeneric extends Generic<String> {
            Optional<String> other();
        }

        @Test
        void an_error_of_a_converter_is_a_malformed_value_without_its_words() {
            assertThat(Shop.problems(Failing.class, Map.of("APP_VALUE", "zqx")))
                    .contains("TG-7003 APP_VALUE (environment variable): does not hold a text\n")
                    .doesNotContain("zqx");
        }

        @Test
        void arrays_are_checked_by_element() {
            assertThat(Shop.problems(Flags.class, Map.of("APP_FLAGS", "true,maybe")))
                    .contains(
                            "TG-7003 APP_FLAGS (environment variable): does not hold a list, each element true or false\n");
            assertThat(Shop.load(Flags.class, Map.of("APP_FLAGS", "true,false")).flags())
                    .containsExactly(true, false);
            assertThat(Shop.problems(Addresses.class, Map.of("APP_ADDRESSES", OTHER)))
                    .contains("TG-7006 APP_ADDRESSES: ");
        }

        @Test
        void a_mapping_that_contains_itself_is_told() {
            assertThat(Shop.problems(Cyclic.class, Map.of())).contains("TG-7008 Cyclic: ");
        }

        @Test
        void a_member_that_is_overlooked_is_told() {
            assertThat(Shop.problems(OfGeneric.class, Map.of("APP_VALUE", "a")))
                    .contains(
                            "TG-7008 OfGeneric: OfGeneric cannot be used as a mapping: value() comes from a type with parameters: ");
        }

        @Test
        void a_very_long_value_is_only_a_value() {
            assertThat(Shop.load(Shapes.class, Map.of("APP_TEXT", "a:".repeat(60_000)))
                            .text())
                    .isPresent();
            assertThat(Shop.in("staging", Map.of())
                            .check(Map.of("a", "a:".repeat(60_000)))
                            .isClean())
                    .isTrue();
        }

        @Test
        void a_name_forges_no_line_of_a_report() {
            assertThat(Shop.problems(Shapes.class, Map.of("APP_X\nTG-9999 FORGED", "1")))
                    .doesNotContain("\nTG-9999")
                    .contains(": 1 problem\n");
        }

        @Test
        void a_check_takes_a_setting_without_a_value_and_very_many() {
            Map<String, String> settings = new TreeMap<>();
            settings.put("a", null);
            for (int i = 0; i < 20_000; i++) {
                settings.put("X" + i + "_PORT", "1");
            }

            assertThat(Shop.in("staging", Map.of()).check(settings).isClean()).isTrue();
        }
    }

    @Nested
    class In_the_one_report {
        @ConfigMapping(prefix = "app")
        interface Report {
            Optional<List<String>> list();

            Map<Integer, String> numbers();

            Map<Boolean, String> answers();

            Map<String, String> labels();
        }

        @ConfigMapping(prefix = "app")
        interface BadDefault {
            @WithDefault("abc")
            int number();

            @WithDefault("")
            String text();
        }

        @ConfigMapping(prefix = "app")
        interface OwnKeys {
            @WithKeys(Keys.class)
            Map<String, String> labels();

            final class Keys implements Supplier<Iterable<String>> {
                @Override
                public Iterable<String> get() {
                    return Set.of("us-east");
                }
            }
        }

        @ConfigMapping
        interface Everything {
            @WithParentName
            Map<String, String> all();
        }

        @ParameterizedTest
        @CsvSource(
                delimiterString = " -> ",
                value = {
                    "APP_LIST=| -> TG-7002 APP_LIST (environment variable): is set, but empty",
                    "APP_NUMBERS_FOO=a -> TG-7003 APP_NUMBERS_FOO (environment variable): does not hold in its name a key of the type Integer",
                    "APP_ANSWERS_MAYBE=a -> TG-7003 APP_ANSWERS_MAYBE (environment variable): does not hold in its name a key of the type Boolean",
                    "APP_LABELS_FOO= -> TG-7002 APP_LABELS_FOO (environment variable): is set, but empty",
                    "APP_LIST_00_=a APP_LIST_0_=b -> TG-7005 APP_LIST_00_: is set twice, as APP_LIST_00_ (environment variable) and APP_LIST_0_ (environment variable)"
                })
        void stands_what_smallrye_would_only_tell_later_or_never(String variables, String problem) {
            Map<String, String> all = new TreeMap<>();
            for (String variable : variables.split(" ")) {
                all.put(
                        variable.substring(0, variable.indexOf('=')),
                        variable.substring(variable.indexOf('=') + 1).replace('|', ','));
            }
            assertThat(Shop.problems(Report.class, all)).contains(": 1 problem\n", problem + "\n");
        }

        @Test
        void stands_a_default_that_does_not_convert() {
            assertThat(Shop.problems(BadDefault.class, Map.of()))
                    .contains(
                            "TG-7008 APP_NUMBER: BadDefault cannot be used as a mapping: the default of number() is not a whole number\n",
                            "TG-7008 APP_TEXT: BadDefault cannot be used as a mapping: the default of text() is not a text\n");
        }

        @Test
        void stand_maps_that_variables_cannot_spell() {
            assertThat(Shop.problems(OwnKeys.class, Map.of("APP_LABELS_US_EAST", "a")))
                    .contains(": 1 problem\n", "labels() is a map with keys of its own");
            assertThat(Shop.problems(Everything.class, Map.of())).contains("all() is a map with keys of its own");
        }

        @Test
        void stands_a_foreign_endpoint_beside_the_doubt_which_spelling_counts() {
            assertThat(Shop.problems(
                            Shapes.class,
                            Map.of("APP_TEXT", "https://" + OTHER, "app_text", "https://a.staging.shop.example")))
                    .contains("TG-7005 APP_TEXT: ", "TG-2001 APP_TEXT (environment variable): ");
        }

        @Test
        void our_own_variable_is_no_stray() {
            assertThat(Shop.load(OwnPrefix.class, Map.of()).name()).isEmpty();
        }

        @ConfigMapping(prefix = "tierguard")
        interface OwnPrefix {
            Optional<String> name();
        }
    }
}
