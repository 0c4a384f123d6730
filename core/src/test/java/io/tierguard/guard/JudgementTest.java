package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.Evidence;
import io.tierguard.identity.Identity;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Registry REGISTRY = Registry.parse("tierguard.yaml", """
            version: 1
            endpoints:
              production: ["*.prod.example.com", 10.1.0.0/16]
              staging: ["*.staging.example.com", 10.2.0.0/16]
            policy:
              mode: {development: {observe-until: 2027-01-31}}
            """);

    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-28T12:00:00Z"), ZoneOffset.UTC);

    private static Guard guard(Tier tier) {
        Evidence claim = Evidence.of(Evidence.CLAIM, tier.text(), "environment variable");
        return Guard.of(new Identity(Environment.of(tier), List.of(claim)), REGISTRY, NOON);
    }

    private final Guard guard = guard(Tier.STAGING);

    private Judgement judge(String url) {
        return guard.judge(Target.of(url).usedBy("SHOP_URL"), Resolver.none());
    }

    @Nested
    class Of_what_is_allowed {
        private final Judgement judgement = judge("https://user:sesame@a.staging.example.com/sesame?key=sesame");

        @Test
        void refuses_nothing() {
            assertThat(judgement.isAllowed()).isTrue();
            assertThat(judgement.isRefusedWhenEnforced()).isFalse();
            assertThat(judgement.wouldRefuse()).isFalse();
            assertThat(judgement.firstRefused()).isEmpty();
            assertThat(judgement.code()).isEmpty();
            assertThat(judgement.message()).isEmpty();
            assertThat(judgement.problems("SHOP_URL")).isEmpty();
        }

        @Test
        void shows_what_it_is_about_without_secrets() {
            assertThat(judgement).hasToString("allowed https://a.staging.example.com");
            assertThat(judgement.usedBy()).isEqualTo("SHOP_URL");
            assertThat(judgement.decisions()).singleElement().hasToString("allowed a.staging.example.com:443 OWN");
        }
    }

    @Nested
    class Of_what_is_refused {
        private final Judgement judgement =
                judge("mongodb://a.staging.example.com,b.prod.example.com,c.example.org/orders");

        @Test
        void refuses_for_the_first_and_tells_of_all() {
            assertThat(judgement.isAllowed()).isFalse();
            assertThat(judgement.isRefusedWhenEnforced()).isTrue();
            assertThat(judgement.wouldRefuse()).isFalse();
            assertThat(judgement.code()).contains(Code.FOREIGN_ENDPOINT);
            assertThat(judgement.firstRefused()).contains(judgement.decisions().get(1));
            assertThat(judgement.decisions())
                    .extracting(decision -> decision.code().map(Code::id).orElse("-"))
                    .containsExactly("-", "TG-2001", "TG-2002");
        }

        @Test
        void is_a_problem_for_each_endpoint_with_the_evidence() {
            assertThat(judgement.problems("SHOP_URL"))
                    .extracting(JudgementTest::whole)
                    .containsExactly("""
                            TG-2001 SHOP_URL: this process is staging, and b.prod.example.com:27017 belongs to production
                            production by  *.prod.example.com                tierguard.yaml:3
                            staging by  tierguard.environment=staging     environment variable
                            to fix  point SHOP_URL at an endpoint of staging, or correct tierguard.yaml:3 if this endpoint is not production's
                            """, """
                            TG-2002 SHOP_URL: this process is staging, and c.example.org:27017 belongs to nobody
                            staging by  tierguard.environment=staging     environment variable
                            to fix  say in tierguard.yaml under endpoints: whose c.example.org:27017 is, or point SHOP_URL at an endpoint of staging
                            """);
            assertThat(whole(judgement.problem("OTHER", judgement.decisions().get(2))))
                    .startsWith("TG-2002 OTHER: this process is staging, and c.example.org:27017 belongs to nobody\n");
        }

        @Test
        void takes_what_else_a_wrapper_knows_between_evidence_and_fix() {
            assertThat(judge("https://b.prod.example.com").message(new Detail("by way of", "a redirect")))
                    .isEqualTo("""
                            TG-2001 refused: this process is staging, and b.prod.example.com:443 belongs to production
                              used by        SHOP_URL
                              target         https://b.prod.example.com  (credentials and parameters left out)
                              production by  *.prod.example.com                tierguard.yaml:3
                              staging by     tierguard.environment=staging     environment variable
                              by way of      a redirect
                              to fix         point SHOP_URL at an endpoint of staging, or correct tierguard.yaml:3 if this endpoint is not production's""");
        }

        @Test
        void shows_what_it_is_about_without_secrets() {
            assertThat(judge("https://user:sesame@b.prod.example.com/sesame?key=sesame"))
                    .hasToString("refused https://b.prod.example.com");
            assertThat(judgement.decisions().get(1)).hasToString("refused b.prod.example.com:27017 FOREIGN");
        }
    }

    @Nested
    class Of_what_is_only_observed {
        private final Judgement judgement =
                guard(Tier.DEVELOPMENT).judge(Target.of("https://b.prod.example.com"), Resolver.none());

        @Test
        void allows_and_tells_what_it_would_refuse() {
            assertThat(judgement.isAllowed()).isTrue();
            assertThat(judgement.isRefusedWhenEnforced()).isTrue();
            assertThat(judgement.wouldRefuse()).isTrue();
            assertThat(judgement.firstRefused()).contains(judgement.decisions().get(0));
            assertThat(judgement.code()).contains(Code.FOREIGN_ENDPOINT);
            assertThat(judgement.message()).startsWith("TG-2001 refused: this process is development, and ");
            assertThat(judgement.problems("SHOP_URL")).isEmpty();
            assertThat(judgement).hasToString("allowed https://b.prod.example.com");
            assertThat(judgement.decisions().get(0).wouldRefuse()).isTrue();
        }
    }

    @Nested
    class Of_what_cannot_be_read {
        private final Judgement judgement = judge("https://sesame@sesame@a");

        @Test
        void refuses_in_every_mode() {
            for (Judgement one : List.of(
                    judgement, guard(Tier.DEVELOPMENT).judge(Target.of("https://sesame@sesame@a"), Resolver.none()))) {
                assertThat(one.isAllowed()).isFalse();
                assertThat(one.isRefusedWhenEnforced()).isTrue();
                assertThat(one.wouldRefuse()).isFalse();
                assertThat(one.code()).contains(Code.UNDETERMINABLE);
                assertThat(one.decisions()).isEmpty();
                assertThat(one.firstRefused()).isEmpty();
                assertThat(one).hasToString("refused https:…");
            }
        }

        @Test
        void is_one_problem() {
            assertThat(judgement.problems("SHOP_URL"))
                    .singleElement()
                    .satisfies(problem -> assertThat(whole(problem)).isEqualTo("""
                            TG-2008 SHOP_URL: where https:… leads cannot be determined: it has more than one @ before the path
                            to fix  write it as scheme://host:port/path, in plain characters
                            """));
        }

        @Test
        void takes_what_else_a_wrapper_knows() {
            assertThat(guard.undeterminable("a client", "a redirect", "it names two", "send one")
                            .message(new Detail("by way of", "a proxy")))
                    .isEqualTo("""
                            TG-2008 refused: where a redirect leads cannot be determined: it names two
                              used by    a client
                              by way of  a proxy
                              to fix     send one""");
        }
    }

    private static String whole(Problem problem) {
        StringBuilder out = new StringBuilder(problem.toString()).append('\n');
        problem.details()
                .forEach(detail -> out.append(detail.label())
                        .append("  ")
                        .append(detail.text())
                        .append('\n'));
        return out.append("to fix  ").append(problem.fix()).append('\n').toString();
    }

    @Nested
    class Looks_up {
        private final List<String> asked = new ArrayList<>();

        private Resolver answering(String... addresses) {
            return name -> {
                asked.add(name);
                List<InetAddress> found = new ArrayList<>();
                for (String address : addresses) {
                    found.add(InetAddress.getByName(address));
                }
                return found;
            };
        }

        @Test
        void each_name_and_shows_all_its_addresses_in_order() {
            Judgement judgement =
                    guard.judge(Target.of("redis://b.example.org,a.example.org"), answering("10.2.0.9", "10.2.0.10"));

            assertThat(asked).containsExactly("b.example.org", "a.example.org");
            assertThat(judgement.isAllowed()).isTrue();
            assertThat(judgement.decisions()).allSatisfy(decision -> {
                assertThat(decision.reason()).isEqualTo(Reason.OWN_BY_ADDRESS);
                assertThat(decision.addresses())
                        .extracting(InetAddress::getHostAddress)
                        .containsExactly("10.2.0.10", "10.2.0.9");
                assertThat(decision.decidingAddress())
                        .contains(Host.parse("10.2.0.10").orElseThrow());
            });
        }

        @Test
        void no_address_and_nothing_that_stays_in_the_process() {
            guard.judge(Target.of("https://10.2.0.1"), answering("10.1.0.1"));
            guard.judge(Target.of(Endpoint.local("h2", Component.of("orders"))), answering("10.1.0.1"));

            assertThat(asked).isEmpty();
        }

        @Test
        void judges_by_the_name_alone_where_the_resolver_fails_in_whatever_way() {
            for (Resolver failing : List.<Resolver>of(Resolver.none(), name -> {
                throw new IllegalStateException("no network");
            })) {
                Judgement judgement = guard.judge(Target.of("https://a.staging.example.com"), failing);

                assertThat(judgement.isAllowed()).isTrue();
                assertThat(judgement.decisions().get(0).addresses()).isEmpty();
            }
        }

        @Test
        void as_the_jvm_does_where_no_resolver_is_given() throws UnknownHostException {
            Guard testing = guard(Tier.TEST);

            for (Judgement judgement : List.of(
                    testing.judge("http://localhost:8080"),
                    testing.judge(URI.create("http://localhost:8080")),
                    testing.judge(Target.of("http://localhost:8080")))) {
                assertThat(judgement.isAllowed()).isTrue();
                assertThat(judgement.decisions().get(0).addresses())
                        .containsExactly(InetAddress.getAllByName("localhost"));
            }
        }
    }

    @Test
    void a_guard_shows_who_it_guards_by_what() {
        assertThat(guard).hasToString("Guard of staging by tierguard.yaml");
        assertThat(guard.environment()).isEqualTo(Environment.of(Tier.STAGING));
        assertThat(guard.identity().evidence()).hasSize(1);
        assertThat(guard.registry()).isSameAs(REGISTRY);
        assertThat(guard.today()).isEqualTo(LocalDate.of(2027, 1, 28));
    }

    @Test
    void an_open_port_is_shown_without_one() {
        Endpoint endpoint = Endpoint.database(
                "postgresql", Host.parse("b.prod.example.com").orElseThrow(), Component.open(), Component.of("orders"));

        assertThat(guard.judge(Target.of(endpoint), Resolver.none())).hasToString("refused b.prod.example.com/orders");
    }
}
