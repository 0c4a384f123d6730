package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.testing.Forge;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, left, or refused, by what is there and what was ordered. */
class StampPlanTest {

    private static final Forge FORGE = Forge.of("stamp-1");
    private static final Forge STRANGER = Forge.of("stamp-2");
    private static final DocumentSigner SIGNER = signer(FORGE);
    private static final Instant BEFORE = Instant.ofEpochSecond(1_790_000_000);
    private static final Instant NOW = BEFORE.plusSeconds(60);
    private static final Environment STAGING = Environment.of(Tier.STAGING);
    private static final Environment PRODUCTION = Environment.of(Tier.PRODUCTION);
    private static final Environment QA = new Environment(new EnvironmentName("qa-eu"), Tier.STAGING);
    private static final DatabaseIdentity ORDERS = database("16384");
    private static final DatabaseIdentity COPY = database("16999");
    private static final Set<MarkerKind> BOTH = EnumSet.allOf(MarkerKind.class);

    private static DatabaseIdentity database(String oid) {
        Map<String, String> bind = new LinkedHashMap<>();
        bind.put("engine", "postgresql");
        bind.put("database", oid);
        return new DatabaseIdentity("orders", bind);
    }

    private static DocumentSigner signer(Forge forge) {
        return DocumentSigner.of(forge.kid(), forge.keys().getPrivate());
    }

    private static Registry registry(Forge... trusted) {
        StringBuilder yaml = new StringBuilder("version: 1\ntrust:\n  marker:\n");
        for (Forge forge : trusted) {
            yaml.append("    - {kty: OKP, crv: Ed25519, kid: ")
                    .append(forge.kid())
                    .append(", x: ")
                    .append(forge.x())
                    .append("}\n");
        }
        return Registry.parse("tierguard.yaml", yaml.toString());
    }

    private static Text stored(Marker marker) {
        return new Text(MarkerDocument.sign(marker, SIGNER));
    }

    private static Text server(Environment environment) {
        return stored(Marker.ofServer(environment, ORDERS, BEFORE));
    }

    private static Text data(Environment environment) {
        return stored(Marker.ofData(environment, BEFORE));
    }

    private static Text sanitised(Environment environment, String from) {
        return stored(Marker.ofSanitisedData(environment, new EnvironmentName(from), BEFORE));
    }

    private static StampOrder order(Environment environment, Set<MarkerKind> kinds) {
        return new StampOrder(environment, kinds, null, null, false);
    }

    private static StampOrder sanitising(Environment environment, String from) {
        return new StampOrder(environment, EnumSet.of(MarkerKind.DATA), new EnvironmentName(from), null, false);
    }

    private static StampOrder replacing(Environment environment, @Nullable String replaced, boolean unverified) {
        return new StampOrder(
                environment, BOTH, null, replaced == null ? null : new EnvironmentName(replaced), unverified);
    }

    private static StampPlan plan(StampOrder order, StoredMarker server, StoredMarker data) {
        return StampPlan.of(
                order,
                "db.example.com:5432/orders",
                new MarkerReading(ORDERS, server, data),
                registry(FORGE),
                SIGNER,
                NOW);
    }

    private static Marker written(StampPlan plan, MarkerKind kind) {
        assertThat(plan.problems()).isEmpty();
        StampPlan.Step step = plan.steps().stream()
                .filter(candidate -> candidate.marker().kind() == kind)
                .findFirst()
                .orElseThrow();
        MarkerDocument.Verified verified = (MarkerDocument.Verified)
                MarkerDocument.read(step.document().orElseThrow(), MarkerDocument.reader(List.of(FORGE.trusted())));
        assertThat(verified).isEqualTo(new MarkerDocument.Verified(step.marker(), step.kid()));
        return verified.marker();
    }

