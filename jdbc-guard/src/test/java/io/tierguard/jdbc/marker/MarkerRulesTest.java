package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.identity.Evidence;
import io.tierguard.identity.Identity;
import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import io.tierguard.registry.Environments;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.testing.Forge;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from each pair of markers, without a database. */
class MarkerRulesTest {

    private static final String REGISTRY = """
            version: 1
            environments:
              qa-eu: staging
              "preview/*": staging
            endpoints:
              production:
                - "*.prod.example.com"
              staging:
                - "*.staging.example.com"
              shared:
                - repo.example.com
            crossings:
              - {from: staging, to: production, endpoint: "m.prod.example.com:5432", reason: compares, expires: 2027-03-31}
              - {from: staging, to: production, endpoint: "old.prod.example.com:5432", reason: compared, expires: 2026-03-31}
            """ + Stamps.TRUST;
    private static final DatabaseIdentity HERE =
            new DatabaseIdentity("orders", Map.of("engine", "postgresql", "system", "7", "database", "16384"));
    private static final DatabaseIdentity RESTORED =
            new DatabaseIdentity("orders", Map.of("engine", "postgresql", "system", "8", "database", "16384"));
    private static final DatabaseIdentity COPIED =
            new DatabaseIdentity("orders", Map.of("engine", "postgresql", "system", "7", "database", "16385"));
    private static final String OWN = "orders-db.staging.example.com";
    private static final Resolver LOOPBACK = name -> List.of(InetAddress.getLoopbackAddress());

