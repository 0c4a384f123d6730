package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.report.Code;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class WrapTest {

    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest to(String host, String path) {
        return HttpRequest.newBuilder(server.at(host, path))
                .timeout(Tiers.BOUND)
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "ALWAYS"})
    void refuses_a_client_that_follows_redirects_and_names_the_builder(Redirect policy) {
        HttpClient following = HttpClient.newBuilder().followRedirects(policy).build();

        assertThatExceptionOfType(UnguardedClientException.class)
                .isThrownBy(() -> GuardedHttpClient.wrap(following, Tiers.staging()))
                .withMessage("""
                        TG-4001 refused: a client that follows redirects by itself cannot be guarded from outside
                          to fix     build it with GuardedHttpClient.newBuilder(guard)""")
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.CLIENT_FOLLOWS_REDIRECTS));
    }

    @Test
    void sends_to_our_own_and_hands_out_redirects() throws Exception {
        server.redirect("/go", 302, "http://api.prod.example.com/");
        HttpClient wrapped = GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging());

        assertThat(wrapped.send(to("api.staging.example.com", "/"), BodyHandlers.ofString())
                        .body())
                .isEqualTo("hello");
        assertThat(wrapped.send(to("api.staging.example.com", "/go"), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void refuses_production_in_every_way_to_send() {
        HttpClient wrapped = GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging());
        HttpRequest request = to("api.prod.example.com", "/");

        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> wrapped.send(request, BodyHandlers.ofString()))
                .withMessageStartingWith("TG-2001");
        assertThat(wrapped.sendAsync(request, BodyHandlers.ofString()))
                .failsWithin(Tiers.BOUND)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RefusedRouteException.class);
        assertThat(wrapped.sendAsync(request, BodyHandlers.ofString(), null))
                .failsWithin(Tiers.BOUND)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RefusedRouteException.class);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void can_wrap_what_is_guarded_already() throws Exception {
        HttpClient twice = GuardedHttpClient.wrap(GuardedHttpClient.newHttpClient(Tiers.staging()), Tiers.observing());

        assertThat(twice.send(to("api.staging.example.com", "/"), BodyHandlers.ofString())
                        .body())
                .isEqualTo("hello");
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> twice.send(to("api.prod.example.com", "/"), BodyHandlers.ofString()));
    }
}
