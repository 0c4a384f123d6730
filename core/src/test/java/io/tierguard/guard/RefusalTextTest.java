package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.Evidence;
import io.tierguard.identity.Identity;
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
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTextTest {

    private static final String REGISTRY = """
            version: 1
            environments:
              qa-eu: staging
            endpoints:
              production:
                - "*.prod.example.com"
                - 10.1.0.0/16
                - shared-db.example.com/orders
              staging:
                - "*.staging.example.com"
                - shared-db.example.com
              "production, qa-eu":
                - joint.example.com
            crossings:
              - {from: staging, to: production, endpoint: "old.prod.example.com:443", reason: the old dashboard, expires: 2026-11-23}
            """;

    private final Guard guard = Guard.of(
            new Identity(
                    Environment.of(Tier.STAGING),
                    List.of(new Evidence(
                            Evidence.CLAIM, "staging", "TIERGUARD_ENVIRONMENT=staging", "environment variable"))),
            Registry.parse("tierguard.yaml", REGISTRY),
            Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC));

    private String refused(Target target) {
        return guard.judge(target, Resolver.none()).message();
    }

    @Test
    void names_process_target_owner_evidence_and_fix() {
        assertThat(refused(Target.of("https://user:fake@api.prod.example.com/v1?key=fake")
                        .usedBy("GuardedHttpClient 'pay'")))
                .isEqualTo("""
                TG-2001 refused: this process is staging, and api.prod.example.com:443 belongs to production
                  used by        GuardedHttpClient 'pay'
                  target         https://api.prod.example.com  (credentials, path and parameters left out)
                  production by  *.prod.example.com                tierguard.yaml:6
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         point GuardedHttpClient 'pay' at an endpoint of staging, or correct tierguard.yaml:6 if this endpoint is not production's""");
    }

    @Test
    void names_the_address_that_decided() throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getByName("10.1.2.3"));

        assertThat(guard.judge(Target.of("https://a.staging.example.com"), name -> addresses)
                        .message())
                .isEqualTo("""
                TG-2003 refused: this process is staging, and a.staging.example.com:443 resolves to 10.1.2.3, which belongs to production
                  target         https://a.staging.example.com  (credentials and parameters left out)
                  production by  10.1.0.0/16                       tierguard.yaml:7
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         point it at an endpoint of staging, or correct tierguard.yaml:7 if this address is not production's""");
    }

    @Test
    void names_the_file_to_change_where_nobody_owns_the_endpoint() {
        assertThat(refused(Target.of("https://example.org"))).isEqualTo("""
                TG-2002 refused: this process is staging, and example.org:443 belongs to nobody
                  target      https://example.org  (credentials and parameters left out)
                  staging by  TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix      say in tierguard.yaml under endpoints: whose example.org:443 is, or point it at an endpoint of staging""");
    }

    @Test
    void says_that_a_crossing_is_over() {
        assertThat(refused(Target.of("https://old.prod.example.com"))).isEqualTo("""
                TG-2004 refused: this process is staging, old.prod.example.com:443 belongs to production, and the crossing at tierguard.yaml:15 expired on 2026-11-23
                  target         https://old.prod.example.com  (credentials and parameters left out)
                  production by  *.prod.example.com                tierguard.yaml:6
                  crossing       the old dashboard                 tierguard.yaml:15
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         point it at an endpoint of staging, or renew the crossing at tierguard.yaml:15 with a reason""");
    }

    @Test
    void says_what_the_target_leaves_open() {
        Endpoint open = Endpoint.database(
                "postgresql", Host.parse("shared-db.example.com").orElseThrow(), Component.of(5432), Component.open());

        assertThat(refused(Target.of(open))).isEqualTo("""
                TG-2005 refused: this process is staging, and whether shared-db.example.com:5432 belongs to production depends on the database, which the target leaves open
                  target         shared-db.example.com:5432  (credentials and parameters left out)
                  production by  shared-db.example.com/orders      tierguard.yaml:8
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         name the database in it""");
    }

    @Test
    void does_not_send_anybody_to_a_line_that_is_not_in_the_file() {
        assertThat(refused(Target.of("http://localhost:8080"))).isEqualTo("""
                TG-2001 refused: this process is staging, and localhost:8080 belongs to development and test
                  target                   http://localhost:8080  (credentials and parameters left out)
                  development and test by  localhost                         built-in
                  staging by               TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix                   point it at an endpoint of staging, or add a line for localhost:8080 to tierguard.yaml if this endpoint is not development and test's""");
    }

    @Test
    void tells_of_odd_spellings_and_unreadable_targets() {
        assertThat(refused(Target.of("http://10.1/"))).isEqualTo("""
                TG-2006 refused: 10.0.0.1:80 is spelled in a way that programs read differently
                  target      http://10.1  (credentials, path and parameters left out)
                  staging by  TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix      write the address as four decimal numbers without leading zeros, and not inside an IPv6 address""");
        assertThat(refused(Target.of("http://a.staging.example.com/x/%2e%2e/y")))
                .startsWith(
                        "TG-2007 refused: the path of a.staging.example.com:80 is spelled in a way that servers read differently\n");
        assertThat(refused(Target.of("https://fake@fake@a").usedBy("X"))).isEqualTo("""
                TG-2008 refused: where https:… leads cannot be determined: it has more than one @ before the path
                  used by    X
                  to fix     write it as scheme://host:port/path, in plain characters""");
    }

    @Test
    void is_empty_where_nothing_is_refused() {
        assertThat(refused(Target.of("https://a.staging.example.com"))).isEmpty();
    }

    @Test
    void refuses_a_target_with_one_foreign_endpoint_among_own_ones() {
        Judgement judgement =
                guard.judge(Target.of("redis://a.staging.example.com,b.prod.example.com"), Resolver.none());

        assertThat(judgement.isAllowed()).isFalse();
        assertThat(judgement.decisions()).extracting(Decision::isAllowed).containsExactly(true, false);
        assertThat(judgement.message()).contains("and b.prod.example.com:6379 belongs to production\n");
    }

    @Test
    void does_not_forget_a_port_that_the_file_took_when_the_port_is_open() {
        Guard development = Guard.of(
                Environment.of(Tier.DEVELOPMENT),
                Registry.parse("tierguard.yaml", "version: 1\nendpoints: {production: [\"localhost:9/x\"]}\n"),
                Clock.systemUTC());

        assertThat(development
                        .judge(Target.of("foo://localhost/"), Resolver.none())
                        .message())
                .startsWith("TG-2005 refused: this process is development, and whether localhost belongs to nobody"
                        + " depends on the port, which the target leaves open\n");
        assertThat(development
                        .judge(Target.of("foo://localhost:8/"), Resolver.none())
                        .isAllowed())
                .isTrue();
    }
}
