package io.tierguard.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Lookups;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.UnguardedClientException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrapper above guarded look-ups: it tells its refusals as well as ever, and what it could not close is closed. */
class WrapperTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String RESTLESS = "rebound.staging.example.com";

    private final GuardSlot.Publication publication = GuardSlot.publish(Tiers.staging());
    private Server production;

    @BeforeEach
    void a_server_of_production() throws IOException {
        production = new Server(TestNames.PRODUCTION);
    }

    @AfterEach
    void end() throws IOException {
        production.close();
        publication.close();
    }

    private static HttpClient client(Guard guard) {
        return GuardedHttpClient.newBuilder(guard)
                .connectTimeout(BOUND)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
    }

    private static void send(HttpClient client, String url) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(URI.create(url)).timeout(BOUND).build(), HttpResponse.BodyHandlers.discarding());
    }

    private String url(String host) {
        return "http://" + host + ":" + production.port() + "/";
    }

    @Test
    void names_the_address_of_a_request() throws IOException {
        String foreign = "moved.staging.example.com:" + production.port();

        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> send(client(Tiers.staging()), "http://" + foreign + "/"))
                .withMessageStartingWith("TG-2003 refused: this process is staging, and " + foreign
                        + " resolves to 127.0.0.3, which belongs to production\n");
        assertThat(production.dials()).isZero();
    }

    @Test
    void names_the_address_of_a_redirect() throws IOException {
        HttpServer staging = Server.redirecting(url("two-faced.staging.example.com"));
        try {
            String own =
                    "http://api.staging.example.com:" + staging.getAddress().getPort() + "/";

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> send(client(Tiers.staging()), own))
                    .withMessageStartingWith("TG-2003 refused: ")
                    .withMessageContaining("127.0.0.3, which belongs to production");
        } finally {
            staging.stop(0);
        }
        assertThat(production.dials()).isZero();
    }

    /** Judged while it is at home; when the client looks it up to dial, it has moved. */
    private static Guard movingWhenJudged() {
        TestNames.answer(RESTLESS, TestNames.STAGING);
        return Tiers.staging().with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                TestNames.answer(RESTLESS, TestNames.PRODUCTION);
            }
        });
    }

    @Test
    void a_name_that_moves_between_check_and_dial_is_not_dialled() throws IOException {
        HttpClient client = client(movingWhenJudged());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(client, url(RESTLESS)));
        assertThat(production.dials()).isZero();
        assertThat(Lookups.refusal(RESTLESS)).map(Judgement::isAllowed).hasValue(false);
    }

    @Test
    void without_look_ups_that_are_guarded_it_would_be() throws IOException {
        HttpClient client = client(movingWhenJudged());
        publication.close();
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(
                HttpRequest.newBuilder(URI.create(url(RESTLESS))).timeout(BOUND).build(),
                HttpResponse.BodyHandlers.discarding());

        assertThat(production.comes()).isTrue();
        // the client tries once more
        production.close();
        assertThat(sent).failsWithin(BOUND);
    }

    @Test
    void a_cache_that_keeps_nothing_is_refused_without_them() {
        assertThat(client(Tiers.staging())).isInstanceOf(GuardedHttpClient.class);
        publication.close();

        assertThatExceptionOfType(UnguardedClientException.class).isThrownBy(() -> client(Tiers.staging()));
    }
}
