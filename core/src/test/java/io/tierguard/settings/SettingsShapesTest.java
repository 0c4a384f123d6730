package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsShapesTest {

    @ConfigMapping(prefix = "app")
    interface Lists {
        List<String> hosts();

        @WithDefault("1,2")
        Set<Integer> numbers();

        Optional<List<URI>> links();
    }

    @ConfigMapping(prefix = "app")
    interface Groups {
        Db db();

        Optional<Cache> cache();

        List<Peer> peers();

        @WithParentName
        Naming naming();

        interface Db {
            String jdbcUser();

            @WithName("max")
            int poolSize();
        }

        interface Cache {
            HostPort server();

            Optional<String> name();
        }

        interface Peer {
            String name();

            OptionalInt weight();
        }

        interface Naming {
            String region();
        }
    }

    @ConfigMapping(prefix = "app")
    interface Maps {
        Map<String, String> labels();
    }

    @ConfigMapping(prefix = "app")
    interface MapOfGroups {
        Map<String, Groups.Db> databases();
    }

    @ConfigMapping(prefix = "app")
    interface Own {
        @WithConverter(Reversed.class)
        String word();

        Colour colour();

        enum Colour {
            RED,
            DARK_BLUE
        }

        final class Reversed implements Converter<String> {
            @Override
            public String convert(String value) {
                if (value.startsWith("!")) {
                    throw new IllegalArgumentException("quotes " + value);
                }
                return new StringBuilder(value).reverse().toString();
            }
        }
    }

    interface NoMapping {
        String name();
    }

    @ConfigMapping(prefix = "app")
    interface Unconvertible {
        Runnable task();
    }

    private static final Map<String, String> GROUPS = Map.of(
            "APP_DB_JDBC_USER", "app",
            "APP_DB_MAX", "5",
            "APP_PEERS_0__NAME", "first",
            "APP_PEERS_2__NAME", "third",
            "APP_PEERS_2__WEIGHT", "7",
            "APP_REGION", "eu");

    private static Map<String, String> groupsAnd(String name, String value) {
        Map<String, String> all = new java.util.TreeMap<>(GROUPS);
        all.put(name, value);
        return all;
    }

    @Nested
    class Lists_of_values {
        @Test
        void are_read_plain_and_indexed() {
            assertThat(Shop.load(Lists.class, Map.of("APP_HOSTS", "a,b\\,c")).hosts())
                    .containsExactly("a", "b,c");
            Lists indexed = Shop.load(Lists.class, Map.of("APP_HOSTS_0_", "a,b", "APP_HOSTS_1_", "c"));
            assertThat(indexed.hosts()).containsExactly("a,b", "c");
            assertThat(indexed.numbers()).containsExactlyInAnyOrder(1, 2);
            assertThat(indexed.links()).isEmpty();
        }

        @Test
        void do_not_lose_an_index_without_its_underscore() {
            assertThat(Shop.problems(Lists.class, Map.of("APP_HOSTS_0", "a")))
                    .contains(
                            "TG-7001 APP_HOSTS: is not set\n",
                            "TG-7004 APP_HOSTS_0 (environment variable): is set, but nothing reads it\n");
        }

        @Test
        void are_not_read_from_two_places() {
            assertThat(Shop.problems(Lists.class, Map.of("APP_HOSTS", "a", "APP_HOSTS_0_", "b")))
                    .contains(
                            "TG-7005 APP_HOSTS: is set twice, as APP_HOSTS (environment variable) and APP_HOSTS_0_ (environment variable)\n");
        }

        @Test
        void tell_a_malformed_element() {
            assertThat(Shop.problems(Lists.class, Map.of("APP_HOSTS", "a", "APP_NUMBERS", "1,two")))
                    .contains(
                            "TG-7003 APP_NUMBERS (environment variable): does not hold a list, each element a whole number\n")
                    .doesNotContain("two");
        }

        @Test
        void have_every_element_judged() {
            assertThat(Shop.problems(
                            Lists.class,
                            Map.of(
                                    "APP_HOSTS", "https://a.staging.shop.example,https://b.prod.shop.example",
                                    "APP_LINKS_0_", "https://c.staging.shop.example",
                                    "APP_LINKS_1_", "https://d.prod.shop.example")))
                    .contains(
                            "TG-2001 APP_HOSTS (environment variable): this process is staging, and b.prod.shop.example:443 belongs to production\n",
                            "TG-2001 APP_LINKS_1_ (environment variable): this process is staging, and d.prod.shop.example:443 belongs to production\n")
                    .contains(": 2 problems\n");
        }
    }

    @Nested
    class Groups_of_settings {
        @Test
        void are_read_nested_listed_and_optional() {
            Groups settings = Shop.load(Groups.class, GROUPS);

            assertThat(settings.db().jdbcUser()).isEqualTo("app");
            assertThat(settings.db().poolSize()).isEqualTo(5);
            assertThat(settings.cache()).isEmpty();
            assertThat(settings.peers()).extracting(Groups.Peer::name).containsExactly("first", "third");
            assertThat(settings.peers().get(1).weight()).hasValue(7);
            assertThat(settings.naming().region()).isEqualTo("eu");
        }

        @Test
        void are_required_as_a_whole_once_any_member_is_set() {
            assertThat(Shop.problems(Groups.class, groupsAnd("APP_CACHE_NAME", "c")))
                    .isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-7001 APP_CACHE_SERVER: is not set
                      to fix     set it to host:port
                    """);
        }

        @Test
        void tell_each_missing_member_of_each_element() {
            assertThat(Shop.problems(Groups.class, groupsAnd("APP_PEERS_1__WEIGHT", "1")))
                    .contains("TG-7001 APP_PEERS_1__NAME: is not set\n");
            assertThat(Shop.problems(Groups.class, Map.of("APP_DB_JDBC_USER", "app")))
                    .contains("TG-7001 APP_DB_MAX: is not set\n", "TG-7001 APP_REGION: is not set\n");
        }

        @Test
        void have_their_endpoints_judged() {
            assertThat(Shop.problems(Groups.class, groupsAnd("APP_CACHE_SERVER", "redis.prod.shop.example:6379")))
                    .contains(
                            "TG-2001 APP_CACHE_SERVER (environment variable): this process is staging, and redis.prod.shop.example:6379 belongs to production\n");
        }
    }

    @ConfigMapping(prefix = "app")
    interface Rare {
        Optional<List<Groups.Peer>> peers();

        @WithDefault("https://a.staging.shop.example,https://b.staging.shop.example")
        List<URI> links();

        @WithDefault("https://c.staging.shop.example")
        Map<String, URI> byName();

        Optional<String[]> array();
    }

    @ConfigMapping(prefix = "app")
    interface RareInProduction {
        @WithDefault("https://a.staging.shop.example,https://b.prod.shop.example")
        List<URI> links();

        @WithDefault("https://c.prod.shop.example")
        Map<String, URI> byName();
    }

    @ConfigMapping(prefix = "app")
    interface LookedUp {
        InetAddress address();

        Optional<List<InetAddress>> more();
    }

    @Nested
    class Rare_shapes {
        @Test
        void are_loaded() {
            Rare settings = Shop.load(
                    Rare.class, Map.of("APP_PEERS_0__NAME", "a", "APP_ARRAY", "https://d.staging.shop.example,e"));

            assertThat(settings.peers().orElseThrow())
                    .extracting(Groups.Peer::name)
                    .containsExactly("a");
            assertThat(settings.links()).hasSize(2);
            assertThat(settings.byName().get("any")).hasHost("c.staging.shop.example");
            assertThat(settings.array()).contains(new String[] {"https://d.staging.shop.example", "e"});
            assertThat(Shop.load(Rare.class, Map.of()).peers()).isEmpty();
        }

        @Test
        void have_their_members_required_and_their_defaults_judged() {
            assertThat(Shop.problems(Rare.class, Map.of("APP_PEERS_0__WEIGHT", "1")))
                    .contains(": 1 problem\n", "TG-7001 APP_PEERS_0__NAME: is not set\n");
            assertThat(Shop.problems(RareInProduction.class, Map.of()))
                    .contains(
                            ": 2 problems\n",
                            "TG-2001 APP_LINKS (default of links()): this process is staging, and b.prod.shop.example:443 belongs to production\n",
                            "TG-2001 APP_BY_NAME (default of byName()): this process is staging, and c.prod.shop.example:443 belongs to production\n");
            assertThat(Shop.problems(Rare.class, Map.of("APP_ARRAY", "a,https://d.prod.shop.example")))
                    .contains("TG-2001 APP_ARRAY (environment variable): ");
        }

        @Test
        void that_are_looked_up_too_early_are_refused() {
            assertThat(Shop.problems(LookedUp.class, Map.of("APP_ADDRESS", "x.prod.shop.example")))
                    .isEqualTo("""
                    shop refuses to start as staging: 2 problems

                    TG-7006 APP_ADDRESS: address() is of the type java.net.InetAddress, which is looked up before anybody can judge it
                      to fix     use HostPort, or a String with @Endpoint(port = …)

                    TG-7006 APP_MORE: more() is of the type java.net.InetAddress, which is looked up before anybody can judge it
                      to fix     use HostPort, or a String with @Endpoint(port = …)
                    """);
        }
    }

    @Nested
    class Maps_of_values {
        @Test
        void are_read_by_plain_and_by_quoted_key() {
            assertThat(Shop.load(Maps.class, Map.of("APP_LABELS_TEAM", "a", "APP_LABELS__MY_KEY_", "b"))
                            .labels())
                    .containsOnly(Map.entry("team", "a"), Map.entry("my.key", "b"));
            assertThat(Shop.load(Maps.class, Map.of()).labels()).isEmpty();
        }

        @Test
        void do_not_lose_a_key_that_cannot_be_told() {
            assertThat(Shop.problems(Maps.class, Map.of("APP_LABELS_MY_KEY", "a")))
                    .contains("TG-7004 APP_LABELS_MY_KEY (environment variable): is set, but nothing reads it\n");
        }

        @Test
        void are_judged() {
            assertThat(Shop.problems(Maps.class, Map.of("APP_LABELS_TEAM", "https://x.prod.shop.example")))
                    .contains("TG-2001 APP_LABELS_TEAM (environment variable): ");
        }

        @Test
        void of_groups_are_refused() {
            assertThat(Shop.problems(MapOfGroups.class, Map.of())).isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-7008 MapOfGroups: MapOfGroups cannot be used as a mapping: databases() is a map of more than values, which variables cannot spell without doubt
                      to fix     correct the interface, as docs/settings.md shows
                    """);
        }
    }

    @Nested
    class Own_types {
        @Test
        void are_converted() {
            Own settings = Shop.load(Own.class, Map.of("APP_WORD", "abc", "APP_COLOUR", "dark-blue"));

            assertThat(settings.word()).isEqualTo("cba");
            assertThat(settings.colour()).isEqualTo(Own.Colour.DARK_BLUE);
        }

        @Test
        void are_refused_without_what_their_converter_says() {
            assertThat(Shop.problems(Own.class, Map.of("APP_WORD", "!zqx", "APP_COLOUR", "green")))
                    .isEqualTo("""
                    shop refuses to start as staging: 2 problems

                    TG-7003 APP_COLOUR (environment variable): does not hold one of red, dark-blue
                      to fix     set it to one of red, dark-blue

                    TG-7003 APP_WORD (environment variable): does not hold a text
                      to fix     set it to a text
                    """);
        }

        @Test
        void that_nothing_converts_to_are_refused() {
            assertThat(Shop.problems(Unconvertible.class, Map.of()))
                    .contains(
                            "TG-7006 APP_TASK: task() is of the type java.lang.Runnable, which nothing converts to\n");
        }
    }

    @ConfigMapping(prefix = "app")
    interface Endpoints {
        Optional<URI> uri();

        Optional<URL> url();

        Optional<InetSocketAddress> socket();

        Optional<HostPort> hostPort();

        Optional<String> text();

        Optional<SecretText> secret();

        Optional<CharSequence> chars();

        @NotAnEndpoint(reason = "a CORS origin")
        Optional<String> origin();

        @NotAnEndpoint(reason = " ")
        Optional<String> withoutReason();

        @Endpoint(port = "port")
        Optional<String> host();

        @WithDefault("9092")
        int port();

        @Endpoint(port = "6379")
        Optional<String> cache();
    }

    @Nested
    class Endpoint_valued_settings {
        private String problems(String name, String value) {
            return Shop.problems(Endpoints.class, Map.of(name, value));
        }

        @Test
        void are_judged_whatever_type_holds_them() {
            String url = "https://x.prod.shop.example/p";
            for (String name :
                    List.of("APP_URI", "APP_URL", "APP_TEXT", "APP_SECRET", "APP_CHARS", "APP_WITHOUT_REASON")) {
                assertThat(problems(name, url))
                        .contains(
                                "TG-2001 " + name
                                        + " (environment variable): this process is staging, and x.prod.shop.example:443 belongs to production\n");
            }
            assertThat(problems("APP_SOCKET", "x.prod.shop.example:25"))
                    .contains("TG-2001 APP_SOCKET (environment variable): ");
            assertThat(problems("APP_HOST_PORT", "x.prod.shop.example:25"))
                    .contains("TG-2001 APP_HOST_PORT (environment variable): ");
            assertThat(problems("APP_HOST", "x.prod.shop.example"))
                    .contains(
                            "TG-2001 APP_HOST (environment variable): this process is staging, and x.prod.shop.example:9092 belongs to production\n");
            assertThat(problems("APP_CACHE", "x.prod.shop.example")).contains("x.prod.shop.example:6379");
        }

        @Test
        void are_judged_in_every_spelling() {
            for (String spelling : List.of(
                    "HTTPS://X.PROD.SHOP.EXAMPLE./",
                    " https://x.prod.shop.example",
                    "https://x.staging.shop.example@x.prod.shop.example/",
                    "https://x.prod.shop.example:8443?x=https://x.staging.shop.example",
                    "ws://x.prod.shop.example",
                    "r2dbc:postgresql://x.prod.shop.example/db",
                    "mongodb://a.staging.shop.example,x.prod.shop.example/db",
                    "amqps://user:fake@x.prod.shop.example")) {
                assertThat(problems("APP_TEXT", spelling))
                        .as(spelling)
                        .contains("TG-2001 APP_TEXT (environment variable): ");
            }
            for (String unreadable : List.of(
                    "https://x.prod.shop.example\\@x.staging.shop.example",
                    "https://x.staging.shop.example@y@z",
                    "https://x.staging.shop.example:99999",
                    "https://exa mple.com",
                    "mongodb+srv://x.staging.shop.example/db",
                    "JDBC:mysql://x")) {
                assertThat(problems("APP_TEXT", unreadable))
                        .as(unreadable)
                        .contains("TG-2008 APP_TEXT (environment variable): ");
            }
        }

        @Test
        void are_not_confused_with_texts_that_name_no_endpoint() {
            for (String text :
                    List.of("urn:a:b", "mailto:a@prod.shop.example", "classpath:x", "file:///etc/x", "a:b", "//x")) {
                Endpoints settings = Shop.load(Endpoints.class, Map.of("APP_TEXT", text));
                assertThat(settings.text()).contains(text);
            }
        }

        @Test
        void are_left_alone_where_a_reason_says_so() {
            String origin = "https://x.prod.shop.example";

            assertThat(Shop.load(Endpoints.class, Map.of("APP_ORIGIN", origin)).origin())
                    .contains(origin);
        }

        @Test
        void are_not_looked_up_when_they_are_read() {
            Endpoints settings = Shop.load(Endpoints.class, Map.of("APP_SOCKET", "a.staging.shop.example:25"));

            assertThat(settings.socket())
                    .get()
                    .satisfies(socket -> assertThat(socket.isUnresolved()).isTrue());
        }

        @ConfigMapping(prefix = "app")
        interface WithProductionDefault {
            @WithDefault("https://x.prod.shop.example")
            URI uri();
        }

        @Test
        void are_judged_in_their_defaults() {
            assertThat(Shop.problems(WithProductionDefault.class, Map.of()))
                    .contains("TG-2001 APP_URI (default of uri()): ");
        }
    }

    @Test
    void names_an_interface_that_is_no_mapping() {
        assertThat(Shop.problems(NoMapping.class, Map.of()))
                .contains("TG-7008 NoMapping: NoMapping cannot be used as a mapping: it has no @ConfigMapping\n");
        assertThat(Shop.problems(String.class, Map.of()))
                .contains("TG-7008 String: String cannot be used as a mapping: it is no interface\n");
    }
}
