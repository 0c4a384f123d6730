package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.Tiers;
import io.tierguard.http.apache.Kind.Calls;
import java.io.IOException;
import java.util.List;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of another mode, wherever in a request they stand. The keys are documented fakes. */
@Timeout(120)
class CredentialModeTest {

    private final RecordingServer server = new RecordingServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private String shared(String path) {
        return server.at("shared.example.com") + path;
    }

    private static void isKept(RefusedRouteException refusal) {
        assertThat(refusal)
                .hasMessageStartingWith("TG-8001")
                .hasMessageNotContaining("NOT-A-SECRET")
                .hasNoCause()
                .hasNoSuppressedExceptions();
    }

    @ParameterizedTest
    @EnumSource
    void a_live_key_set_by_hand_is_refused_and_a_test_key_is_sent(Kind kind) throws IOException {
        for (String header : List.of("Authorization", "X-Api-Key", "Cookie", "X-Own")) {
            try (Calls http = kind.open(setup -> setup.guard = Tiers.staging())) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .as(header)
                        .isThrownBy(() -> http.call(ClassicRequestBuilder.get(shared("/"))
                                .addHeader(header, "Bearer " + Tiers.LIVE_KEY)
                                .build()))
                        .satisfies(CredentialModeTest::isKept);
                assertThat(server.asked()).isEmpty();
                http.call(ClassicRequestBuilder.get(shared("/"))
                        .addHeader(header, "Bearer " + Tiers.TEST_KEY)
                        .build());
            }
            assertThat(server.asked()).hasSize(1);
            server.asked().clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void so_is_one_in_a_default_header_or_of_an_interceptor(Kind kind) {
        BasicHeader header = new BasicHeader("X-Api-Key", Tiers.LIVE_KEY);
        for (boolean byDefault : new boolean[] {true, false}) {
            try (Calls http = kind.open(setup -> {
                setup.guard = Tiers.staging();
                if (byDefault) {
                    setup.defaultHeaders.add(header);
                } else {
                    setup.interceptors.add((request, entity, context) -> request.addHeader(header));
                }
            })) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> http.get(shared("/")))
                        .satisfies(CredentialModeTest::isKept);
                assertThat(http.everythingIsReleased()).isTrue();
            }
        }
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void so_is_one_in_the_query_of_a_request_or_a_redirect(Kind kind) {
        server.redirect("/out", 302, shared("/there?key=" + Tiers.LIVE_KEY));
        try (Calls http = kind.open(setup -> setup.guard = Tiers.staging())) {
            for (String path : List.of("/?key=" + Tiers.LIVE_KEY, "/out")) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> http.get(shared(path)))
                        .satisfies(CredentialModeTest::isKept);
            }
        }
        assertThat(server.askedFor()).containsExactly("GET /out");
    }

    @ParameterizedTest
    @EnumSource
    void so_is_one_that_answers_a_question_for_credentials(Kind kind) {
        server.redirect("/out", 302, server.at("api.staging.example.com") + "/ask");
        server.answer("/ask", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"fake\"");
            RecordingServer.respond(exchange, 401, "");
        });
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
                new AuthScope(null, -1), new UsernamePasswordCredentials(Tiers.LIVE_KEY, "".toCharArray()));
        for (String path : List.of("/ask", "/out")) {
            try (Calls http = kind.open(setup -> {
                setup.guard = Tiers.staging();
                setup.credentials = credentials;
            })) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .as(path)
                        .isThrownBy(() -> http.get(shared(path)))
                        .satisfies(CredentialModeTest::isKept);
            }
        }
        assertThat(server.asked())
                .hasSize(3)
                .allSatisfy(asked -> assertThat(asked.header("Authorization")).isNull());
    }

    @ParameterizedTest
    @EnumSource
    void so_is_one_in_a_cookie_of_the_store(Kind kind) {
        BasicClientCookie cookie = new BasicClientCookie("key", Tiers.LIVE_KEY);
        cookie.setDomain("shared.example.com");
        cookie.setPath("/");
        BasicCookieStore store = new BasicCookieStore();
        store.addCookie(cookie);
        HttpClientContext context = HttpClientContext.create();
        context.setCookieStore(store);
        server.redirect("/out", 302, shared("/there"));
        for (String url : List.of(shared("/"), server.at("api.staging.example.com") + "/out")) {
            try (Calls http = kind.open(setup -> setup.guard = Tiers.staging())) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .as(url)
                        .isThrownBy(() ->
                                http.call(null, ClassicRequestBuilder.get(url).build(), context))
                        .satisfies(CredentialModeTest::isKept);
            }
        }
        assertThat(server.askedFor()).containsExactly("GET /out");
    }

    @ParameterizedTest
    @EnumSource
    void a_key_of_ones_own_is_not_carried_on_by_a_redirect(Kind kind) {
        server.redirect("/out", 302, server.at("files.staging.example.com") + "/there");
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(ClassicRequestBuilder.get(server.at("api.staging.example.com") + "/out")
                            .addHeader("X-Api-Key", Tiers.TEST_KEY)
                            .build()))
                    .withMessageStartingWith("TG-4003 refused: a redirect would carry the X-Api-Key header");
        }
        assertThat(server.askedFor()).containsExactly("GET /out");
    }
}
