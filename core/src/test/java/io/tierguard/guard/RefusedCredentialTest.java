package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.Identity;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.testing.RecordingLogger;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Credentials on their way to an endpoint. */
class RefusedCredentialTest {

    private static final String REGISTRY = """
            version: 1
            environments:
              release: production
              qa-eu: staging
            credentials:
              - {provider: Acme, live: acme_live_, test: acme_test_}
            endpoints:
              production: ["*.prod.example.com"]
              release: [release.example.com]
              staging: ["*.staging.example.com"]
              qa-eu: [qa.example.com]
              shared: [api.acme.example]
            crossings:
              - {from: staging, to: production, endpoint: "metrics.prod.example.com:443", reason: a dashboard, expires: 2027-01-31}
              - {from: staging, to: release, endpoint: "release.example.com:443", reason: a dashboard, expires: 2027-01-31}
              - {from: staging, to: qa-eu, endpoint: "qa.example.com:443", reason: a dashboard, expires: 2027-01-31}
              - {from: production, to: staging, endpoint: "old.staging.example.com:443", reason: a move, expires: 2027-01-31}
              - {from: production, to: qa-eu, endpoint: "qa.example.com:443", reason: a move, expires: 2027-01-31}
            """;

    private static final String LIVE = "acme_" + "live_documented_fake";
    private static final String TEST = "acme_" + "test_documented_fake";
    private static final Instant NOON = Instant.parse("2027-01-20T12:00:00Z");

    private final RecordingLogger log = new RecordingLogger(Level.WARN);
    private final List<MisplacedCredential> told = new ArrayList<>();
    private final GuardListener listener = new GuardListener() {
        @Override
        public void misplaced(MisplacedCredential credential) {
            told.add(credential);
        }
    };

    private Guard guard(Tier tier, String registry) {
        return Guard.of(
                        Identity.stated(Environment.of(tier)),
                        Registry.parse("tierguard.yaml", registry),
                        NOON,
                        Audit.of(NOON, log, new AtomicLong()::get))
                .with(listener);
    }

    private Optional<Judgement> presented(Guard guard, String url, String text) {
        Judgement endpoint = guard.judge(Target.of(url), Resolver.none());
        assertThat(endpoint.isAllowed()).isTrue();
        return guard.refusedCredential("GuardedClient", "the Authorization header", text, endpoint);
    }

    private Optional<Code> code(Tier tier, String url, String text) {
        return presented(guard(tier, REGISTRY), url, text).flatMap(Judgement::code);
    }

    @Nested
    class To_what_is_shared {
        @Test
        void are_refused_where_they_do_not_belong() {
            assertThat(code(Tier.STAGING, "https://api.acme.example/pay", LIVE)).contains(Code.LIVE_CREDENTIAL);
            assertThat(code(Tier.PRODUCTION, "https://api.acme.example/pay", TEST))
                    .contains(Code.TEST_CREDENTIAL);
        }

        @Test
        void pass_where_they_do() {
            assertThat(code(Tier.STAGING, "https://api.acme.example/pay", TEST)).isEmpty();
            assertThat(code(Tier.PRODUCTION, "https://api.acme.example/pay", LIVE))
                    .isEmpty();
            assertThat(code(Tier.STAGING, "https://api.acme.example/pay", "Bearer of-nobody"))
                    .isEmpty();
        }
    }

    @Nested
    class Over_a_crossing {
        @Test
        void are_covered_where_it_leads_to_whom_they_belong_to() {
            assertThat(code(Tier.STAGING, "https://metrics.prod.example.com/", LIVE))
                    .isEmpty();
            assertThat(code(Tier.STAGING, "https://release.example.com/", LIVE)).isEmpty();
            assertThat(code(Tier.PRODUCTION, "https://old.staging.example.com/", TEST))
                    .isEmpty();
            assertThat(code(Tier.PRODUCTION, "https://qa.example.com/", TEST)).isEmpty();
            assertThat(told).isEmpty();
            assertThat(log.lines()).noneMatch(line -> line.contains("credential"));
        }

        @Test
        void are_refused_where_it_leads_elsewhere() {
            assertThat(code(Tier.STAGING, "https://qa.example.com/", LIVE)).contains(Code.LIVE_CREDENTIAL);
        }

        @Test
        void of_which_no_part_is_the_endpoint_are_refused() {
            assertThat(code(Tier.STAGING, "https://a.staging.example.com/", LIVE))
                    .contains(Code.LIVE_CREDENTIAL);
        }
    }

    @Nested
    class That_are_refused {
        @Test
        void are_told_in_whole_without_the_path_of_the_url() {
            Judgement refusal = presented(
                            guard(Tier.STAGING, REGISTRY), "https://api.acme.example/NOT-A-SECRET", "Bearer " + LIVE)
                    .orElseThrow();

            assertThat(refusal.isAllowed()).isFalse();
            assertThat(refusal.decisions()).isEmpty();
            assertThat(refusal.message()).isEqualTo("""
                    TG-8001 refused: the Authorization header holds a live credential of Acme, and this process is staging
                      used by    GuardedClient
                      to fix     use the test credential of Acme: live ones belong to production""");
            assertThat(refusal).hasToString("refused https://api.acme.example");
            assertThat(refusal.problems("SHOP_URL"))
                    .extracting(Object::toString)
                    .containsExactly(
                            "TG-8001 SHOP_URL: the Authorization header holds a live credential of Acme, and this process is staging");
        }

        @Test
        void are_told_to_the_log_once_and_to_listeners_each_time() {
            Guard guard = guard(Tier.STAGING, REGISTRY);

            presented(guard, "https://api.acme.example/", LIVE);
            presented(guard, "https://api.acme.example/", LIVE);

            assertThat(log.lines())
                    .containsExactly(
                            "WARN TG-8001 refused: the Authorization header holds a live credential of Acme, and"
                                    + " this process is staging [tierguard.decision=refused tierguard.code=TG-8001"
                                    + " tierguard.environment=staging tierguard.tier=staging tierguard.endpoint=- tierguard.owner=-"
                                    + " tierguard.rule=- tierguard.count=1 tierguard.usedBy=GuardedClient]");
            assertThat(told)
                    .hasSize(2)
                    .allSatisfy(credential -> assertThat(credential.isAllowed()).isFalse());
        }
    }

    @Test
    void are_only_observed_in_observe_mode() {
        Guard observing = guard(Tier.STAGING, REGISTRY + "policy: {mode: {observe-until: 2027-01-31}}\n");

        assertThat(presented(observing, "https://api.acme.example/", LIVE)).isEmpty();
        assertThat(told)
                .singleElement()
                .satisfies(credential -> assertThat(credential.isAllowed()).isTrue());
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN TG-8001 would refuse: the Authorization header holds a live credential of Acme");
    }
}
