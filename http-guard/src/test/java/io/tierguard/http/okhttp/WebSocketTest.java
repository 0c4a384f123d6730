package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebSocketTest {

    private Site site;
    private Site other;

    @BeforeEach
    void start() throws IOException {
        site = new Site();
        other = new Site();
        for (Site each : java.util.List.of(site, other)) {
            each.answer("/echo", echo());
        }
    }

    @AfterEach
    void stop() {
        site.close();
        other.close();
    }

    private static MockResponse echo() {
        return new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onMessage(WebSocket webSocket, String text) {
                        webSocket.send("echo of " + text);
                        webSocket.close(1000, null);
                    }
                })
                .build();
    }

    private Request to(String host, String path) {
        return Calls.to(site.at(host, path).replaceFirst("http", "ws"));
    }

    private void the_other_was_not_touched() {
        assertThat(other.accepted()).isZero();
    }

    @Test
    void to_our_own_opens() throws IOException {
        assertThat(Calls.said(Calls.client().build(), to("api.staging.example.com", "/echo")))
                .isEqualTo("echo of hello");
    }

    @Test
    void to_production_fails_and_opens_nothing() {
        assertThat(Calls.refusedHandshake(Calls.client().build(), to("api.prod.example.com", "/echo")))
                .hasMessage("""
                        TG-2001 refused: this process is staging, and api.prod.example.com:%1$d belongs to production
                          used by        GuardedOkHttp
                          target         ws://api.prod.example.com:%1$d  (credentials, path and parameters left out)
                          production by  *.prod.example.com                tierguard.yaml:4
                          at             hop 1, the request itself; no connection was opened to it
                          to fix         point GuardedOkHttp at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""".formatted(site.port()));
        assertThat(site.accepted()).isZero();
    }

    @Test
    void is_judged_as_a_web_socket_and_not_as_http() throws IOException {
        OkHttpClient client = Calls.client().build();

        assertThat(Calls.said(client, to("sockets.example.com", "/echo"))).isEqualTo("echo of hello");
        assertThat(Calls.refusal(client, Calls.to(site.at("sockets.example.com", "/"))))
                .hasMessageStartingWith("TG-2001");
        assertThat(site.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.prod.example.com", "moved.staging.example.com", "127.0.0.3", "unknown.example.com"})
    void whose_handshake_is_redirected_to_another_fails(String host) {
        site.redirect("/from", 302, other.at(host, "/echo"));

        assertThat(Calls.refusedHandshake(Calls.client().build(), to("api.staging.example.com", "/from")))
                .hasMessageStartingWith("TG-200")
                .hasMessageContaining("hop 2, a redirect by http://api.staging.example.com:" + site.port());
        the_other_was_not_touched();
    }

    @Test
    void whose_handshake_is_redirected_within_our_own_opens() throws IOException {
        site.redirect("/from", 302, other.at("files.staging.example.com", "/echo"));

        assertThat(Calls.said(Calls.client().build(), to("api.staging.example.com", "/from")))
                .isEqualTo("echo of hello");
        assertThat(other.askedFor()).containsExactly("GET /echo");
    }

    @Test
    void on_a_pooled_connection_is_judged_by_its_path() throws IOException {
        OkHttpClient client =
                Calls.client().protocols(java.util.List.of(Protocol.HTTP_1_1)).build();
        Calls.body(client, Calls.to(site.at("mixed.example.com", "/try")));

        assertThat(Calls.refusedHandshake(client, to("mixed.example.com", "/live/echo")))
                .hasMessageStartingWith("TG-2001");
        assertThat(Calls.said(client, to("mixed.example.com", "/echo"))).isEqualTo("echo of hello");
        assertThat(site.askedFor()).containsExactly("GET /try", "GET /echo");
        assertThat(site.accepted()).isEqualTo(1);
    }

    @Test
    void whose_url_an_interceptor_behind_the_guard_changes_fails() {
        for (String there : java.util.List.of("api.prod.example.com", "127.0.0.3", "moved.staging.example.com")) {
            OkHttpClient client = Calls.client()
                    .addInterceptor(chain -> chain.proceed(chain.request()
                            .newBuilder()
                            .url(other.at(there, "/echo"))
                            .build()))
                    .build();

            assertThat(Calls.refusedHandshake(client, to("api.staging.example.com", "/echo")))
                    .hasMessageStartingWith("TG-200");
        }
        the_other_was_not_touched();
    }

    @Test
    void whose_host_header_an_interceptor_behind_the_guard_changes_is_not_sent() {
        OkHttpClient client = Calls.client()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Host", "api.prod.example.com")
                        .build()))
                .build();

        assertThat(Calls.refusedHandshake(client, to("api.staging.example.com", "/echo")))
                .hasMessageContaining("the Host header of GuardedOkHttp");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void whose_path_an_interceptor_behind_the_guard_changes_is_not_sent() {
        OkHttpClient client = Calls.client()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .url(site.at("mixed.example.com", "/live/echo"))
                        .build()))
                .build();

        assertThat(Calls.refusedHandshake(client, to("mixed.example.com", "/echo")))
                .hasMessageStartingWith("TG-2001");
        assertThat(site.asked()).isEmpty();
    }
}