    private static void assertLeft(StampPlan plan, MarkerKind kind) {
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps())
                .filteredOn(step -> step.marker().kind() == kind)
                .singleElement()
                .satisfies(step -> assertThat(step.document()).isEmpty());
    }

    private static void assertRefused(StampPlan plan, String... problems) {
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.statements(MarkerEngine.of("postgresql").orElseThrow(), ORDERS))
                .isEmpty();
        String told = Report.of("", plan.problems()).text();
        assertThat(told.substring(told.indexOf("TG-")).strip()).isEqualTo(String.join("\n\n", problems));
    }

    @Nested
    class A_database_without_markers {

        @Test
        void is_given_both_of_which_one_is_bound_to_it() {
            StampPlan plan = plan(order(STAGING, BOTH), new Absent(), new Absent());

            assertThat(written(plan, MarkerKind.SERVER)).isEqualTo(Marker.ofServer(STAGING, ORDERS, NOW));
            assertThat(written(plan, MarkerKind.DATA)).isEqualTo(Marker.ofData(STAGING, NOW));
        }

        @ParameterizedTest
        @EnumSource
        void is_given_the_one_that_is_ordered(MarkerKind kind) {
            StampPlan plan = plan(order(STAGING, EnumSet.of(kind)), new Absent(), new Absent());

            assertThat(plan.steps()).hasSize(1);
            assertThat(written(plan, kind).environment()).isEqualTo(STAGING);
        }

        @Test
        void may_be_told_where_its_data_came_from() {
            StampPlan plan = plan(sanitising(STAGING, "production"), new Absent(), new Absent());

            assertThat(plan.steps()).hasSize(1);
            assertThat(written(plan, MarkerKind.DATA))
                    .isEqualTo(Marker.ofSanitisedData(STAGING, new EnvironmentName("production"), NOW));
        }
    }

    @Nested
    class A_marker_of_the_same_environment {

        @Test
        void is_left_as_it_is() {
            StampPlan plan = plan(order(STAGING, BOTH), server(STAGING), data(STAGING));

            assertLeft(plan, MarkerKind.SERVER);
            assertLeft(plan, MarkerKind.DATA);
            assertThat(plan.statements(MarkerEngine.of("postgresql").orElseThrow(), ORDERS))
                    .isEmpty();
        }

        @Test
        void keeps_what_it_says_of_the_origin_of_the_data() {
            assertLeft(plan(order(STAGING, BOTH), server(STAGING), sanitised(STAGING, "production")), MarkerKind.DATA);
            assertLeft(
                    plan(sanitising(STAGING, "production"), new Absent(), sanitised(STAGING, "production")),
                    MarkerKind.DATA);
        }

        @Test
        void may_be_told_more_exactly_where_the_data_came_from() {
            assertThat(written(plan(sanitising(STAGING, "production"), new Absent(), data(STAGING)), MarkerKind.DATA))
                    .isEqualTo(Marker.ofSanitisedData(STAGING, new EnvironmentName("production"), NOW));
        }

        @Test
        void is_bound_anew_where_it_came_along_from_another_database() {
            StoredMarker copied = stored(Marker.ofServer(STAGING, COPY, BEFORE));

            assertThat(written(plan(order(STAGING, BOTH), copied, data(STAGING)), MarkerKind.SERVER))
                    .isEqualTo(Marker.ofServer(STAGING, ORDERS, NOW));
        }

        @Test
        void is_signed_anew_by_the_key_that_takes_over() {
            StampPlan plan = StampPlan.of(
                    order(STAGING, BOTH),
                    "db.example.com:5432/orders",
                    new MarkerReading(ORDERS, server(STAGING), sanitised(STAGING, "production")),
                    registry(FORGE, STRANGER),
                    signer(STRANGER),
                    NOW);

            assertThat(plan.problems()).isEmpty();
            assertThat(plan.steps()).extracting(StampPlan.Step::kid).containsExactly("stamp-2", "stamp-2");
            assertThat(plan.steps())
                    .extracting(step -> MarkerDocument.read(
                            step.document().orElseThrow(), MarkerDocument.reader(List.of(STRANGER.trusted()))))
                    .containsExactly(
                            new MarkerDocument.Verified(Marker.ofServer(STAGING, ORDERS, NOW), "stamp-2"),
                            new MarkerDocument.Verified(
                                    Marker.ofSanitisedData(STAGING, new EnvironmentName("production"), NOW),
                                    "stamp-2"));
        }

        @Test
        void follows_the_tier_that_the_registry_now_gives_it() {
            Environment before = new Environment(QA.name(), Tier.TEST);
            StampPlan plan = plan(order(QA, BOTH), server(before), sanitised(before, "production"));

            assertThat(written(plan, MarkerKind.SERVER)).isEqualTo(Marker.ofServer(QA, ORDERS, NOW));
            assertThat(written(plan, MarkerKind.DATA))
                    .isEqualTo(Marker.ofSanitisedData(QA, new EnvironmentName("production"), NOW));
        }
    }

    @Nested
    class A_marker_of_another_environment {

        private static final String SERVER = """
                TG-3043 db.example.com:5432/orders: the server marker that is there says production, and staging was to be stamped: nothing was changed
                  to fix     correct the URL, or add --replace production if the marker is wrong""";

        private static final String DATA = """
                TG-3043 db.example.com:5432/orders: the data marker that is there says production, and staging was to be stamped: nothing was changed
                  to fix     sanitise the data and stamp it with --sanitised --from production, or add --replace production if the marker is wrong""";

        @Test
        void is_not_replaced_and_keeps_the_other_one_from_being_written() {
            assertRefused(plan(order(STAGING, BOTH), server(PRODUCTION), new Absent()), SERVER);
            assertRefused(plan(order(STAGING, BOTH), new Absent(), data(PRODUCTION)), DATA);
            assertRefused(plan(order(STAGING, BOTH), server(PRODUCTION), data(PRODUCTION)), SERVER, DATA);
        }

        @Test
        void of_the_same_tier_is_another_all_the_same() {
            assertThat(plan(order(QA, BOTH), server(STAGING), data(STAGING)).problems())
                    .hasSize(2);
            assertThat(plan(order(STAGING, BOTH), server(QA), data(QA)).problems())
                    .hasSize(2);
        }

        @Test
        void is_not_replaced_by_naming_a_third() {
            assertRefused(plan(replacing(STAGING, "qa-eu", true), server(PRODUCTION), new Absent()), SERVER);
        }

        @Test
        void is_replaced_where_it_is_named() {
            StampPlan plan = plan(replacing(STAGING, "production", false), server(PRODUCTION), data(PRODUCTION));

            assertThat(written(plan, MarkerKind.SERVER)).isEqualTo(Marker.ofServer(STAGING, ORDERS, NOW));
            assertThat(written(plan, MarkerKind.DATA)).isEqualTo(Marker.ofData(STAGING, NOW));
        }

        @Test
        void does_not_matter_where_the_other_kind_is_ordered() {
            assertLeft(
                    plan(order(STAGING, EnumSet.of(MarkerKind.SERVER)), server(STAGING), data(PRODUCTION)),
                    MarkerKind.SERVER);
        }

        @Test
        void is_replaced_where_the_data_were_sanitised_that_came_from_there() {
            assertThat(written(
                            plan(sanitising(STAGING, "production"), server(STAGING), data(PRODUCTION)),
                            MarkerKind.DATA))
                    .isEqualTo(Marker.ofSanitisedData(STAGING, new EnvironmentName("production"), NOW));
        }

        @Test
        void is_not_replaced_where_sanitised_data_came_from_elsewhere() {
            assertRefused(plan(sanitising(STAGING, "qa-eu"), server(STAGING), data(PRODUCTION)), DATA);
        }
    }

    @Nested
    class What_cannot_be_relied_on {

        private static final String FIX =
                "  to fix     look with --show whence it comes; --replace-unverified then replaces it";

        private final Text stranger =
                new Text(MarkerDocument.sign(Marker.ofServer(STAGING, ORDERS, BEFORE), signer(STRANGER)));

        private String told(MarkerKind kind, String reason) {
            return "TG-3043 db.example.com:5432/orders: the " + kind
                    + " marker that is there cannot be relied on, since "
                    + reason + ", and staging was to be stamped: nothing was changed\n" + FIX;
        }

        @Test
        void is_not_replaced_though_it_may_say_the_right_thing() {
            assertRefused(
                    plan(order(STAGING, BOTH), stranger, new Absent()),
                    told(MarkerKind.SERVER, "its header names a key that is not trusted"));
            assertRefused(
                    plan(order(STAGING, BOTH), new Absent(), new Text("staging")),
                    told(MarkerKind.DATA, "it is not exactly three parts with dots between them"));
            assertRefused(
                    plan(order(STAGING, BOTH), new Absent(), new Unreadable("this role may not read it")),
                    told(MarkerKind.DATA, "this role may not read it"));
            assertRefused(
                    plan(order(STAGING, BOTH), data(STAGING), new Absent()),
                    told(MarkerKind.SERVER, "it is a marker of the other kind"));
            assertRefused(
                    plan(
                            order(STAGING, BOTH),
                            new Absent(),
                            new Text(FORGE.sign(FORGE.header(MarkerDocument.TYPE), "{\"kind\":\"data\"}"))),
                    told(MarkerKind.DATA, "its claim env is not the name of an environment"));
        }

        @Test
        void is_not_replaced_by_naming_an_environment() {
            assertThat(plan(replacing(STAGING, "staging", false), stranger, new Absent())
                            .problems())
                    .hasSize(1);
        }

        @Test
        void is_replaced_where_that_is_asked_for() {
            StampPlan plan = plan(replacing(STAGING, null, true), stranger, new Unreadable("there are 2"));

            assertThat(written(plan, MarkerKind.SERVER)).isEqualTo(Marker.ofServer(STAGING, ORDERS, NOW));
            assertThat(written(plan, MarkerKind.DATA)).isEqualTo(Marker.ofData(STAGING, NOW));
        }

        @Test
        void is_replaced_where_several_rows_are_there_of_data_that_were_sanitised() {
            assertThat(written(
                            plan(sanitising(STAGING, "production"), new Absent(), new Unreadable("there are 2")),
                            MarkerKind.DATA))
                    .isEqualTo(Marker.ofSanitisedData(STAGING, new EnvironmentName("production"), NOW));
        }

        @Test
        void is_not_taken_for_data_of_where_somebody_says_that_they_came_from() {
            assertRefused(
                    plan(
                            sanitising(STAGING, "production"),
                            new Absent(),
                            new Text(MarkerDocument.sign(Marker.ofData(STAGING, BEFORE), signer(STRANGER)))),
                    told(MarkerKind.DATA, "its header names a key that is not trusted"));
        }

        @Test
        void keeps_data_from_being_stamped_where_it_is_the_servers() {
            String text = told(MarkerKind.SERVER, "its header names a key that is not trusted")
                    .replace("--replace-unverified then", "--server --replace-unverified then");

            assertRefused(plan(order(STAGING, EnumSet.of(MarkerKind.DATA)), stranger, new Absent()), text);
            assertRefused(plan(sanitising(STAGING, "production"), stranger, data(PRODUCTION)), text);
            assertThat(plan(
                                    new StampOrder(STAGING, EnumSet.of(MarkerKind.DATA), null, null, true),
                                    stranger,
                                    new Absent())
                            .problems())
                    .isEmpty();
        }
    }

    @Nested
    class The_server_of_another_environment {

        private static final String SERVER = """
                TG-3043 db.example.com:5432/orders: the server marker that is there says production, and staging was to be stamped: nothing was changed
                  to fix     correct the URL, or stamp with --server --replace production first if that marker is wrong""";

        @Test
        void keeps_its_data_marker() {
            assertRefused(plan(sanitising(STAGING, "production"), server(PRODUCTION), data(PRODUCTION)), SERVER);
            assertRefused(plan(order(STAGING, EnumSet.of(MarkerKind.DATA)), server(PRODUCTION), new Absent()), SERVER);
            assertRefused(
                    plan(
                            new StampOrder(
                                    STAGING,
                                    EnumSet.of(MarkerKind.DATA),
                                    null,
                                    new EnvironmentName("production"),
                                    true),
                            server(PRODUCTION),
                            data(PRODUCTION)),
                    SERVER);
        }

        @Test
        void of_the_same_tier_is_another_all_the_same() {
            assertThat(plan(sanitising(STAGING, "production"), server(QA), data(PRODUCTION))
                            .problems())
                    .hasSize(1);
        }

        @Test
        void is_none_where_it_serves_all_of_the_tier() {
            assertThat(written(plan(sanitising(QA, "production"), server(STAGING), data(PRODUCTION)), MarkerKind.DATA))
                    .isEqualTo(Marker.ofSanitisedData(QA, new EnvironmentName("production"), NOW));
        }

        @Test
        void says_nothing_of_a_database_that_its_marker_is_not_bound_to() {
            StoredMarker copied = stored(Marker.ofServer(PRODUCTION, COPY, BEFORE));

            assertThat(written(plan(sanitising(STAGING, "production"), copied, data(PRODUCTION)), MarkerKind.DATA))
                    .isEqualTo(Marker.ofSanitisedData(STAGING, new EnvironmentName("production"), NOW));
        }
    }

    @Nested
    class A_key {

        @Test
        void that_no_registry_trusts_signs_nothing() {
            StampPlan plan = StampPlan.of(
                    order(STAGING, BOTH),
                    "db.example.com:5432/orders",
                    new MarkerReading(ORDERS, new Absent(), new Absent()),
                    registry(FORGE),
                    signer(STRANGER),
                    NOW);

            assertRefused(plan, """
                    TG-3041 db.example.com:5432/orders: no process would believe what the key stamp-2 signs: \
                    the registry has no key of that name under trust: marker
                      to fix     add its public half under trust: marker, and ship that registry first""");
        }

        @Test
        void that_only_has_the_name_of_a_trusted_one_signs_nothing() {
            StampPlan plan = StampPlan.of(
                    order(STAGING, BOTH),
                    "db.example.com:5432/orders",
                    new MarkerReading(ORDERS, new Absent(), new Absent()),
                    registry(FORGE),
                    signer(Forge.of("stamp-1")),
                    NOW);

            assertRefused(plan, """
                    TG-3041 db.example.com:5432/orders: no process would believe what the key stamp-1 signs: \
                    the registry has another key of that name under trust: marker
                      to fix     add its public half under trust: marker, and ship that registry first""");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "h2"})
    void room_is_made_before_any_marker_is_changed(String protocol) {
        MarkerEngine engine = MarkerEngine.of(protocol).orElseThrow();
        StampPlan plan = plan(order(STAGING, BOTH), new Absent(), new Absent());

        List<String> statements = plan.statements(engine, ORDERS);

        List<String> ofTheEngine = new ArrayList<>();
        plan.steps()
                .forEach(step -> ofTheEngine.addAll(engine.stamp(
                        step.marker().kind(), ORDERS, step.document().orElseThrow())));
        assertThat(statements).containsExactlyInAnyOrderElementsOf(ofTheEngine);
        List<Boolean> isRow = statements.stream()
                .map(statement -> statement.matches("(?s)(DELETE|INSERT|REPLACE) .*"))
                .toList();
        assertThat(isRow).isSorted().contains(true, false);
    }

    @Test
    void an_order_is_for_something_and_only_data_comes_from_elsewhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> order(STAGING, Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StampOrder(STAGING, BOTH, new EnvironmentName("production"), null, false));
        assertThatIllegalArgumentException().isThrownBy(() -> sanitising(STAGING, "staging"));
    }
}
