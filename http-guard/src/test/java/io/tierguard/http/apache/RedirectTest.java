package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.apache.Kind.Calls;
import io.tierguard.http.apache.Kind.Reply;
import java.io.IOException;
import java.util.List;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where answers lead a client, classic and asynchronous. */
@Timeout(120)
class RedirectTest {

    /** A fake: nobody is let in by it. */
    private static final String NOT_A_SECRET = "Bearer not-a-secret";

    private final RecordingServer staging = new RecordingServer();
    private final RecordingServer production = new RecordingServer("127.0.0.3", staging.port());

    @AfterEach
    void stop() {
        staging.close();
        production.close();
    }

    /** Follows whatever it is told to, as strategies of users may. */
    private static final class Careless extends DefaultRedirectStrategy {
        @Override
        public boolean isRedirectAllowed(HttpHost from, HttpHost to, HttpRequest redirect, HttpContext context) {
            return true;
        }
    }

    private String out(String path) {
        return staging.at("api.staging.example.com") + path;
    }

    @ParameterizedTest
    @EnumSource
    void within_our_own_is_followed(Kind kind) throws IOException {
        staging.redirect("/out", 302, staging.at("files.staging.example.com") + "/there");
        try (Calls http = kind.open()) {
            assertThat(http.get(out("/out"))).isEqualTo(new Reply(200, "hello"));
        }
        assertThat(staging.askedFor()).containsExactly("GET /out", "GET /there");
    }

