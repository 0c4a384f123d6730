package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.testing.ChildJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that uses one guarded client loads nothing of the others, whose jars it need not have. */
@Timeout(180)
class AbsentClientsTest {

    /** What such a process does. */
    static final class Shop {
        private Shop() {}

        public static void main(String[] arguments) throws Exception {
            HttpClient client = GuardedHttpClient.newBuilder(Tiers.staging()).build();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(arguments[0])).build();
            System.out.println(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    @Test
    void cost_nothing() throws Exception {
        try (CountingServer server = new CountingServer()) {
            ChildJvm.Outcome outcome = new ChildJvm()
                    .option("-Xlog:class+load")
                    .run(Shop.class, server.at("api.staging.example.com", "/"));

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out().lines())
                    .contains("hello")
                    .anyMatch(line -> line.contains("io.tierguard.http.GuardedHttpClient "))
                    .noneMatch(
                            line -> line.contains(" okhttp3.") || line.contains(" okio.") || line.contains(" kotlin."))
                    .noneMatch(line -> line.contains(" org.apache.hc."))
                    .noneMatch(line ->
                            line.contains("io.tierguard.http.okhttp.") || line.contains("io.tierguard.http.apache."));
        }
    }
}
