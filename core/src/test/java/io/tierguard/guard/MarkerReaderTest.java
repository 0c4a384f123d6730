package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Component;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Owner;
import io.tierguard.registry.Registry;
import io.tierguard.signed.DocumentReader;
import io.tierguard.signed.Flaw;
import io.tierguard.testing.Forge;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a guard knows that the markers of databases are compared with. */
class MarkerReaderTest {

    private static final Forge FORGE = Forge.of("stamp-1");
    private static final String REGISTRY = """
            version: 1
            endpoints:
              production: ["*.prod.example.com"]
            crossings:
              - {from: staging, to: production, endpoint: "a.prod.example.com:5432", reason: why, expires: 2026-12-31}
              - {from: staging, to: production, endpoint: "b.prod.example.com:5432", reason: why, expires: 2026-01-31}
            trust:
              marker: [{kty: OKP, crv: Ed25519, kid: stamp-1, x: %s}]
            """.formatted(FORGE.x());

    private static Guard guard(Tier tier, String yaml) {
        return Guard.of(
                Environment.of(tier),
                Registry.parse("tierguard.yaml", yaml),
                Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
    }

    private static Optional<Integer> crossing(Tier process, String host, int port, Tier owner) {
        Endpoint endpoint = Endpoint.database(
                "postgresql", Host.parse(host).orElseThrow(), Component.of(port), Component.of("orders"));
        return guard(process, REGISTRY)
                .crossing(endpoint, new Owner.OfTier(owner))
                .map(Crossing::port);
    }

    @Test
    void reads_what_a_key_of_the_registry_has_signed_as_a_marker_and_nothing_else() {
        Guard guard = guard(Tier.STAGING, REGISTRY);
        String marker = FORGE.sign(FORGE.header("env-marker+jwt"), "{}");

        assertThat(guard.markers().read(marker)).isInstanceOf(DocumentReader.Verified.class);
        assertThat(guard.with(new GuardListener() {}).markers()).isSameAs(guard.markers());
        assertThat(guard.markers().read(FORGE.sign(FORGE.header("env-identity+jwt"), "{}")))
                .isEqualTo(new DocumentReader.Rejected(Flaw.TYPE));
        assertThat(guard(Tier.STAGING, "version: 1\n").markers().read(marker))
                .isEqualTo(new DocumentReader.Rejected(Flaw.NO_TRUSTED_KEYS));
    }

    @Test
    void knows_the_crossing_that_is_live_for_this_process_at_this_endpoint_to_this_owner() {
        assertThat(crossing(Tier.STAGING, "a.prod.example.com", 5432, Tier.PRODUCTION))
                .contains(5432);
        assertThat(crossing(Tier.STAGING, "a.prod.example.com", 5432, Tier.STAGING))
                .isEmpty();
        assertThat(crossing(Tier.STAGING, "a.prod.example.com", 5432, Tier.DEVELOPMENT))
                .isEmpty();
        assertThat(crossing(Tier.STAGING, "a.prod.example.com", 5433, Tier.PRODUCTION))
                .isEmpty();
        assertThat(crossing(Tier.STAGING, "b.prod.example.com", 5432, Tier.PRODUCTION))
                .isEmpty();
        assertThat(crossing(Tier.STAGING, "c.prod.example.com", 5432, Tier.PRODUCTION))
                .isEmpty();
        assertThat(crossing(Tier.TEST, "a.prod.example.com", 5432, Tier.PRODUCTION))
                .isEmpty();
    }
}
