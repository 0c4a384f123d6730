package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.apache.Kind.Calls;
import io.tierguard.http.apache.Kind.Reply;
import java.io.IOException;
import java.net.InetAddress;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.net.URIAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The first request of a client, classic and asynchronous. */
@Timeout(120)
class RequestTest {

    private final RecordingServer staging = new RecordingServer();
    private final RecordingServer production = new RecordingServer("127.0.0.3", staging.port());

    @AfterEach
    void stop() {
        staging.close();
        production.close();
    }

    private void nothingWasSent() {
        assertThat(staging.asked()).isEmpty();
        assertThat(production.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void our_own_answers_and_the_connection_is_used_again(Kind kind) throws IOException {
        try (Calls http = kind.open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(http.get(staging.at("api.staging.example.com") + "/orders?page=2"))
                        .isEqualTo(new Reply(200, "hello"));
            }

            assertThat(staging.askedFor()).hasSize(3).containsOnly("GET /orders?page=2");
            assertThat(staging.connections()).isEqualTo(1);
            assertThat(http.everythingIsReleased()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void production_is_refused_with_the_hop_and_the_fix(Kind kind) {
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(staging.at("api.prod.example.com") + "/orders?key=not-a-secret"))
                    .withMessage("""
                            TG-2001 refused: this process is staging, and api.prod.example.com:%1$d belongs to production
                              used by        GuardedApacheClient
                              target         http://api.prod.example.com:%1$d  (credentials, path and parameters left out)
                              production by  *.prod.example.com                tierguard.yaml:4
                              at             hop 1, the request itself; no connection was opened to it
                              to fix         point GuardedApacheClient at an endpoint of staging, or correct tierguard.yaml:4 \
                            if this endpoint is not production's""".formatted(staging.port()));

            assertThat(http.everythingIsReleased()).isTrue();
            assertThat(http.pool().getAvailable()).isZero();
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_to_another_host_than_its_url_says_is_judged_by_the_host(Kind kind) {
        HttpHost dialled = new HttpHost("http", "api.prod.example.com", staging.port());
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            dialled,
                            ClassicRequestBuilder.get(staging.at("api.staging.example.com"))
                                    .build()))
                    .withMessageContaining("api.prod.example.com:" + staging.port() + " belongs to production");
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_url_that_the_server_would_be_told_and_not_dialled_is_judged_too(Kind kind) {
        HttpHost dialled = new HttpHost("http", "api.staging.example.com", staging.port());
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            dialled,
                            ClassicRequestBuilder.get(staging.at("api.prod.example.com"))
                                    .build()))
                    .withMessageContaining("used by        the Host header of GuardedApacheClient")
                    .withMessageContaining("api.prod.example.com:" + staging.port() + " belongs to production");
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_host_header_of_production_is_refused(Kind kind) {
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(ClassicRequestBuilder.get(staging.at("api.staging.example.com"))
                            .addHeader("hOST", "api.prod.example.com")
                            .build()))
                    .withMessageContaining("used by        the Host header of GuardedApacheClient");
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void an_address_beside_the_name_is_judged_too(Kind kind) throws Exception {
        HttpHost dialled =
                new HttpHost("http", InetAddress.getByName("127.0.0.3"), "api.staging.example.com", staging.port());
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            dialled,
                            ClassicRequestBuilder.get(staging.at("api.staging.example.com"))
                                    .build()))
                    .withMessageContaining("api.staging.example.com:" + staging.port() + " resolves to 127.0.0.3");
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void an_address_beside_a_literal_is_judged_as_what_is_dialled(Kind kind) throws Exception {
        HttpHost dialled = new HttpHost("http", InetAddress.getByName("127.0.0.3"), "127.0.0.1", staging.port());
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            dialled,
                            ClassicRequestBuilder.get(staging.at("127.0.0.1")).build()))
                    .withMessageContaining("127.0.0.3:" + staging.port() + " belongs to production");
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void an_address_of_our_own_beside_the_name_is_what_is_dialled(Kind kind) throws Exception {
        HttpHost dialled =
                new HttpHost("http", InetAddress.getByName("127.0.0.1"), "nowhere.staging.example.com", staging.port());
        try (Calls http = kind.open()) {
            assertThat(http.call(dialled, ClassicRequestBuilder.get("/").build())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(staging.asked().get(0).header("Host")).isEqualTo("nowhere.staging.example.com:" + staging.port());
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSIC, ftp",
        "ASYNC, ftp",
        "CLASSIC, ws",
        "ASYNC, ws",
        "CLASSIC, unix",
        "ASYNC, unix",
    })
    void a_scheme_that_the_client_would_speak_http_for_is_refused(Kind kind, String scheme) {
        HttpHost dialled = new HttpHost(scheme, "api.staging.example.com", staging.port());
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() ->
                            http.call(dialled, ClassicRequestBuilder.get("/").build()))
                    .withMessageContaining(
                            "its scheme is neither http nor https, and the client would speak HTTP nevertheless");
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSIC, http://api.prod.example.com/", "ASYNC, http://api.prod.example.com/",
        "CLASSIC, api.prod.example.com/", "ASYNC, api.prod.example.com/",
    })
    void a_path_that_is_none_is_refused(Kind kind, String path) {
        HttpHost target = new HttpHost("http", "api.staging.example.com", staging.port());
        HttpRequest request = ClassicRequestBuilder.get("/").build();
        request.setPath(path);
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(target, request))
                    .withMessageStartingWith("TG-2008");
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_path_of_production_is_refused_on_a_pooled_connection_too(Kind kind) throws IOException {
        try (Calls http = kind.open()) {
            http.get(staging.at("mixed.example.com") + "/free");

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(staging.at("mixed.example.com") + "/live/orders"))
                    .withMessageContaining("mixed.example.com:" + staging.port());
            assertThat(staging.askedFor()).containsExactly("GET /free");
            assertThat(http.everythingIsReleased()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void observing_lets_it_through(Kind kind) throws IOException {
        try (Calls http = kind.open(setup -> setup.guard = Shop.observing())) {
            assertThat(http.get(staging.at("api.prod.example.com")).status()).isEqualTo(200);
        }
        assertThat(staging.askedFor()).containsExactly("GET /");
    }

    @ParameterizedTest
    @EnumSource
    void what_an_interceptor_makes_of_the_request_is_judged_before_it_is_sent(Kind kind) {
        for (String change : new String[] {"host", "authority", "path"}) {
            try (Calls http = kind.open(setup -> setup.interceptors.add((request, entity, context) -> {
                switch (change) {
                    case "host" -> request.setHeader("Host", "api.prod.example.com");
                    case "authority" -> request.setAuthority(new URIAuthority("api.prod.example.com"));
                    default -> request.setPath("/live");
                }
            }))) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .as(change)
                        .isThrownBy(() -> http.get(staging.at("mixed.example.com")))
                        .withMessageContaining("belongs to production");
                assertThat(http.everythingIsReleased()).as(change).isTrue();
            }
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_default_host_header_is_never_sent(Kind kind) throws IOException {
        BasicHeader host = new BasicHeader("Host", "api.prod.example.com");
        try (Calls http = kind.open(setup -> setup.defaultHeaders.add(host))) {
            http.get(staging.at("api.staging.example.com"));
        }
        assertThat(staging.asked().get(0).header("Host")).isEqualTo("api.staging.example.com:" + staging.port());
    }
}
