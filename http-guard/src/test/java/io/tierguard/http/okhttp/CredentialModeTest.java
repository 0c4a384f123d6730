package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.Tiers;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers serve real and play money from one host: only the key tells. */
@Timeout(60)
class CredentialModeTest {

    private static final String LIVE = Tiers.LIVE_KEY;
    private static final String TEST = Tiers.TEST_KEY;

    private Site site;

    @BeforeEach
    void start() throws IOException {
        site = new Site();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private String shared(String path) {
        return site.at("shared.example.com", path);
    }

    private static Interceptor setting(String header, String value) {
        return chain ->
                chain.proceed(chain.request().newBuilder().header(header, value).build());
    }

    private void assertRefused(OkHttpClient client, Request request) {
        for (Calls.Way way : Calls.Way.values()) {
            assertKept(Calls.refusal(client, request, way));
        }
        assertKept(Calls.refusedHandshake(client, request));
        assertThat(site.asked()).isEmpty();
    }

    private static void assertKept(RefusedRouteException refusal) {
        assertThat(refusal)
                .hasMessageStartingWith("TG-8001")
                .hasMessageNotContaining("NOT-A-SECRET")
                .hasNoCause()
                .hasNoSuppressedExceptions();
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization,'Bearer '",
        "X-Api-Key,''",
        "Cookie,'a=b; key='",
        "Proxy-Authorization,'Bearer '",
        "X-Own,'key '"
    })
    void a_live_key_in_a_header_is_refused_and_a_test_key_is_sent(String header, String before) throws IOException {
        OkHttpClient client = Calls.client().build();
        Request.Builder request = new Request.Builder().url(shared("/"));

        assertRefused(client, request.header(header, before + LIVE).build());
        assertThat(site.accepted()).isZero();
        assertThat(Calls.body(client, request.header(header, before + TEST).build()))
                .isEqualTo("hello");
    }

    @Test
    void a_live_key_as_user_name_is_refused() {
        assertRefused(
                Calls.client().build(),
                new Request.Builder()
                        .url(shared("/"))
                        .header("Authorization", Credentials.basic(LIVE, ""))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?key=%s", "/?a=b&api_key=%s#c"})
    void a_live_key_in_the_query_is_refused(String path) {
        assertRefused(Calls.client().build(), Calls.to(shared(path.formatted(LIVE))));
        assertThat(site.accepted()).isZero();
    }

    @Test
    void a_live_key_in_the_query_of_a_redirect_is_refused() {
        site.redirect("/from", 302, shared("/to?key=" + LIVE));

        assertKept(Calls.refusal(Calls.client().build(), Calls.to(shared("/from"))));
        assertThat(site.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-Api-Key", "User-Agent"})
    void a_live_key_that_an_interceptor_sets_is_not_sent_wherever_the_guard_stands(String header) throws IOException {
        Request request = Calls.to(shared("/"));

        assertRefused(Calls.client().addInterceptor(setting(header, LIVE)).build(), request);
        assertKept(Calls.refusal(
                Calls.client().addNetworkInterceptor(setting(header, LIVE)).build(), request));
        assertKept(Calls.refusal(
                GuardedOkHttp.wrap(
                        new OkHttpClient.Builder()
                                .addNetworkInterceptor(setting(header, LIVE))
                                .build(),
                        Tiers.staging()),
                request));
        assertThat(site.asked()).isEmpty();
        assertThat(Calls.body(
                        Calls.client()
                                .addNetworkInterceptor(setting(header, TEST))
                                .build(),
                        request))
                .isEqualTo("hello");
    }

    @Test
    void a_live_key_that_an_interceptor_puts_into_the_query_is_not_sent() {
        OkHttpClient client = Calls.client()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .url(chain.request()
                                .url()
                                .newBuilder()
                                .addQueryParameter("key", LIVE)
                                .build())
                        .build()))
                .build();

        assertRefused(client, Calls.to(shared("/")));
    }

    @Test
    void a_live_key_that_an_authenticator_answers_with_is_not_sent() {
        site.answer("/", new MockResponse.Builder().code(401).build());
        site.redirect("/from", 302, site.at("api.staging.example.com", "/"));
        OkHttpClient client = Calls.client()
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", "Bearer " + LIVE)
                        .build())
                .build();

        assertKept(Calls.refusal(client, Calls.to(shared("/"))));
        assertKept(Calls.refusal(client, Calls.to(shared("/from"))));
        assertThat(site.asked())
                .hasSize(3)
                .allSatisfy(asked ->
                        assertThat(asked.getHeaders().get("Authorization")).isNull());
    }

    @Test
    void a_live_key_in_a_cookie_of_a_jar_is_not_sent() {
        CookieJar jar = new CookieJar() {
            @Override
            public List<Cookie> loadForRequest(HttpUrl url) {
                return List.of(new Cookie.Builder()
                        .name("key")
                        .value(LIVE)
                        .domain(url.host())
                        .build());
            }

            @Override
            public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                // none are sent
            }
        };

        assertRefused(Calls.client().cookieJar(jar).build(), Calls.to(shared("/")));
    }
}