    private static Guard guard(String environment, String yaml) {
        Registry registry = Registry.parse("tierguard.yaml", yaml);
        Environment found = ((Environments.Found) registry.environments().find(environment)).environment();
        return Guard.of(found, registry, Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
    }

    private static Optional<MarkerFinding> find(Guard guard, String hosts, StoredMarker server, StoredMarker data) {
        Judgement judgement =
                guard.judge(Target.of("jdbc:postgresql://" + hosts + "/orders").usedBy("'orders'"), LOOPBACK);
        return new MarkerRules(guard, judgement, "the database").contradiction(new MarkerReading(HERE, server, data));
    }

    private static String code(Guard guard, String host, StoredMarker server, StoredMarker data) {
        return find(guard, host, server, data)
                .map(finding -> finding.code().id())
                .orElse("fits");
    }

    private static StoredMarker server(String environment) {
        return environment == null ? new Absent() : new Text(Stamps.server(environment, HERE));
    }

    private static StoredMarker data(String environment) {
        return environment == null ? new Absent() : new Text(Stamps.data(environment));
    }

    @ParameterizedTest(name = "a process of {0} at a server of {1} with data of {2}: {3}")
    @CsvSource({
        // nothing, or one's own
        "staging, , , fits",
        "staging, staging, , fits",
        "staging, , staging, fits",
        "staging, staging, staging, fits",
        "production, production, production, fits",
        // a tier covers its environments, and an environment only itself
        "qa-eu, staging, staging, fits",
        "qa-eu, qa-eu, qa-eu, fits",
        "staging, qa-eu, , TG-3026",
        "staging, , qa-eu, TG-3027",
        "preview/a, preview/a, preview/a, fits",
        "preview/a, preview/b, , TG-3026",
        "preview/a, qa-eu, , TG-3026",
        // another's server, whatever data it holds
        "staging, production, , TG-3026",
        "staging, production, staging, TG-3026",
        "staging, production, production, TG-3026",
        "production, staging, production, TG-3026",
        "staging, development, , TG-3026",
        "staging, test, , TG-3026",
        // another's data: a copy that nobody sanitised, and test data in production
        "staging, staging, production, TG-3027",
        "staging, , production, TG-3027",
        "production, production, staging, TG-3027",
        "production, , development, TG-3027"
    })
    void each_marker_is_compared_with_who_the_process_is(String process, String server, String data, String outcome) {
        assertThat(code(guard(process, REGISTRY), OWN, server(server), data(data)))
                .isEqualTo(outcome);
    }

    @Test
    void sanitised_data_is_of_the_environment_that_it_may_be_used_in() {
        StoredMarker sanitised = new Text(Stamps.sanitised("staging", "production"));

        assertThat(code(guard("staging", REGISTRY), OWN, new Absent(), sanitised))
                .isEqualTo("fits");
        assertThat(code(guard("production", REGISTRY), OWN, new Absent(), sanitised))
                .isEqualTo("TG-3027");
    }

    @Nested
    class A_crossing {
        private final Guard staging = guard("staging", REGISTRY);

        @Test
        void covers_the_markers_of_the_environment_that_it_leads_to() {
            assertThat(code(staging, "m.prod.example.com", server("production"), data("production")))
                    .isEqualTo("fits");
            assertThat(code(staging, "m.prod.example.com", server("production"), data("staging")))
                    .isEqualTo("fits");
            assertThat(code(staging, "m.prod.example.com", new Absent(), data("production")))
                    .isEqualTo("fits");
        }

        @Test
        void covers_no_third_environment() {
            assertThat(code(staging, "m.prod.example.com", server("development"), new Absent()))
                    .isEqualTo("TG-3026");
            assertThat(code(staging, "m.prod.example.com", server("production"), data("development")))
                    .isEqualTo("TG-3027");
        }

        @Test
        void is_none_for_a_copy_on_an_own_server() {
            assertThat(code(staging, "m.prod.example.com", server("staging"), data("production")))
                    .isEqualTo("TG-3027");
        }

        @Test
        void is_none_to_destroy_what_is_protected() {
            MarkerReading production = new MarkerReading(HERE, server("production"), data("production"));
            for (String tier : List.of("production", "test")) {
                Guard guard = guard("staging", REGISTRY + "policy: {protect: [" + tier + "]}\n");
                Judgement judgement = guard.judge(Target.of("jdbc:postgresql://m.prod.example.com/orders"), LOOPBACK);

                assertThat(new MarkerRules(guard, judgement, "the database", false).contradiction(production))
                        .isEmpty();
                assertThat(new MarkerRules(guard, judgement, "the database", true)
                                .contradiction(production)
                                .map(finding -> finding.code().id()))
                        .isEqualTo(tier.equals("test") ? Optional.empty() : Optional.of("TG-3026"));
            }
        }

        @Test
        void is_none_at_another_port() {
            assertThat(code(staging, "m.prod.example.com:5433", server("production"), new Absent()))
                    .isEqualTo("TG-3026");
        }

        @Test
        void is_none_when_it_is_over() {
            assertThat(code(staging, "old.prod.example.com", server("production"), new Absent()))
                    .isEqualTo("TG-3026");
        }

        @Test
        void is_none_for_the_other_servers_of_a_list() {
            assertThat(code(staging, "m.prod.example.com," + OWN, server("production"), new Absent()))
                    .isEqualTo("TG-3026");
            assertThat(code(staging, OWN + ",m.prod.example.com", new Absent(), data("production")))
                    .isEqualTo("TG-3027");
        }
    }

    @Nested
    class A_marker_that_cannot_be_relied_on {
        private final Guard staging = guard("staging", REGISTRY);
        private static final String CLAIMS = "{'kind':'data','env':'staging','tier':'staging','iat':1}";

        private MarkerFinding finding(StoredMarker server, StoredMarker data) {
            return find(staging, OWN, server, data).orElseThrow();
        }

        private MarkerFinding ofData(String document) {
            return finding(new Absent(), new Text(document));
        }

        private MarkerFinding ofServer(String document) {
            return finding(new Text(document), new Absent());
        }

        @Test
        void refuses_though_it_would_match() {
            assertThat(ofData(Stamps.data("staging") + "A").code()).isEqualTo(Code.MARKER_UNTRUSTED);
            assertThat(ofData(Stamps.claims(Stamps.STRANGER, CLAIMS)))
                    .isEqualTo(MarkerFinding.of(
                            Code.MARKER_UNTRUSTED,
                            "data",
                            "the database",
                            "its header names a key that is not trusted"));
            assertThat(ofServer(Stamps.claims(Stamps.STRANGER, CLAIMS)))
                    .isEqualTo(MarkerFinding.of(
                            Code.MARKER_UNTRUSTED,
                            "server",
                            "the database",
                            "its header names a key that is not trusted"));
            assertThat(ofData(Stamps.STRANGER.sign(Stamps.FORGE.header(MarkerDocument.TYPE), CLAIMS))
                            .code())
                    .isEqualTo(Code.MARKER_UNTRUSTED);
            assertThat(ofData(Stamps.FORGE.sign(Stamps.FORGE.header("env-identity+jwt"), CLAIMS))
                            .code())
                    .isEqualTo(Code.MARKER_UNTRUSTED);
            String none = "{\"alg\":\"none\",\"kid\":\"stamp-1\",\"typ\":\"env-marker+jwt\"}";
            assertThat(ofData(Forge.base64(none) + "." + Forge.base64(CLAIMS.replace('\'', '"')) + ".")
                            .code())
                    .isEqualTo(Code.MARKER_UNTRUSTED);
            assertThat(ofData(Stamps.FORGE.sign("{\"alg\":\"EdDSA\",\"typ\":\"env-marker+jwt\"}", CLAIMS))
                            .code())
                    .isEqualTo(Code.MARKER_UNTRUSTED);
        }

        @Test
        void refuses_where_no_key_is_trusted_at_all_whatever_it_says() {
            Guard keyless = guard("staging", REGISTRY.replace(Stamps.TRUST, ""));

            assertThat(find(keyless, OWN, server("staging"), new Absent()).orElseThrow())
                    .isEqualTo(MarkerFinding.of(
                            Code.MARKER_UNTRUSTED, "server", "the database", "no key is trusted to sign one"));
            assertThat(code(keyless, OWN, server("production"), new Absent())).isEqualTo("TG-3022");
            assertThat(code(keyless, OWN, new Absent(), data("staging"))).isEqualTo("TG-3022");
            assertThat(code(keyless, OWN, new Absent(), new Absent())).isEqualTo("fits");
        }

        @Test
        void refuses_where_it_is_no_text_of_this_format() {
            for (String text : List.of("", "staging", "a.b", "a.b.c.d", "a.b.c", "x".repeat(9000))) {
                assertThat(ofData(text).code()).as(text).isEqualTo(Code.MARKER_UNREADABLE);
                assertThat(ofServer(text).code()).as(text).isEqualTo(Code.MARKER_UNREADABLE);
            }
            assertThat(ofData(Stamps.data("staging") + "."))
                    .isEqualTo(MarkerFinding.of(
                            Code.MARKER_UNREADABLE,
                            "data",
                            "the database",
                            "it is not exactly three parts with dots between them"));
            assertThat(ofServer(
                            Stamps.claims(Stamps.FORGE, "{'kind':'server','env':'staging','tier':'staging','iat':1}")))
                    .isEqualTo(MarkerFinding.of(
                            Code.MARKER_UNREADABLE,
                            "server",
                            "the database",
                            "it is bound to no database, as a server marker must be"));
        }

        @Test
        void refuses_where_the_database_keeps_it_to_itself() {
            StoredMarker forbidden = new Unreadable("this role may not read it");

            assertThat(finding(new Absent(), forbidden))
                    .isEqualTo(MarkerFinding.of(
                            Code.MARKER_UNREADABLE, "data", "the database", "this role may not read it"));
            assertThat(finding(forbidden, new Absent()))
                    .isEqualTo(MarkerFinding.of(
                            Code.MARKER_UNREADABLE, "server", "the database", "this role may not read it"));
        }

        @Test
        void refuses_where_it_was_made_for_another_database() {
            MarkerFinding elsewhere = MarkerFinding.of(Code.MARKER_BOUND_ELSEWHERE, "the database");

            assertThat(ofServer(Stamps.server("staging", RESTORED))).isEqualTo(elsewhere);
            assertThat(ofServer(Stamps.server("staging", COPIED))).isEqualTo(elsewhere);
            assertThat(ofServer(Stamps.server(
                            "staging", new DatabaseIdentity("", Map.of("engine", "postgresql", "system", "7")))))
                    .isEqualTo(elsewhere);
            assertThat(ofServer(Stamps.server("production", RESTORED))).isEqualTo(elsewhere);
        }

        @Test
        void refuses_in_the_place_of_the_other_kind() {
            assertThat(ofServer(Stamps.data("staging")))
                    .isEqualTo(MarkerFinding.of(Code.MARKER_MISPLACED, "server", "the database"));
            assertThat(ofData(Stamps.server("staging", HERE)))
                    .isEqualTo(MarkerFinding.of(Code.MARKER_MISPLACED, "data", "the database"));
        }

        @Test
        void refuses_where_the_registry_does_not_know_its_environment() {
            assertThat(ofServer(Stamps.server("qa-us", HERE)))
                    .isEqualTo(MarkerFinding.of(Code.MARKER_ENVIRONMENT_UNKNOWN, "server", "the database", "qa-us"));
            assertThat(ofData(Stamps.data("qa-us")))
                    .isEqualTo(MarkerFinding.of(Code.MARKER_ENVIRONMENT_UNKNOWN, "data", "the database", "qa-us"));
        }

        @Test
        void refuses_where_the_registry_knows_another_tier_of_it() {
            Guard moved = guard("staging", REGISTRY.replace("qa-eu: staging", "qa-eu: test"));

            assertThat(find(moved, OWN, server("qa-eu"), new Absent()))
                    .contains(MarkerFinding.of(
                            Code.MARKER_TIER_CONTRADICTS, "server", "the database", "qa-eu", "staging", "test"));
        }

        @Test
        void refuses_before_the_other_is_looked_at() {
            assertThat(finding(new Text("x"), data("production")).arguments())
                    .first()
                    .isEqualTo("server");
            assertThat(code(staging, OWN, server("production"), new Text("x"))).isEqualTo("TG-3026");
        }
    }

    @Test
    void a_foreign_marker_is_told_with_what_it_says_and_who_the_process_is() {
        MarkerFinding finding = find(guard("staging", REGISTRY), OWN, new Absent(), data("production"))
                .orElseThrow();

        assertThat(finding.arguments()).containsExactly("staging", "the database", "production", "'orders'", "staging");
        assertThat(finding.details())
                .extracting(detail -> detail.label() + ": " + detail.text())
                .containsExactly("marker: data marker for production, signed at 2026-11-24T10:00:00Z");
    }

    @Nested
    class With_evidence_of_who_the_process_is {
        private final Guard staging = Guard.of(
                new Identity(
                        Environment.of(Tier.STAGING),
                        List.of(new Evidence(
                                Evidence.CLAIM, "staging", "TIERGUARD_ENVIRONMENT=staging", "environment variable"))),
                Registry.parse("tierguard.yaml", REGISTRY),
                Clock.systemUTC());
        private static final String SHOWN = "staging by: TIERGUARD_ENVIRONMENT=staging  environment variable";

        private static List<String> shown(MarkerFinding finding) {
            return finding.details().stream()
                    .map(detail -> detail.label() + ": " + detail.text())
                    .toList();
        }

        private MarkerRules rules() {
            return new MarkerRules(staging, staging.judge(Target.of("jdbc:h2:mem:x"), LOOPBACK), "the database");
        }

        @Test
        void a_foreign_marker_is_told_beside_it() {
            assertThat(shown(find(staging, OWN, server("production"), new Absent())
                            .orElseThrow()))
                    .containsExactly("marker: server marker for production, signed at 2026-11-24T10:00:00Z", SHOWN);
            assertThat(shown(find(staging, OWN, new Absent(), new Text(Stamps.sanitised("test", "production")))
                            .orElseThrow()))
                    .containsExactly(
                            "marker: data marker for test, sanitised from production, signed at 2026-11-24T10:00:00Z",
                            SHOWN);
        }

        @Test
        void a_lack_is_told_beside_it() {
            assertThat(rules().missing().code()).isEqualTo(Code.MARKER_MISSING);
            assertThat(rules().missing().arguments()).containsExactly("staging", "the database");
            assertThat(shown(rules().missing())).containsExactly(SHOWN);
            assertThat(rules().unsupported("").arguments()).containsExactly("staging", "it", "staging");
            assertThat(rules().unsupported("db2").arguments())
                    .containsExactly("staging", "databases of the protocol db2", "staging");
            assertThat(shown(rules().unsupported("db2"))).containsExactly(SHOWN);
        }
    }

    @ParameterizedTest(name = "of {0} in {1}: {2}")
    @CsvSource({
        "orders-db.staging.example.com, staging, false",
        "localhost, staging, true",
        "localhost, production, true",
        "localhost, development, false",
        "localhost, test, false",
        "db.localhost, staging, true",
        "127.0.0.1, staging, true",
        "127.1.2.3, staging, true",
        "[::1], staging, true",
        "0.0.0.0, staging, true",
        "10.1.2.3, staging, false",
        "orders-db, staging, true",
        "orders_db, production, true",
        "repo.example.com, staging, true",
        "repo.example.com, test, false"
    })
    void a_name_that_anybody_may_bear_is_not_confirmed(String host, String process, boolean told) {
        Guard guard = guard(process, REGISTRY);
        Judgement judgement = guard.judge(Target.of("jdbc:postgresql://" + host + "/orders"), LOOPBACK);

        assertThat(new MarkerRules(guard, judgement, "the database").unconfirmed())
                .isEqualTo(told ? judgement.decisions() : List.of());
    }

    @Test
    void of_several_each_that_anybody_may_bear_is_not_confirmed_and_of_this_process_none() {
        Guard guard = guard("staging", REGISTRY.replace("- repo.example.com", "- repo.example.com\n    - local"));
        Judgement judgement = guard.judge(Target.of("jdbc:postgresql://" + OWN + ",orders-db/orders"), LOOPBACK);
        Judgement local = guard.judge(Target.of("jdbc:h2:mem:x"), LOOPBACK);

        assertThat(new MarkerRules(guard, judgement, "the database").unconfirmed())
                .containsExactly(judgement.decisions().get(1));
        assertThat(new MarkerRules(guard, local, "the database").unconfirmed()).isEmpty();
    }
}
