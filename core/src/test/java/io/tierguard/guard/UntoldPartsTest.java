package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a socket does not see may be the best for it; what a URL leaves open may be the worst. */
class UntoldPartsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-28T12:00:00Z"), ZoneOffset.UTC);

    private static final String REGISTRY = """
            version: 1
            endpoints:
              production:
                - db.example.com:5432/a
                - 10.0.0.1:5432/a
                - 10.0.0.3:5432/a
                - 10.0.0.5:5432/a
                - crossed.example.com
              staging:
                - db.example.com:5432/b
                - own.example.com
                - both.example.com:5432/a
                - both.example.com
                - 10.0.0.1:5432/b
                - 10.0.0.1:5432/c
                - 10.0.0.6
              shared:
                - 10.0.0.2:5432/a
                - 10.0.0.3:5432/b
              test:
                - 10.0.0.4:5432/a
            crossings:
              - {from: staging, to: production, endpoint: "crossed.example.com:5432", reason: r, expires: 2027-01-31}
            """;

    private static Guard guard(String more) {
        return Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", REGISTRY + more), NOON);
    }

    private final Guard guard = guard("");
    private final Guard allowing = guard("policy: {unknown-endpoints: allow}\n");

    private static Endpoint socket(String host) {
        return Endpoint.socket(Host.parse(host).orElseThrow(), 5432);
    }

    private static Endpoint open(String host) {
        return Endpoint.database("postgresql", Host.parse(host).orElseThrow(), Component.of(5432), Component.open());
    }

    private static String decided(Guard guard, Endpoint endpoint, String... addresses) {
        List<InetAddress> resolved = new ArrayList<>();
        for (String address : addresses) {
            try {
                resolved.add(InetAddress.getByName(address));
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }
        Decision decision = guard.decide(endpoint, resolved);
        return decision.reason()
                + decision.rule().map(rule -> " " + rule.pattern()).orElse("")
                + decision.decidingAddress().map(address -> " " + address).orElse("");
    }

    @Nested
    class What_a_socket_does_not_see {

        @Test
        void is_the_first_line_of_its_name_that_allows() {
            assertThat(decided(guard, socket("db.example.com"))).isEqualTo("OWN db.example.com:5432/b");
            assertThat(decided(guard, socket("both.example.com"))).isEqualTo("OWN both.example.com:5432/a");
        }

        @Test
        void is_what_is_surest_to_speak_where_no_line_allows() {
            Guard test = Guard.of(Environment.of(Tier.TEST), Registry.parse("tierguard.yaml", REGISTRY), NOON);

            assertThat(decided(test, socket("db.example.com"))).isEqualTo("UNKNOWN");
            assertThat(decided(test, socket("both.example.com"))).isEqualTo("FOREIGN both.example.com");
        }

        @Test
        void is_the_kindest_line_of_an_address() {
            assertThat(decided(guard, socket("own.example.com"), "10.0.0.1")).isEqualTo("OWN own.example.com");
            assertThat(decided(guard, socket("x.example.org"), "10.0.0.1"))
                    .isEqualTo("OWN_BY_ADDRESS 10.0.0.1:5432/b 10.0.0.1");
            assertThat(decided(guard, socket("x.example.org"), "10.0.0.6", "10.0.0.1"))
                    .isEqualTo("OWN_BY_ADDRESS 10.0.0.6 10.0.0.6");
        }

        @Test
        void proves_nothing_where_the_kindest_is_nobodys_or_everyones() {
            assertThat(decided(guard, socket("x.example.org"), "10.0.0.2")).isEqualTo("UNKNOWN");
            assertThat(decided(guard, socket("x.example.org"), "10.0.0.3")).isEqualTo("UNKNOWN");
            assertThat(decided(guard, socket("x.example.org"), "10.0.0.5")).isEqualTo("UNKNOWN");
            assertThat(decided(allowing, socket("x.example.org"), "10.0.0.5")).isEqualTo("UNKNOWN_ALLOWED");
            assertThat(decided(guard, socket("own.example.com"), "10.0.0.3")).isEqualTo("OWN own.example.com");
        }
    }

    @Nested
    class What_a_url_leaves_open {

        @Test
        void allows_where_every_line_does() {
            assertThat(decided(guard, open("both.example.com"))).isEqualTo("OWN both.example.com");
            assertThat(decided(guard, open("own.example.com"))).isEqualTo("OWN own.example.com");
        }

        @Test
        void is_refused_by_the_first_line_that_refuses_where_another_allows() {
            assertThat(decided(guard, open("db.example.com"))).isEqualTo("DEPENDS_ON_OPEN db.example.com:5432/a");
        }

        @Test
        void is_refused_by_what_is_surest_to_speak_where_every_line_refuses() {
            Guard test = Guard.of(Environment.of(Tier.TEST), Registry.parse("tierguard.yaml", REGISTRY), NOON);

            assertThat(decided(test, open("db.example.com"))).isEqualTo("UNKNOWN");
            assertThat(decided(test, open("both.example.com"))).isEqualTo("FOREIGN both.example.com");
        }

        @Test
        void is_the_harshest_line_of_an_address() {
            assertThat(decided(guard, open("own.example.com"), "10.0.0.1"))
                    .isEqualTo("DEPENDS_ON_OPEN 10.0.0.1:5432/a");
            assertThat(decided(guard, open("own.example.com"), "10.0.0.3"))
                    .isEqualTo("DEPENDS_ON_OPEN 10.0.0.3:5432/a");
            assertThat(decided(guard, open("own.example.com"), "10.0.0.2")).isEqualTo("OWN own.example.com");
            assertThat(decided(guard, open("x.example.org"), "10.0.0.4"))
                    .isEqualTo("FOREIGN_ADDRESS 10.0.0.4:5432/a 10.0.0.4");
        }

        @Test
        void is_covered_by_a_crossing_to_what_owns_the_name() {
            assertThat(decided(guard, open("crossed.example.com"), "10.0.0.5"))
                    .isEqualTo("CROSSING crossed.example.com");
            assertThat(decided(guard, open("crossed.example.com"), "10.0.0.4"))
                    .isEqualTo("DEPENDS_ON_OPEN 10.0.0.4:5432/a");
            assertThat(decided(guard, open("crossed.example.com"), "10.0.0.1"))
                    .isEqualTo("CROSSING crossed.example.com");
        }
    }

    @Nested
    class Among_many_lines_of_one_name {

        /** Twenty databases of production, twenty of staging, and perhaps one of another. */
        private Guard crowded(Tier tier, String... more) {
            StringBuilder yaml = new StringBuilder("version: 1\nendpoints:\n");
            for (String owner : List.of("production", "staging")) {
                yaml.append("  ").append(owner).append(":\n");
                for (int i = 10; i < 30; i++) {
                    yaml.append("    - db.example.com:5432/")
                            .append(owner)
                            .append(i)
                            .append('\n');
                }
            }
            for (String line : more) {
                yaml.append("  ").append(line).append('\n');
            }
            return Guard.of(Environment.of(tier), Registry.parse("tierguard.yaml", yaml.toString()), NOON);
        }

        @Test
        void one_of_each_owner_is_as_good_as_all() {
            assertThat(decided(crowded(Tier.STAGING), socket("db.example.com")))
                    .isEqualTo("OWN db.example.com:5432/staging10");
            assertThat(decided(crowded(Tier.PRODUCTION), socket("db.example.com")))
                    .isEqualTo("OWN db.example.com:5432/production10");
            assertThat(decided(crowded(Tier.TEST), socket("db.example.com"))).isEqualTo("UNKNOWN");
            assertThat(decided(crowded(Tier.STAGING), open("db.example.com")))
                    .isEqualTo("DEPENDS_ON_OPEN db.example.com:5432/production10");
        }

        @Test
        void the_last_is_the_surest_to_speak() {
            assertThat(decided(crowded(Tier.TEST, "test: [\"db.example.com\"]"), socket("db.example.com")))
                    .isEqualTo("OWN db.example.com");
            assertThat(decided(crowded(Tier.TEST, "development: [\"*.example.com\"]"), socket("db.example.com")))
                    .isEqualTo("FOREIGN *.example.com");
            assertThat(decided(crowded(Tier.TEST, "development: [\"*.example.com\"]"), open("db.example.com")))
                    .isEqualTo("FOREIGN *.example.com");
        }
    }
}