    @ParameterizedTest
    @EnumSource
    void to_production_is_refused_and_says_who_sent_it(Kind kind) {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            staging.redirect("/" + status, status, staging.at("api.prod.example.com") + "/there?key=not-a-secret");
            try (Calls http = kind.open()) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> http.call(
                                ClassicRequestBuilder.delete(out("/" + status)).build()))
                        .withMessage("""
                                TG-2001 refused: this process is staging, and api.prod.example.com:%1$d belongs to production
                                  used by        the redirect by http://api.staging.example.com:%1$d
                                  target         http://api.prod.example.com:%1$d  (credentials, path and parameters left out)
                                  production by  *.prod.example.com                tierguard.yaml:4
                                  at             hop 2, a redirect by http://api.staging.example.com:%1$d; \
                                no connection was opened to it
                                  to fix         point the redirect by http://api.staging.example.com:%1$d at an endpoint \
                                of staging, or correct tierguard.yaml:4 if this endpoint is not production's""".formatted(staging.port()));
                assertThat(http.everythingIsReleased()).isTrue();
            }
        }
        assertThat(staging.asked()).hasSize(5);
        assertThat(production.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void however_it_is_spelled_or_resolved(Kind kind) {
        List<String> hosts = List.of(
                "127.0.0.3",
                "moved.staging.example.com",
                "two-faced.staging.example.com",
                "API.PROD.EXAMPLE.COM",
                "api.prod.example.com.",
                "[::ffff:127.0.0.3]",
                "0177.0.0.3",
                "2130706435");
        for (int i = 0; i < hosts.size(); i++) {
            staging.redirect("/out" + i, 302, staging.at(hosts.get(i)) + "/there");
            String start = out("/out" + i);
            try (Calls http = kind.open()) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .as(hosts.get(i))
                        .isThrownBy(() -> http.get(start))
                        .withMessageContaining("hop 2, a redirect by http://api.staging.example.com:" + staging.port());
            }
        }
        assertThat(staging.asked()).hasSize(hosts.size());
        assertThat(production.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_third_hop_knows_the_first(Kind kind) {
        staging.redirect("/out", 302, staging.at("files.staging.example.com") + "/on");
        staging.redirect("/on", 302, staging.at("api.prod.example.com") + "/");
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(out("/out")))
                    .withMessageContaining("hop 3, a redirect by http://files.staging.example.com:" + staging.port()
                            + " of a request to http://api.staging.example.com:" + staging.port());
        }
        assertThat(staging.askedFor()).containsExactly("GET /out", "GET /on");
    }

    @ParameterizedTest
    @EnumSource
    void a_context_that_is_used_again_begins_anew(Kind kind) throws IOException {
        staging.redirect("/out", 302, staging.at("files.staging.example.com") + "/on");
        HttpClientContext context = HttpClientContext.create();
        try (Calls http = kind.open()) {
            http.call(null, ClassicRequestBuilder.get(out("/out")).build(), context);

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            null,
                            ClassicRequestBuilder.get(staging.at("api.prod.example.com"))
                                    .build(),
                            context))
                    .withMessageContaining("hop 1, the request itself");
        }
    }

    @ParameterizedTest
    @EnumSource
    void several_locations_are_refused_even_if_the_first_is_our_own(Kind kind) {
        staging.redirect("/out", 302, out("/one"), staging.at("api.prod.example.com") + "/two");
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(out("/out")))
                    .withMessageStartingWith("TG-2008")
                    .withMessageContaining("its answer names 2 locations");
        }
        assertThat(staging.askedFor()).containsExactly("GET /out");
    }

    @ParameterizedTest
    @EnumSource
    void a_scheme_that_is_not_spoken_is_refused(Kind kind) {
        staging.redirect("/out", 302, "ftp://files.staging.example.com:" + staging.port() + "/there");
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(out("/out")))
                    .withMessageStartingWith("TG-2008");
        }
        assertThat(staging.askedFor()).containsExactly("GET /out");
    }

    @ParameterizedTest
    @EnumSource
    void the_client_itself_does_not_follow_with_a_credential_set_by_hand(Kind kind) throws IOException {
        staging.redirect("/out", 302, staging.at("files.staging.example.com") + "/there");
        try (Calls http = kind.open()) {
            HttpRequest request = ClassicRequestBuilder.get(out("/out"))
                    .addHeader("Authorization", NOT_A_SECRET)
                    .build();
            assertThat(http.call(request).status()).isEqualTo(302);
        }
        assertThat(staging.askedFor()).containsExactly("GET /out");
    }

    @ParameterizedTest
    @EnumSource
    void a_careless_strategy_does_not_carry_a_credential_on(Kind kind) {
        staging.redirect("/out", 302, staging.at("files.staging.example.com") + "/there");
        for (String header : List.of("Authorization", "Cookie")) {
            try (Calls http = kind.open(setup -> setup.redirects = new Careless())) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> http.call(ClassicRequestBuilder.get(out("/out"))
                                .addHeader(header, NOT_A_SECRET)
                                .build()))
                        .withMessageStartingWith("TG-4003 refused: a redirect would carry the " + header
                                + " header of a request to http://api.staging.example.com:" + staging.port()
                                + " on to http://files.staging.example.com:" + staging.port());
            }
        }
        assertThat(staging.askedFor()).containsExactly("GET /out", "GET /out");
    }

    @ParameterizedTest
    @EnumSource
    void a_default_credential_is_not_carried_on_either(Kind kind) throws IOException {
        staging.redirect("/out", 302, staging.at("files.staging.example.com") + "/there");
        staging.redirect("/back", 302, out("/there"));
        BasicHeader credential = new BasicHeader("Authorization", NOT_A_SECRET);
        try (Calls http = kind.open(setup -> setup.defaultHeaders.add(credential))) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(out("/out")))
                    .withMessageStartingWith("TG-4003");
            assertThat(http.everythingIsReleased()).isTrue();
            assertThat(http.get(out("/back")).status()).isEqualTo(200);
        }
        assertThat(staging.askedFor()).containsExactly("GET /out", "GET /back", "GET /there");
    }

    @ParameterizedTest
    @EnumSource
    void a_credential_that_the_client_chooses_for_each_host_is_none_that_is_carried_on(Kind kind) throws IOException {
        staging.answer("/", exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("Authorization");
            if (!known) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"fake\"");
            } else if (exchange.getRequestURI().getPath().equals("/out")) {
                exchange.getResponseHeaders().add("Location", staging.at("files.staging.example.com") + "/there");
            }
            int status = !known ? 401 : exchange.getRequestURI().getPath().equals("/out") ? 302 : 200;
            RecordingServer.respond(exchange, status, "");
        });
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
                new AuthScope(null, -1), new UsernamePasswordCredentials("somebody", "not-a-secret".toCharArray()));
        try (Calls http = kind.open(setup -> setup.credentials = credentials)) {
            assertThat(http.get(out("/out")).status()).isEqualTo(200);
        }
        assertThat(staging.askedFor()).containsExactly("GET /out", "GET /out", "GET /there", "GET /there");
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_not_tried_again(Kind kind) {
        staging.redirect("/out", 302, staging.at("api.prod.example.com") + "/");
        try (Calls http = kind.open()) {
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(RefusedRouteException.class).isThrownBy(() -> http.get(out("/out")));
            }
        }
        assertThat(staging.asked()).hasSize(3);
    }
}
