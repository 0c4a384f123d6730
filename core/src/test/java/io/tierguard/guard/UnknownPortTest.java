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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who looks up a name sees nothing but the name and its addresses. */
class UnknownPortTest {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              production:
                - "*.prod.example.com"
                - db.example.com:5432/live
                - 10.1.0.0/16
                - 10.2.0.1:5432
              staging:
                - db.example.com:5432/staged
                - "*.staging.example.com"
                - 10.2.0.1:5433
              shared:
                - 10.3.0.0/16
            crossings:
              - {from: staging, to: production, endpoint: "metrics.prod.example.com:443", reason: r, expires: 2027-01-31}
              - {from: staging, to: production, endpoint: "old.prod.example.com:443", reason: r, expires: 2026-01-31}
              - {from: test, to: production, endpoint: "other.prod.example.com:443", reason: r, expires: 2027-01-31}
            """;

    private final Guard guard = Guard.of(
            Environment.of(Tier.STAGING),
            Registry.parse("tierguard.yaml", REGISTRY),
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));

    private static Endpoint lookUp(String name) {
        return Endpoint.socket(Host.parse(name).orElseThrow(), Component.notVisible());
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "api.staging.example.com, , OWN",
        "api.staging.example.com, 10.9.0.1, OWN",
        "api.staging.example.com, 10.1.0.1, FOREIGN_ADDRESS",
        "api.staging.example.com, 10.2.0.1, OWN",
        "api.prod.example.com, , FOREIGN",
        "api.prod.example.com, 10.9.0.1, FOREIGN",
        "metrics.prod.example.com, , CROSSING",
        "metrics.prod.example.com, 10.1.0.1, CROSSING",
        "old.prod.example.com, , CROSSING_EXPIRED",
        "other.prod.example.com, , FOREIGN",
        "db.example.com, , OWN",
        "unknown.example.com, , UNKNOWN",
        "unknown.example.com, 10.2.0.1, OWN_BY_ADDRESS",
        "unknown.example.com, 10.3.0.1, UNKNOWN",
        "unknown.example.com, 10.1.0.1, FOREIGN_ADDRESS",
    })
    void is_allowed_where_any_port_would_be(String name, String address, Reason reason) throws UnknownHostException {
        List<InetAddress> addresses = address == null ? List.of() : List.of(InetAddress.getByName(address));

        assertThat(guard.decide(lookUp(name), addresses).reason()).isEqualTo(reason);
    }

    @Test
    void a_port_that_is_left_open_has_no_permission_of_another_port() {
        Endpoint open = Endpoint.socket(Host.parse("metrics.prod.example.com").orElseThrow(), Component.open());

        assertThat(guard.decide(open, List.of()).reason()).isEqualTo(Reason.FOREIGN);
    }

    @Test
    void is_named_without_a_port_in_a_refusal() {
        Judgement judgement = guard.judge(Target.of(lookUp("api.prod.example.com")), Resolver.none());

        assertThat(judgement.message()).isEqualTo("""
                TG-2001 refused: this process is staging, and api.prod.example.com belongs to production
                  target         api.prod.example.com  (credentials and parameters left out)
                  production by  *.prod.example.com                tierguard.yaml:4
                  to fix         point it at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""");
    }

    @Test
    void an_untold_judgement_is_told_when_it_is_told() {
        List<Judgement> told = new ArrayList<>();
        Guard telling = guard.with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                told.add(judgement);
            }
        });

        Judgement judgement = telling.untold().judge(Target.of(lookUp("api.prod.example.com")), Resolver.none());
        assertThat(told).isEmpty();
        telling.tell(judgement);
        assertThat(told).containsExactly(judgement);
    }
}
