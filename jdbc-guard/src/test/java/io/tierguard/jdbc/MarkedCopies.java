package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.MarkerReading;
import io.tierguard.jdbc.marker.StampOrder;
import io.tierguard.jdbc.marker.StampPlan;
import io.tierguard.registry.Registry;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.testing.Forge;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stamps databases, and asks what processes make of them that require a marker. The registry gives every server of this
 * machine to staging and production alike, so that only markers tell them apart.
 */
final class MarkedCopies {

    private static final Forge FORGE = Forge.of("marker-1");
    private static final DocumentSigner SIGNER =
            DocumentSigner.of("marker-1", FORGE.keys().getPrivate());
    private static final Registry REGISTRY = Registry.parse("tierguard.yaml", """
            version: 1
            endpoints:
              "staging, production":
                - localhost
            trust:
              marker:
                - {kty: OKP, crv: Ed25519, kid: marker-1, x: %s}
            policy:
              marker: {default: required}
            """.formatted(FORGE.x()));

    static final String ALLOWED = "allowed";
    static final String UNREADABLE = "TG-3021";
    static final String BOUND_ELSEWHERE = "TG-3023";
    static final String FOREIGN_SERVER = "TG-3026";
    static final String FOREIGN_DATA = "TG-3027";
    static final String NO_SERVER_MARKER = "TG-3028";

    private MarkedCopies() {}

    static Guard guard(Tier tier) {
        return Guard.of(Environment.of(tier), REGISTRY, Clock.systemUTC());
    }

    /** Of staging, with a crossing to production at a port that the two share, such as a tunnel's; production is protected. */
    static Guard guardThatCrosses(int port) {
        return Guards.of(Tier.STAGING, """
                version: 1
                endpoints:
                  "staging, production":
                    - localhost
                crossings:
                  - {from: staging, to: production, endpoint: "localhost:%d", reason: reads reports, expires: 2026-12-31}
                trust:
                  marker:
                    - {kty: OKP, crv: Ed25519, kid: marker-1, x: %s}
                policy:
                  protect: [production]
                """.formatted(port, FORGE.x()));
    }

    private static Properties login(String user) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", "");
        return login;
    }

    /** Allowed, or the code of the refusal. */
    static String says(String url, String user, Tier tier) throws SQLException {
        GuardedDataSource source = GuardedDataSource.of(url, login(user), guard(tier));
        try (Connection connection = source.getConnection()) {
            return connection.isValid(5) ? ALLOWED : "dead";
        } catch (RefusedSqlException e) {
            return String.valueOf(e.getMessage()).substring(0, NO_SERVER_MARKER.length());
        }
    }

    /** What a process of staging is told, and what one of production is. */
    static String says(String url, String user) throws SQLException {
        return "staging " + says(url, user, Tier.STAGING) + ", production " + says(url, user, Tier.PRODUCTION);
    }

    static void stamp(String url, String user, Tier tier) throws SQLException {
        carryOut(url, user, order(tier, EnumSet.allOf(MarkerKind.class), null, null));
    }

    static void sanitise(String url, String user, Tier tier, Tier from) throws SQLException {
        carryOut(url, user, order(tier, EnumSet.of(MarkerKind.DATA), from, null));
    }

    static void restamp(String url, String user, Tier tier, Tier replaced) throws SQLException {
        carryOut(url, user, order(tier, EnumSet.allOf(MarkerKind.class), null, replaced));
    }

    private static StampOrder order(Tier tier, Set<MarkerKind> kinds, @Nullable Tier from, @Nullable Tier replaced) {
        return new StampOrder(Environment.of(tier), kinds, name(from), name(replaced), false);
    }

    private static @Nullable EnvironmentName name(@Nullable Tier tier) {
        return tier == null ? null : EnvironmentName.of(tier);
    }

    private static void carryOut(String url, String user, StampOrder order) throws SQLException {
        Guard guard = guard(order.environment().tier());
        try (MarkedDatabase database = MarkedDatabase.open(url, login(user), guard)) {
            MarkerReading found = database.read();
            StampPlan plan = StampPlan.of(
                    order,
                    database.name(),
                    found,
                    REGISTRY,
                    SIGNER,
                    Clock.systemUTC().instant());
            if (!plan.problems().isEmpty()) {
                throw new SQLException(plan.problems().toString());
            }
            database.write(plan, found);
        }
    }
}
