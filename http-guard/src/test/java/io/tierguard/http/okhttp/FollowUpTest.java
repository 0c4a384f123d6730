package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.Tiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Authenticator;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FollowUpTest {

    /** Marked, so that no scanner takes it for one. */
    private static final String CREDENTIAL = "Basic bm90LWEtc2VjcmV0OmV4YW1wbGU=";

    private Site site;
    private Site other;

    @BeforeEach
    void start() throws IOException {
        site = new Site();
        other = new Site();
    }

    @AfterEach
    void stop() {
        site.close();
        other.close();
    }

    private Request toRedirect(int status, String... locations) {
        site.redirect("/from", status, locations);
        return Calls.to(site.at("api.staging.example.com", "/from"));
    }

    private void the_other_was_not_touched() {
        assertThat(other.accepted()).isZero();
        assertThat(other.asked()).isEmpty();
    }

    @Nested
    class A_redirect {
        @ParameterizedTest
        @ValueSource(ints = {300, 301, 302, 303, 307, 308})
        void to_production_is_refused_and_not_followed(int status) {
            Request request = toRedirect(status, other.at("api.prod.example.com", "/orders?token=not-a-secret"));

            for (Calls.Way way : Calls.Way.values()) {
                assertThat(Calls.refusal(Calls.client().build(), request, way))
                        .hasMessage("""
                                TG-2001 refused: this process is staging, and api.prod.example.com:%1$d belongs to production
                                  used by        the redirect by http://api.staging.example.com:%2$d
                                  target         http://api.prod.example.com:%1$d  (credentials, path and parameters left out)
                                  production by  *.prod.example.com                tierguard.yaml:4
                                  at             hop 2, a redirect by http://api.staging.example.com:%2$d; no connection was opened to it
                                  to fix         point the redirect by http://api.staging.example.com:%2$d at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""".formatted(other.port(), site.port()));
            }
            the_other_was_not_touched();
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "DELETE"})
        void of_a_request_that_changes_something_is_refused(String method) {
            Request request = toRedirect(307, other.at("api.prod.example.com", "/orders"))
                    .newBuilder()
                    .method(method, RequestBody.create(new byte[] {1}))
                    .build();

            assertThat(Calls.refusal(Calls.client().build(), request)).hasMessageStartingWith("TG-2001");
            assertThat(site.asked()).hasSize(1);
            the_other_was_not_touched();
        }

        @Test
        void within_our_own_environment_is_followed() throws IOException {
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"));

            assertThat(Calls.body(Calls.client().build(), request)).isEqualTo("hello");
            assertThat(other.askedFor()).containsExactly("GET /there");
        }

        @Test
        void at_the_end_of_a_chain_is_refused_with_its_number() {
            site.redirect("/second", 302, site.at("files.staging.example.com", "/third"))
                    .redirect("/third", 302, other.at("api.prod.example.com", "/"));
            Request request = toRedirect(302, "/second");

            assertThat(Calls.refusal(Calls.client().build(), request))
                    .hasMessageContaining("  at             hop 4, a redirect by http://files.staging.example.com:"
                            + site.port() + " of a request to http://api.staging.example.com:" + site.port()
                            + "; no connection was opened to it\n");
            assertThat(site.askedFor()).containsExactly("GET /from", "GET /second", "GET /third");
            the_other_was_not_touched();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "//api.prod.example.com:%d/",
                    "\\\\api.prod.example.com:%d/",
                    "http:\\\\api.prod.example.com:%d",
                    "http:////api.prod.example.com:%d/",
                    "HTTP://API.PROD.EXAMPLE.COM:%d",
                    "http://api.staging.example.com@api.prod.example.com:%d/",
                    "http://2130706435:%d/",
                    "http://127.3:%d/",
                    "http://[::ffff:127.0.0.3]:%d/",
                    "http://127.0.0.3:%d/",
                    "http://moved.staging.example.com:%d/",
                    "http://two-faced.staging.example.com:%d/",
                    "http://unknown.example.com:%d/"
                })
        void in_any_spelling_is_judged_as_the_client_reads_it(String location) {
            Request request = toRedirect(302, location.formatted(other.port()));

            assertThat(Calls.refusal(Calls.client().build(), request)).hasMessageStartingWith("TG-200");
            the_other_was_not_touched();
        }

        @Test
        void to_what_is_no_http_is_handed_to_the_caller() throws IOException {
            Request request = toRedirect(302, "ftp://api.prod.example.com/");

            try (Response response = Calls.client().build().newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(302);
            }
        }

        @Test
        void that_names_several_locations_is_refused() {
            Request request =
                    toRedirect(302, other.at("api.prod.example.com", "/"), other.at("api.staging.example.com", "/"));

            assertThat(Calls.refusal(Calls.client().build(), request))
                    .hasMessageStartingWith("TG-2008")
                    .hasMessageContaining("its answer names 2 locations");
            the_other_was_not_touched();
        }

        @Test
        void is_handed_to_the_caller_where_the_client_follows_none() throws IOException {
            Request request = toRedirect(302, other.at("api.prod.example.com", "/"));

            try (Response response = Calls.client()
                    .followRedirects(false)
                    .build()
                    .newCall(request)
                    .execute()) {
                assertThat(response.code()).isEqualTo(302);
            }
            the_other_was_not_touched();
        }

        @Test
        void leaves_a_connection_behind_that_is_used_again() throws IOException {
            OkHttpClient client = Calls.client().build();
            Request request = toRedirect(302, other.at("api.prod.example.com", "/"));

            Calls.refusal(client, request);
            Calls.refusal(client, request);
            Calls.body(client, Calls.to(site.at("api.staging.example.com", "/")));

            assertThat(site.accepted()).isEqualTo(1);
        }
    }

    @Nested
    class Credentials {
        @Test
        void are_taken_off_by_the_client_on_the_way_to_another_server() throws IOException {
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"))
                    .newBuilder()
                    .header("Authorization", CREDENTIAL)
                    .build();

            assertThat(Calls.body(Calls.client().build(), request)).isEqualTo("hello");
            assertThat(site.asked().get(0).getHeaders().get("Authorization")).isEqualTo(CREDENTIAL);
            assertThat(other.asked().get(0).getHeaders().get("Authorization")).isNull();
        }

        @Test
        void stay_at_the_server_that_they_are_for() throws IOException {
            Request request = toRedirect(302, "/there")
                    .newBuilder()
                    .header("Authorization", CREDENTIAL)
                    .build();

            assertThat(Calls.body(Calls.client().build(), request)).isEqualTo("hello");
            assertThat(site.asked())
                    .allSatisfy(asked ->
                            assertThat(asked.getHeaders().get("Authorization")).isEqualTo(CREDENTIAL));
        }

        @Test
        void in_a_cookie_that_was_set_by_hand_are_not_carried_on() {
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"))
                    .newBuilder()
                    .header("Cookie", "session=not-a-secret")
                    .build();

            assertThat(Calls.refusal(Calls.client().build(), request))
                    .hasMessageStartingWith("TG-4003")
                    .hasMessageContaining("Cookie")
                    .message()
                    .doesNotContain("not-a-secret");
            the_other_was_not_touched();
        }

        @Test
        void that_an_interceptor_sets_for_every_hop_are_not_carried_on() {
            OkHttpClient client = GuardedOkHttp.wrap(
                    new OkHttpClient.Builder()
                            .addNetworkInterceptor(chain -> chain.proceed(chain.request()
                                    .newBuilder()
                                    .header("Authorization", CREDENTIAL)
                                    .build()))
                            .build(),
                    Tiers.staging());
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"));

            assertThat(Calls.refusal(client, request))
                    .hasMessageStartingWith("TG-4003")
                    .hasMessageContaining("Authorization");
            assertThat(other.asked()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-Api-Key", "X-Auth-Token"})
        void of_any_name_are_not_carried_on(String header) {
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"))
                    .newBuilder()
                    .header(header, "not-a-secret")
                    .build();

            assertThat(Calls.refusal(Calls.client().build(), request)).hasMessageStartingWith("TG-4003");
            the_other_was_not_touched();
        }

        @Test
        void that_an_interceptor_sets_once_for_each_hop_are_sent_to_each() throws IOException {
            int[] hop = {0};
            OkHttpClient client = Calls.client()
                    .addNetworkInterceptor(chain -> chain.proceed(chain.request()
                            .newBuilder()
                            .header("Authorization", CREDENTIAL + hop[0]++)
                            .header("X-Trace", "1")
                            .build()))
                    .build();
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"));

            assertThat(Calls.body(client, request)).isEqualTo("hello");
            assertThat(Calls.body(GuardedOkHttp.wrap(client, Tiers.staging()), request))
                    .isEqualTo("hello");
            assertThat(other.asked()).hasSize(2);
        }

        @Test
        void for_a_proxy_stay_with_it() throws IOException {
            try (Site proxy = new Site()) {
                proxy.answer("/", new MockResponse.Builder().code(407).build())
                        .redirect("/from", 302, "http://files.staging.example.com/there");
                OkHttpClient client = Calls.client()
                        .proxy(new java.net.Proxy(
                                java.net.Proxy.Type.HTTP,
                                java.net.InetSocketAddress.createUnresolved("proxy.staging.example.com", proxy.port())))
                        .proxyAuthenticator((route, response) -> null)
                        .build();
                Request request = Calls.to("http://api.staging.example.com/from")
                        .newBuilder()
                        .header("Proxy-Authorization", CREDENTIAL)
                        .build();

                assertThat(Calls.body(client, request)).isEqualTo("hello");
                assertThat(proxy.asked()).hasSize(2);
            }
        }

        @Test
        void for_a_proxy_are_not_carried_to_a_server() throws IOException {
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"))
                    .newBuilder()
                    .header("Proxy-Authorization", CREDENTIAL)
                    .build();

            assertThat(Calls.refusal(Calls.client().build(), request)).hasMessageStartingWith("TG-4003");
            assertThat(other.asked()).isEmpty();
        }

        @Test
        void of_a_jar_are_its_own_business() throws IOException {
            List<HttpUrl> asked = new ArrayList<>();
            CookieJar jar = new CookieJar() {
                @Override
                public List<Cookie> loadForRequest(HttpUrl url) {
                    asked.add(url);
                    return List.of(new Cookie.Builder()
                            .name("session")
                            .value("not-a-secret")
                            .domain(url.host())
                            .build());
                }

                @Override
                public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                    // none are sent
                }
            };
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"));

            assertThat(Calls.body(Calls.client().cookieJar(jar).build(), request))
                    .isEqualTo("hello");
            assertThat(other.asked().get(0).getHeaders().get("Cookie")).isEqualTo("session=not-a-secret");
            assertThat(asked).hasSize(2);
        }
    }

    @Nested
    class An_authenticator {
        private final MockResponse challenge = new MockResponse.Builder()
                .code(401)
                .addHeader("WWW-Authenticate", "Basic realm=\"orders\"")
                .build();

        private Authenticator answering(String url) {
            return (route, response) -> response.request().header("Authorization") != null
                    ? null
                    : response.request()
                            .newBuilder()
                            .url(url.isEmpty() ? response.request().url().toString() : url)
                            .header("Authorization", CREDENTIAL)
                            .build();
        }

        @Test
        void may_answer_the_server_that_asked() throws IOException {
            site.answer("/", challenge);
            Request request = Calls.to(site.at("api.staging.example.com", "/"));
            OkHttpClient client = Calls.client().authenticator(answering("")).build();

            try (Response response = client.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(401);
            }
            assertThat(site.asked()).hasSize(2);
            assertThat(site.asked().get(1).getHeaders().get("Authorization")).isEqualTo(CREDENTIAL);
        }

        @Test
        void may_answer_a_server_that_a_redirect_led_to_even_as_it_did_the_first() throws IOException {
            other.answer("/there", challenge);
            Request request = toRedirect(302, other.at("files.staging.example.com", "/there"))
                    .newBuilder()
                    .header("Authorization", CREDENTIAL)
                    .build();
            OkHttpClient client = Calls.client().authenticator(answering("")).build();

            try (Response response = client.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(401);
            }
            assertThat(other.asked().get(1).getHeaders().get("Authorization")).isEqualTo(CREDENTIAL);
        }

        @Test
        void that_answers_elsewhere_is_judged() {
            site.answer("/", challenge);
            OkHttpClient client = Calls.client()
                    .authenticator(answering(other.at("api.prod.example.com", "/")))
                    .build();

            assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/"))))
                    .hasMessageStartingWith("TG-2001")
                    .hasMessageContaining("hop 2");
            the_other_was_not_touched();
        }

        @Test
        void that_names_another_host_in_a_header_is_judged() {
            site.answer("/", challenge);
            OkHttpClient client = Calls.client()
                    .authenticator((route, response) -> response.request()
                            .newBuilder()
                            .header("Host", "api.prod.example.com")
                            .build())
                    .build();

            assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/"))))
                    .hasMessageContaining("the Host header of GuardedOkHttp");
            assertThat(site.asked()).hasSize(1);
        }
    }

    @Nested
    class A_cache {
        @TempDir
        private Path directory;

        @ParameterizedTest
        @EnumSource
        void of_an_unguarded_client_gives_no_answer_of_production(Calls.Way way) throws IOException {
            other.answer(
                    "/",
                    new MockResponse.Builder()
                            .addHeader("Cache-Control", "max-age=600")
                            .body("secret of production")
                            .build());
            Cache cache = new Cache(directory.toFile(), 1 << 20);
            OkHttpClient bare = new OkHttpClient.Builder().cache(cache).build();
            Request request = Calls.to(other.at("api.prod.example.com", "/"));
            Calls.body(bare, request);

            OkHttpClient guarded = GuardedOkHttp.wrap(bare, Tiers.staging());
            assertThat(Calls.refusal(guarded, request, way)).hasMessageStartingWith("TG-2001");
            assertThat(Calls.refusal(guarded, toRedirect(302, request.url().toString()), way))
                    .hasMessageStartingWith("TG-2001");
            assertThat(other.asked()).hasSize(1);
        }

        @Test
        void answers_what_is_ours() throws IOException {
            site.answer(
                    "/",
                    new MockResponse.Builder()
                            .addHeader("Cache-Control", "max-age=600")
                            .body("hello")
                            .build());
            OkHttpClient client =
                    Calls.client().cache(new Cache(directory.toFile(), 1 << 20)).build();
            Request request = Calls.to(site.at("api.staging.example.com", "/"));

            Calls.body(client, request);
            assertThat(Calls.body(client, request)).isEqualTo("hello");
            assertThat(site.asked()).hasSize(1);
        }
    }

    @Nested
    class A_retry {
        @Test
        void of_an_interceptor_is_judged_anew() throws IOException {
            OkHttpClient client = new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        try {
                            return chain.proceed(chain.request());
                        } catch (RefusedRouteException e) {
                            return chain.proceed(chain.request()
                                    .newBuilder()
                                    .url(site.at("files.staging.example.com", "/instead"))
                                    .build());
                        }
                    })
                    .build();
            OkHttpClient guarded = GuardedOkHttp.wrap(client, Tiers.staging());

            assertThat(Calls.body(guarded, Calls.to(other.at("api.prod.example.com", "/"))))
                    .isEqualTo("hello");
            assertThat(Calls.body(guarded, toRedirect(302, other.at("api.prod.example.com", "/"))))
                    .isEqualTo("hello");
            assertThat(site.askedFor()).containsExactly("GET /instead", "GET /from", "GET /instead");
            the_other_was_not_touched();
        }

        @Test
        void of_an_interceptor_does_not_get_past_a_refusal() {
            int[] tries = {0};
            OkHttpClient client = new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        IOException last = null;
                        for (tries[0] = 0; tries[0] < 3; tries[0]++) {
                            try {
                                return chain.proceed(chain.request());
                            } catch (IOException e) {
                                last = e;
                            }
                        }
                        throw last;
                    })
                    .build();
            OkHttpClient guarded = GuardedOkHttp.wrap(client, Tiers.staging());

            assertThat(Calls.refusal(guarded, Calls.to(other.at("two-faced.staging.example.com", "/"))))
                    .hasMessageStartingWith("TG-2003");
            assertThat(Calls.refusal(guarded, toRedirect(302, other.at("moved.staging.example.com", "/"))))
                    .hasMessageStartingWith("TG-2003");
            assertThat(tries[0]).isEqualTo(3);
            the_other_was_not_touched();
        }
    }
}
