package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes of their own, as a JVM reads these properties once. */
@Timeout(120)
class NameCacheTest {

    private static final String REFUSED = """
            UnguardedClientException TG-4010 refused: %s is 0, so that this client may dial other addresses than those that were judged
              to fix     let the JVM keep addresses, as with networkaddress.cache.ttl=30, or put tierguard-resolver-guard on the class path
            """;
    private static final String TOLD =
            "WARN TG-4010 would refuse: %s is 0, so that this client may dial other addresses"
                    + " than those that were judged [tierguard.decision=would-refuse tierguard.code=TG-4010"
                    + " tierguard.environment=staging tierguard.tier=staging tierguard.endpoint=- tierguard.owner=- tierguard.rule=-"
                    + " tierguard.count=1 tierguard.usedBy=GuardedHttpClient]";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        ", , ",
        "0, , networkaddress.cache.ttl",
        "-0, , networkaddress.cache.ttl",
        "+00, 30, networkaddress.cache.ttl",
        "30, 0, ",
        "-1, 0, ",
        "1, , ",
        "'', 0, sun.net.inetaddr.ttl",
        "never, 0x0, sun.net.inetaddr.ttl",
        "0x0, , ",
        ", #0, sun.net.inetaddr.ttl",
        ", -0, sun.net.inetaddr.ttl",
        ", -1, ",
        ", 10, ",
        ", never, "
    })
    void the_first_property_that_is_a_number_decides(
            @Nullable String security, @Nullable String system, @Nullable String culprit) {
        assertThat(NameCache.unkeptBy(security, system).orElse(null)).isEqualTo(culprit);
    }

    @ParameterizedTest
    @CsvSource({"networkaddress.cache.ttl, 0", "sun.net.inetaddr.ttl, 0", "sun.net.inetaddr.ttl, 0x0"})
    void refuses_every_client_where_the_jvm_forgets_at_once(String property, String value) throws Exception {
        ChildJvm.Outcome outcome = run(property, value);

        assertThat(outcome.out())
                .isEqualTo("forgets at once\n" + REFUSED.formatted(property).repeat(3) + "ok\n".repeat(3));
        assertThat(outcome.err().lines().filter(line -> line.contains("would refuse")))
                .singleElement()
                .asString()
                .endsWith(TOLD.formatted(property));
    }

    @ParameterizedTest
    @CsvSource({
        "networkaddress.cache.ttl, 30",
        "networkaddress.cache.ttl, -1",
        "sun.net.inetaddr.ttl, 60",
        "networkaddress.cache.negative.ttl, 0",
        "networkaddress.cache.stale.ttl, 10"
    })
    void builds_clients_where_the_jvm_keeps_what_was_judged(String property, String value) throws Exception {
        assertThat(run(property, value).out()).isEqualTo("keeps\n" + "ok\n".repeat(6));
    }

    @Test
    void builds_clients_where_nothing_is_set() throws Exception {
        assertThat(run("any.other", "0").out()).isEqualTo("keeps\n" + "ok\n".repeat(6));
    }

    /** Given both as a security and as a system property: the JDK reads each in one of these places only. */
    private ChildJvm.Outcome run(String property, String value) throws IOException, InterruptedException {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 moving.example.com\n");
        Path security = Files.writeString(
                directory.resolve("java.security"),
                property.startsWith("networkaddress") ? property + "=" + value + "\n" : "");
        ChildJvm.Outcome outcome = new ChildJvm()
                .option("-Djdk.net.hosts.file=" + hosts)
                .option("-Djava.security.properties=" + security)
                .option("-D" + property + "=" + value)
                .option("-Dorg.slf4j.simpleLogger.log.io.tierguard.guard.Guard=warn")
                .option("-Dorg.slf4j.simpleLogger.showThreadName=false")
                .option("-Dorg.slf4j.simpleLogger.showLogName=false")
                .run(Moving.class, hosts.toString());
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome;
    }

    /** Looks a name up twice, and its address has changed in between; then builds clients. */
    static final class Moving {
        private Moving() {}

        public static void main(String[] arguments) throws IOException {
            InetAddress first = InetAddress.getByName("moving.example.com");
            Files.writeString(Path.of(arguments[0]), "127.0.0.2 moving.example.com\n");
            InetAddress second = InetAddress.getByName("moving.example.com");
            System.out.println(first.equals(second) ? "keeps" : "forgets at once");

            for (Guard guard : List.of(Tiers.staging(), Tiers.observing())) {
                build(() -> GuardedHttpClient.newBuilder(guard));
                build(() -> GuardedHttpClient.newHttpClient(guard));
                build(() -> GuardedHttpClient.wrap(HttpClient.newHttpClient(), guard));
            }
        }

        private static void build(Runnable client) {
            try {
                client.run();
                System.out.println("ok");
            } catch (UnguardedClientException e) {
                System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }
    }
}
