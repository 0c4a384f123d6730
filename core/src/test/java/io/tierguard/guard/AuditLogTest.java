package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.Identity;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.testing.RecordingLogger;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class AuditLogTest {

    private static final String ENFORCED = """
            version: 1
            endpoints:
              production: ["*.prod.example.com"]
              staging: ["*.staging.example.com"]
              shared: [repo.example.com]
            crossings:
              - from: staging
                to: production
                endpoint: metrics.prod.example.com:443
                reason: the release dashboard compares against production
                expires: 2027-01-31
            credentials:
              - {provider: Acme, live: acme_live_, test: acme_test_}
            """;

    private static final String OBSERVED = ENFORCED + "policy: {mode: {observe-until: 2027-01-31}}\n";

    private static final Instant NOON = Instant.parse("2027-01-28T12:00:00Z");

    private final RecordingLogger log = new RecordingLogger(Level.INFO);
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);

    private Guard guard(String registry) {
        return guard(registry, log);
    }

    private Guard guard(String registry, RecordingLogger logger) {
        return Guard.of(
                Identity.stated(Environment.of(Tier.STAGING)),
                Registry.parse("tierguard.yaml", registry),
                NOON,
                Audit.of(NOON, logger, time::get));
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    private static Judgement judge(Guard guard, String url) {
        return guard.judge(Target.of(url).usedBy("SHOP_URL"), Resolver.none());
    }

    @Nested
    class What_would_be_refused {
        private final Guard guard = guard(OBSERVED);

        @Test
        void is_told_with_a_line_for_the_registry_where_nobody_owns_it() {
            Judgement judgement = judge(guard, "https://user:pass@api.example.org/path?token=x#y");

            assertThat(judgement.isAllowed()).isTrue();
            assertThat(judgement.wouldRefuse()).isTrue();
            assertThat(log.lines())
                    .containsExactly(
                            "WARN TG-2002 would refuse: this process is staging, and api.example.org:443 belongs"
                                    + " to nobody [tierguard.decision=would-refuse tierguard.code=TG-2002"
                                    + " tierguard.environment=staging tierguard.tier=staging"
                                    + " tierguard.endpoint=api.example.org:443 tierguard.owner=- tierguard.rule=-"
                                    + " tierguard.count=1 tierguard.usedBy=SHOP_URL], for endpoints in tierguard.yaml:"
                                    + " - \"api.example.org:443\"");
        }

        @Test
        void is_told_with_pairs_for_programs() {
            judge(guard, "https://api.example.org");

            assertThat(log.pairs())
                    .containsExactly(Map.of(
                            "tierguard.decision", "would-refuse",
                            "tierguard.code", "TG-2002",
                            "tierguard.environment", "staging",
                            "tierguard.tier", "staging",
                            "tierguard.endpoint", "api.example.org:443",
                            "tierguard.owner", "-",
                            "tierguard.rule", "-",
                            "tierguard.count", 1L,
                            "tierguard.usedBy", "SHOP_URL",
                            "tierguard.yaml", "- \"api.example.org:443\""));
        }

        @Test
        void is_told_with_a_crossing_to_fill_in_where_another_owns_it() {
            judge(guard, "https://orders.prod.example.com");

            assertThat(log.lines())
                    .containsExactly(
                            "WARN TG-2001 would refuse: this process is staging, and orders.prod.example.com:443"
                                    + " belongs to production [tierguard.decision=would-refuse tierguard.code=TG-2001"
                                    + " tierguard.environment=staging tierguard.tier=staging"
                                    + " tierguard.endpoint=orders.prod.example.com:443 tierguard.owner=production"
                                    + " tierguard.rule=tierguard.yaml:3 tierguard.count=1 tierguard.usedBy=SHOP_URL],"
                                    + " for crossings in tierguard.yaml: - {from: \"staging\", to: \"production\", endpoint:"
                                    + " \"orders.prod.example.com:443\", reason: FILL IN, expires: FILL IN}");
        }

        @Test
        void is_told_with_a_line_for_endpoints_where_only_the_built_in_one_owns_it() {
            judge(guard, "http://localhost:8080");

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN TG-2001 would refuse: this process is staging, and localhost:8080 belongs to"
                            + " development and test [")
                    .contains(" tierguard.owner=development,test tierguard.rule=built-in ")
                    .endsWith("], for endpoints in tierguard.yaml: - \"localhost:8080\"");
        }

        @Test
        void is_told_once_and_then_hourly_with_a_count() {
            for (int i = 0; i < 3; i++) {
                judge(guard, "https://api.example.org/" + i);
            }
            pass(Duration.ofHours(1).minusNanos(1));
            judge(guard, "https://api.example.org");
            assertThat(log.drain()).hasSize(1);

            pass(Duration.ofNanos(1));
            judge(guard, "http://api.example.org:443");
            assertThat(log.drain())
                    .containsExactly("WARN TG-2002 would refuse 4 times: this process is staging, and"
                            + " api.example.org:443 belongs to nobody [tierguard.decision=would-refuse"
                            + " tierguard.code=TG-2002 tierguard.environment=staging tierguard.tier=staging"
                            + " tierguard.endpoint=api.example.org:443 tierguard.owner=- tierguard.rule=-"
                            + " tierguard.count=4 tierguard.usedBy=SHOP_URL], for endpoints in tierguard.yaml:"
                            + " - \"api.example.org:443\"");

            judge(guard, "https://api.example.org");
            pass(Duration.ofDays(1));
            assertThat(log.lines()).isEmpty();
        }

        @Test
        void is_told_where_it_goes_into_a_report_too_since_no_report_tells_it() {
            guard.judge(Target.of("https://api.example.org").forReport(), Resolver.none());

            assertThat(log.lines()).hasSize(1);
        }

        @Test
        void has_no_line_where_it_is_mended_elsewhere() {
            guard.judge(
                    Target.of(Endpoint.database(
                            "postgresql", host("db.prod.example.com"), Component.open(), Component.of("orders"))),
                    Resolver.none());

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("TG-2001 would refuse: ")
                    .endsWith(" tierguard.count=1]");
        }

        @Test
        void holds_nothing_that_a_name_smuggles_in() {
            String name = "a\n[tierguard.decision=would-refuse tierguard.count=1] \"\\\u202e\u001b[31m";
            guard.judge(
                    Target.of(Endpoint.database(
                                    "postgresql", host("db.example.org"), Component.of(5432), Component.of(name)))
                            .usedBy("\"A\\B\" [tierguard.x\r"),
                    Resolver.none());

            assertThat(log.lines())
                    .containsExactly(
                            "WARN TG-2002 would refuse: this process is staging, and db.example.org:5432/a\ufffd"
                                    + "(tierguard.decision=would-refuse tierguard.count=1] \"/\ufffd\ufffd[31m belongs to nobody"
                                    + " [tierguard.decision=would-refuse tierguard.code=TG-2002"
                                    + " tierguard.environment=staging tierguard.tier=staging"
                                    + " tierguard.endpoint=db.example.org:5432/a%0a[tierguard.decision%3dwould-refuse%20tierguard"
                                    + ".count%3d1]%20%22%5c%e2%80%ae%1b[31m tierguard.owner=- tierguard.rule=-"
                                    + " tierguard.count=1 tierguard.usedBy=\"'A/B' (tierguard.x\ufffd\"]");
        }

        @Test
        void holds_nothing_that_a_reader_of_JSON_would_take_for_pairs_where_ours_were_cut_off() {
            String name = "a \\u005btierguard.decision=would-refuse tierguard.code=TG-2002 \\\\u005b";
            guard.judge(
                    Target.of(Endpoint.database(
                            "postgresql", host("db.example.org"), Component.of(5432), Component.of(name))),
                    Resolver.none());

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN TG-2002 would refuse: this process is staging, and db.example.org:5432/a"
                            + " /u005btierguard.decision=would-refuse tierguard.code=TG-2002 //u005b belongs to nobody"
                            + " [tierguard.decision=would-refuse tierguard.code=TG-2002 ")
                    .doesNotContain("\\");
        }

        private Host host(String text) {
            return Host.parse(text).orElseThrow();
        }
    }

    @Nested
    class A_refusal {
        private final Guard guard = guard(ENFORCED);

        @Test
        void is_told_once_and_then_hourly_with_a_count() {
            for (int i = 0; i < 3; i++) {
                assertThat(judge(guard, "https://orders.prod.example.com").isAllowed())
                        .isFalse();
            }
            pass(Duration.ofHours(1));
            judge(guard, "https://orders.prod.example.com");

            assertThat(log.lines())
                    .containsExactly(refusal("TG-2001 refused: ", 1), refusal("TG-2001 refused 3 times: ", 3));
        }

        private String refusal(String beginning, int count) {
            return "WARN " + beginning
                    + "this process is staging, and orders.prod.example.com:443 belongs to production"
                    + " [tierguard.decision=refused tierguard.code=TG-2001 tierguard.environment=staging"
                    + " tierguard.tier=staging tierguard.endpoint=orders.prod.example.com:443"
                    + " tierguard.owner=production tierguard.rule=tierguard.yaml:3 tierguard.count=" + count
                    + " tierguard.usedBy=SHOP_URL]";
        }

        @Test
        void of_what_cannot_be_read_shows_nothing_of_it() {
            judge(guard, "https://user:sesame@[");

            assertThat(log.lines())
                    .containsExactly("WARN TG-2008 refused: where https:… leads cannot be determined: its host, port or"
                            + " path cannot be read [tierguard.decision=refused tierguard.code=TG-2008"
                            + " tierguard.environment=staging tierguard.tier=staging tierguard.endpoint=-"
                            + " tierguard.owner=- tierguard.rule=- tierguard.count=1 tierguard.usedBy=SHOP_URL]");
        }

        @Test
        void by_a_wrapper_that_could_not_read_something_is_told() {
            guard.undeterminable("a client", "a redirect by https://a.example.com", "it names two", "send one");

            assertThat(log.lines())
                    .containsExactly("WARN TG-2008 refused: where a redirect by https://a.example.com leads cannot be"
                            + " determined: it names two [tierguard.decision=refused tierguard.code=TG-2008"
                            + " tierguard.environment=staging tierguard.tier=staging tierguard.endpoint=-"
                            + " tierguard.owner=- tierguard.rule=- tierguard.count=1 tierguard.usedBy=\"a client\"]");
        }

        @Test
        void tells_who_asked_in_quotes_only_where_they_are_needed() {
            for (String plain : List.of("azAZ09", "GuardedHttpClient(pay)", "a-b._~/:+,@!$*()[]%c")) {
                guard(ENFORCED).judge(Target.of("https://[").usedBy(plain), Resolver.none());
                assertThat(log.drain()).singleElement().asString().endsWith(" tierguard.usedBy=" + plain + "]");
            }
            for (String odd : List.of("a b", "a=b", "a`b", "a{b", "ä", "a;b", "a?b", "a&b")) {
                guard(ENFORCED).judge(Target.of("https://[").usedBy(odd), Resolver.none());
                assertThat(log.drain()).singleElement().asString().endsWith(" tierguard.usedBy=\"" + odd + "\"]");
            }
            guard(ENFORCED).judge(Target.of("https://["), Resolver.none());
            assertThat(log.drain()).singleElement().asString().endsWith(" tierguard.count=1]");
        }

        @Test
        void by_a_wrapper_for_a_reason_of_its_own_is_told_by_that_and_never_only_observed() {
            Judgement judgement = guard(OBSERVED)
                    .refused(
                            "a client",
                            "a redirect by https://a.example.com",
                            Code.CREDENTIAL_CARRIED_ON,
                            "Cookie",
                            "https://a.example.com:443",
                            "https://b.example.com:443");

            assertThat(judgement.isAllowed()).isFalse();
            assertThat(judgement.wouldRefuse()).isFalse();
            assertThat(judgement.code()).contains(Code.CREDENTIAL_CARRIED_ON);
            assertThat(judgement.target()).isEqualTo("a redirect by https://a.example.com");
            assertThat(judgement.problems("X")).singleElement().satisfies(problem -> {
                assertThat(problem)
                        .hasToString("TG-4003 X: a redirect would carry the Cookie header of a request to"
                                + " https://a.example.com:443 on to https://b.example.com:443");
                assertThat(problem.fix())
                        .isEqualTo(
                                "follow this redirect yourself, with what https://b.example.com:443 is to get as Cookie");
            });
            assertThat(log.lines())
                    .containsExactly("WARN TG-4003 refused: a redirect would carry the Cookie header of a request to"
                            + " https://a.example.com:443 on to https://b.example.com:443"
                            + " [tierguard.decision=refused tierguard.code=TG-4003"
                            + " tierguard.environment=staging tierguard.tier=staging tierguard.endpoint=-"
                            + " tierguard.owner=- tierguard.rule=- tierguard.count=1 tierguard.usedBy=\"a client\"]");
        }

        @Test
        void by_a_wrapper_for_what_is_lacking_is_only_told_where_the_mode_is_to_observe() {
            String[] lacking = {"staging", "db.staging.example.com:5432/orders"};
            Judgement enforced = guard(ENFORCED).lacking("'orders'", "jdbc:…", Code.MARKER_MISSING, lacking);

            assertThat(enforced.isAllowed()).isFalse();
            assertThat(enforced.isRefusedWhenEnforced()).isTrue();
            assertThat(enforced.wouldRefuse()).isFalse();
            assertThat(enforced.problems("X")).hasSize(1);
            assertThat(log.drain())
                    .containsExactly(
                            "WARN TG-3028 refused: this process is staging, which asks for a server marker, and"
                                    + " db.staging.example.com:5432/orders has none that this role can see"
                                    + " [tierguard.decision=refused tierguard.code=TG-3028"
                                    + " tierguard.environment=staging tierguard.tier=staging tierguard.endpoint=-"
                                    + " tierguard.owner=- tierguard.rule=- tierguard.count=1 tierguard.usedBy='orders']"
                                            .replace("tierguard.usedBy='orders'", "tierguard.usedBy=\"'orders'\""));

            Guard observing = guard(OBSERVED);
            Judgement observed = observing.lacking("'orders'", "jdbc:…", Code.MARKER_MISSING, lacking);
            observing.lacking("'orders'", "jdbc:…", Code.MARKER_MISSING, lacking);

            assertThat(observed.isAllowed()).isTrue();
            assertThat(observed.isRefusedWhenEnforced()).isTrue();
            assertThat(observed.wouldRefuse()).isTrue();
            assertThat(observed.code()).contains(Code.MARKER_MISSING);
            assertThat(observed.problems("X")).isEmpty();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARN TG-3028 would refuse: this process is staging, which asks for a server marker, and"
                                    + " db.staging.example.com:5432/orders has none that this role can see"
                                    + " [tierguard.decision=would-refuse tierguard.code=TG-3028 ");
        }

        @Test
        void is_not_told_where_a_report_tells_it() {
            guard.judge(Target.of("https://orders.prod.example.com").forReport(), Resolver.none());
            guard.judge(Target.of("https://[").forReport(), Resolver.none());

            assertThat(log.lines()).isEmpty();
        }
    }

    @Nested
    class A_crossing {
        private final Guard guard = guard(ENFORCED);

        @Test
        void is_told_when_it_is_used_and_then_hourly_with_a_count_its_reason_and_the_days_left() {
            judge(guard, "https://metrics.prod.example.com/a");
            judge(guard, "https://metrics.prod.example.com/b");
            pass(Duration.ofDays(3).minusHours(12));
            judge(guard, "https://metrics.prod.example.com/b");
            pass(Duration.ofDays(1));
            judge(guard, "https://metrics.prod.example.com/b");

            assertThat(log.lines())
                    .containsExactly(
                            used("crossing used: ", " ends on ", 1, 3),
                            used("crossing used 2 times: ", " ends on ", 2, 0),
                            used("crossing used: ", " ended on ", 1, -1));
        }

        private String used(String beginning, String ends, int count, int left) {
            return "INFO " + beginning
                    + "this process is staging, and metrics.prod.example.com:443 belongs to production;"
                    + " the crossing at tierguard.yaml:7" + ends + "2027-01-31 [tierguard.decision=crossing-used"
                    + " tierguard.code=- tierguard.environment=staging tierguard.tier=staging"
                    + " tierguard.endpoint=metrics.prod.example.com:443 tierguard.owner=production"
                    + " tierguard.rule=tierguard.yaml:3 tierguard.count=" + count
                    + " tierguard.crossing=tierguard.yaml:7"
                    + " tierguard.daysLeft=" + left
                    + " tierguard.reason=\"the release dashboard compares against production\""
                    + " tierguard.usedBy=SHOP_URL]";
        }

        @Test
        void beside_a_refusal_is_not_used() {
            judge(guard, "mongodb://metrics.prod.example.com:443,db.prod.example.com:443/x");

            assertThat(log.lines()).singleElement().asString().startsWith("WARN TG-2001 refused: ");
        }
    }

    @Nested
    class A_credential {
        private static final String LIVE = "acme_" + "live_documented_fake";

        @Test
        void that_is_observed_is_told_once_for_each_variable() {
            Guard guard = guard(OBSERVED);

            assertThat(guard.judgeCredentials("SHOP_KEY", LIVE)).isEmpty();
            guard.judgeCredentials("SHOP_KEY", "Bearer " + LIVE);
            guard.judgeCredentials("OTHER_KEY", LIVE);

            assertThat(log.lines()).containsExactly(observed("SHOP_KEY"), observed("OTHER_KEY"));
        }

        private String observed(String where) {
            return "WARN TG-8001 would refuse: " + where + " holds a live credential of Acme, and this process is"
                    + " staging [tierguard.decision=would-refuse tierguard.code=TG-8001"
                    + " tierguard.environment=staging tierguard.tier=staging tierguard.endpoint=- tierguard.owner=-"
                    + " tierguard.rule=- tierguard.count=1 tierguard.usedBy=" + where + "]";
        }

        @Test
        void for_tests_has_no_place_in_production() {
            Guard production = Guard.of(
                    Identity.stated(Environment.of(Tier.PRODUCTION)),
                    Registry.parse("tierguard.yaml", ENFORCED),
                    NOON,
                    Audit.of(NOON, log, time::get));

            assertThat(production.judgeCredentials("SHOP_KEY", "acme_" + "test_documented_fake"))
                    .extracting(Object::toString)
                    .containsExactly(
                            "TG-8002 SHOP_KEY: holds a test credential of Acme, and this process is production");
            assertThat(production.judgeCredentials("SHOP_KEY", LIVE)).isEmpty();
            assertThat(production.judgeCredentials("SHOP_KEY", "no credential")).isEmpty();
        }

        @Test
        void that_is_refused_is_told_by_its_problem() {
            assertThat(guard(ENFORCED).judgeCredentials("SHOP_KEY", LIVE))
                    .extracting(Object::toString)
                    .containsExactly("TG-8001 SHOP_KEY: holds a live credential of Acme, and this process is staging");
            assertThat(log.lines()).isEmpty();
        }
    }

    @Nested
    class A_logger_that_knows_no_pairs {
        private final List<String> texts = new ArrayList<>();

        /** As many are: a text is all that it takes. */
        private final class Plain extends LegacyAbstractLogger {
            @Serial
            private static final long serialVersionUID = 1;

            @Override
            protected String getFullyQualifiedCallerName() {
                return "";
            }

            @Override
            protected void handleNormalizedLoggingCall(
                    Level level,
                    @Nullable Marker marker,
                    String text,
                    Object @Nullable [] arguments,
                    @Nullable Throwable throwable) {
                texts.add(MessageFormatter.basicArrayFormat(text, arguments));
            }

            @Override
            public boolean isTraceEnabled() {
                return false;
            }

            @Override
            public boolean isDebugEnabled() {
                return false;
            }

            @Override
            public boolean isInfoEnabled() {
                return true;
            }

            @Override
            public boolean isWarnEnabled() {
                return true;
            }

            @Override
            public boolean isErrorEnabled() {
                return true;
            }
        }

        @Test
        void is_given_each_pair_once_at_the_end_of_the_line() {
            Guard guard = Guard.of(
                    Identity.stated(Environment.of(Tier.STAGING)),
                    Registry.parse("tierguard.yaml", ENFORCED),
                    NOON,
                    Audit.of(NOON, new Plain(), time::get));
            judge(guard, "https://user:sesame@[");

            assertThat(texts)
                    .containsExactly("TG-2008 refused: where https:… leads cannot be determined: its host, port or"
                            + " path cannot be read [tierguard.decision=refused tierguard.code=TG-2008"
                            + " tierguard.environment=staging tierguard.tier=staging tierguard.endpoint=-"
                            + " tierguard.owner=- tierguard.rule=- tierguard.count=1 tierguard.usedBy=SHOP_URL]");
        }
    }

    @Nested
    class What_is_allowed {
        @Test
        void is_told_to_nobody_by_default() {
            judge(guard(ENFORCED), "https://a.staging.example.com");
            judge(guard(OBSERVED), "https://repo.example.com");

            assertThat(log.lines()).isEmpty();
        }

        @Test
        void is_told_at_debug() {
            RecordingLogger debug = new RecordingLogger(Level.DEBUG);
            judge(guard(ENFORCED, debug), "https://a.staging.example.com/secret?x=y");

            assertThat(debug.lines())
                    .containsExactly("DEBUG allowed: this process is staging, and a.staging.example.com:443 belongs to"
                            + " staging [tierguard.decision=allowed tierguard.code=-"
                            + " tierguard.environment=staging tierguard.tier=staging"
                            + " tierguard.endpoint=a.staging.example.com:443 tierguard.owner=staging"
                            + " tierguard.rule=tierguard.yaml:4 tierguard.count=1 tierguard.usedBy=SHOP_URL]");
        }

        @Test
        void is_not_told_by_a_bare_decision() {
            Endpoint endpoint = Endpoint.socket(Host.parse("a.prod.example.com").orElseThrow(), 443);

            assertThat(guard(ENFORCED).decide(endpoint, List.of()).isAllowed()).isFalse();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Nested
    class In_a_long_life {
        @Test
        void names_so_many_and_counts_the_others_together() {
            Guard guard = guard(OBSERVED);
            for (int i = 0; i < 10_000; i++) {
                judge(guard, "https://h" + i + ".example.org");
            }
            assertThat(log.drain()).hasSize(10_000);

            for (int i = 0; i < 5; i++) {
                judge(guard, "https://other" + i + ".example.org");
            }
            pass(Duration.ofHours(1));
            judge(guard, "https://h7.example.org");
            judge(guard, "https://other.example.org");

            String record = " [tierguard.decision=not-named tierguard.code=- tierguard.environment=staging"
                    + " tierguard.tier=staging tierguard.endpoint=- tierguard.owner=- tierguard.rule=- tierguard.count=";
            assertThat(log.lines()).hasSize(3);
            assertThat(log.lines().get(0))
                    .isEqualTo(
                            "WARN would-refuse 1 times, and not named, since 10000 different ones were: the log is not"
                                    + " complete" + record + "1]");
            assertThat(log.lines().get(1)).startsWith("WARN TG-2002 would refuse: ");
            assertThat(log.lines().get(2))
                    .isEqualTo(
                            "WARN would-refuse 5 times, and not named, since 10000 different ones were: the log is not"
                                    + " complete" + record + "5]");
        }

        @Test
        void names_what_is_observed_however_much_was_refused_before() {
            Guard guard = guard(OBSERVED);
            for (int i = 0; i <= 10_000; i++) {
                guard.undeterminable("a client", "a redirect by client " + i, "it names two", "send one");
            }
            assertThat(log.drain()).hasSize(10_001).last().asString().startsWith("WARN refused 1 times, and not named");

            judge(guard, "https://a.example.org");
            assertThat(log.lines()).singleElement().asString().startsWith("WARN TG-2002 would refuse: ");
        }

        @Test
        void goes_by_the_time_of_this_machine() {
            long before = System.nanoTime();
            long now = new Days.SystemTime().getAsLong();

            assertThat(now - before).isNotNegative();
            assertThat(System.nanoTime() - now).isNotNegative();
        }

        @Test
        void tells_first_once_whatever_the_threads() throws Exception {
            Guard guard = guard(OBSERVED);
            judgeInThreads(guard, Duration.ZERO);

            assertThat(counts()).containsExactly(1L, 1L, 1L);

            pass(Duration.ofHours(1));
            for (int i = 0; i < 3; i++) {
                judge(guard, "https://h" + i + ".example.org");
            }
            assertThat(counts()).hasSize(6);
            assertThat(sum(counts())).isEqualTo(THREADS * EACH + 3);
        }

        @Test
        void counts_exactly_while_hours_pass() throws Exception {
            Guard guard = guard(OBSERVED);
            judgeInThreads(guard, Duration.ofMinutes(20));

            pass(Duration.ofHours(1));
            for (int i = 0; i < 3; i++) {
                judge(guard, "https://h" + i + ".example.org");
            }
            assertThat(sum(counts())).isEqualTo(THREADS * EACH + 3);
        }

        private static final int THREADS = 8;
        private static final int EACH = 1_500;

        private void judgeInThreads(Guard guard, Duration between) throws InterruptedException {
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            CountDownLatch ready = new CountDownLatch(THREADS);
            for (int t = 0; t < THREADS; t++) {
                pool.execute(() -> {
                    ready.countDown();
                    await(ready);
                    for (int i = 0; i < EACH; i++) {
                        if (i % 500 == 0) {
                            pass(between);
                        }
                        judge(guard, "https://h" + i % 3 + ".example.org");
                    }
                });
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(ready.getCount()).isZero();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<Long> counts() {
            return log.pairs().stream()
                    .map(pairs -> (Long) pairs.get("tierguard.count"))
                    .toList();
        }

        private static long sum(List<Long> counts) {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    @Nested
    class What_nothing_but_a_name_vouches_for {

        @Test
        void is_told_once_for_each_endpoint() {
            Guard guard = guard(ENFORCED);
            Judgement judgement = judge(guard, "https://repo.example.com");
            Judgement other = judge(guard, "https://a.staging.example.com");
            for (int hour = 0; hour < 3; hour++) {
                guard.unconfirmed(judgement, judgement.decisions().get(0));
                guard.with(new GuardListener() {})
                        .unconfirmed(judgement, judgement.decisions().get(0));
                pass(Duration.ofHours(1));
            }
            guard.unconfirmed(other, other.decisions().get(0));

            assertThat(log.lines())
                    .containsExactly(
                            "WARN not confirmed: this process is staging, repo.example.com:443 could be anybody's"
                                    + " database, and it has no server marker that tells"
                                    + " [tierguard.decision=not-confirmed tierguard.code=-"
                                    + " tierguard.environment=staging tierguard.tier=staging"
                                    + " tierguard.endpoint=repo.example.com:443 tierguard.owner=shared"
                                    + " tierguard.rule=tierguard.yaml:5 tierguard.count=1 tierguard.usedBy=SHOP_URL]",
                            "WARN not confirmed: this process is staging, a.staging.example.com:443 could be anybody's"
                                    + " database, and it has no server marker that tells"
                                    + " [tierguard.decision=not-confirmed tierguard.code=-"
                                    + " tierguard.environment=staging tierguard.tier=staging"
                                    + " tierguard.endpoint=a.staging.example.com:443 tierguard.owner=staging"
                                    + " tierguard.rule=tierguard.yaml:4 tierguard.count=1 tierguard.usedBy=SHOP_URL]");
        }
    }
}
