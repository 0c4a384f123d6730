package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.Tiers;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClientTest {

    private final Guard guard = Tiers.staging();
    private Site site;

    @BeforeEach
    void start() throws IOException {
        site = new Site();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Request own() {
        return Calls.to(site.at("api.staging.example.com", "/"));
    }

    private Request production() {
        return Calls.to(site.at("api.prod.example.com", "/"));
    }

    private static Interceptor setting(String header, String value) {
        return chain ->
                chain.proceed(chain.request().newBuilder().header(header, value).build());
    }

    private static Interceptor leadingTo(String url) {
        return chain -> chain.proceed(chain.request().newBuilder().url(url).build());
    }

    @Nested
    class A_builder {
        @Test
        void has_the_defaults_of_the_client() {
            OkHttpClient guarded = GuardedOkHttp.newBuilder(guard).build();
            OkHttpClient bare = new OkHttpClient();

            assertThat(guarded.followRedirects()).isEqualTo(bare.followRedirects());
            assertThat(guarded.callTimeoutMillis()).isEqualTo(bare.callTimeoutMillis());
            assertThat(guarded.dns()).isSameAs(bare.dns());
            assertThat(guarded.socketFactory()).isSameAs(bare.socketFactory());
            assertThat(guarded.proxySelector()).isSameAs(bare.proxySelector());
            assertThat(guarded.protocols()).isEqualTo(bare.protocols());
        }

        @Test
        void of_a_guarded_client_builds_guarded_ones() throws IOException {
            OkHttpClient derived = GuardedOkHttp.newBuilder(guard)
                    .build()
                    .newBuilder()
                    .addInterceptor(setting("X-Trace", "1"))
                    .addNetworkInterceptor(setting("X-Span", "2"))
                    .eventListener(EventListener.NONE)
                    .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                    .socketFactory(javax.net.SocketFactory.getDefault())
                    .build();

            assertThat(Calls.refusal(derived, production())).hasMessageStartingWith("TG-2001");
            assertThat(Calls.body(derived, own())).isEqualTo("hello");
            assertThat(site.asked()).hasSize(1);
            assertThat(site.asked().get(0).getHeaders().get("X-Span")).isEqualTo("2");
        }
    }

    @Nested
    class A_client_that_exists {
        @Test
        void keeps_what_it_has_and_stays_as_it_is() throws IOException {
            OkHttpClient existing = new OkHttpClient.Builder()
                    .addInterceptor(setting("X-Trace", "1"))
                    .build();
            OkHttpClient guarded = GuardedOkHttp.wrap(existing, guard);

            assertThat(guarded.connectionPool()).isSameAs(existing.connectionPool());
            assertThat(guarded.dispatcher()).isSameAs(existing.dispatcher());
            assertThat(Calls.body(existing, production())).isEqualTo("hello");
            assertThat(Calls.refusal(guarded, production())).hasMessageStartingWith("TG-2001");
        }

        @Test
        void that_is_guarded_already_has_its_guard_behind_all_others() throws IOException {
            OkHttpClient guarded = GuardedOkHttp.newBuilder(guard)
                    .addInterceptor(setting("X-Trace", "1"))
                    .addNetworkInterceptor(setting("X-Span", "1"))
                    .build();
            OkHttpClient again = GuardedOkHttp.wrap(guarded, guard);

            assertThat(again.interceptors()).hasSize(2);
            assertThat(again.interceptors().get(1)).isInstanceOf(CallGuard.class);
            assertThat(again.networkInterceptors()).hasSize(2);
            assertThat(again.networkInterceptors().get(1)).isInstanceOf(RequestGuard.class);
            assertThat(Calls.body(again, own())).isEqualTo("hello");
        }

        @Test
        void may_be_judged_by_two_guards() throws IOException {
            OkHttpClient both = GuardedOkHttp.wrap(GuardedOkHttp.wrap(new OkHttpClient(), Tiers.observing()), guard);

            assertThat(both.interceptors()).hasSize(2);
            assertThat(Calls.body(both, own())).isEqualTo("hello");
            assertThat(Calls.refusal(both, production())).hasMessageStartingWith("TG-2001");
        }
    }

    @Nested
    class An_interceptor_behind_the_guard {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "api.prod.example.com",
                    "127.0.0.3",
                    "moved.staging.example.com",
                    "unknown.example.com",
                    "127.3"
                })
        void that_changes_the_url_leads_to_a_hop_that_is_judged(String host) {
            OkHttpClient client = GuardedOkHttp.newBuilder(guard)
                    .addInterceptor(leadingTo(site.at(host, "/orders")))
                    .build();

            for (Calls.Way way : Calls.Way.values()) {
                assertThat(Calls.refusal(client, Calls.to("http://api.staging.example.com/"), way))
                        .hasMessageStartingWith("TG-200");
            }
            assertThat(site.accepted()).isZero();
        }

        @Test
        void that_changes_the_url_to_our_own_is_followed() throws IOException {
            try (Site there = new Site("127.0.0.2")) {
                for (String url : List.of(
                        site.at("files.staging.example.com", "/"),
                        site.at("mixed.example.com", "/try"),
                        there.at("by-address.example.com", "/"))) {
                    OkHttpClient client = GuardedOkHttp.newBuilder(guard)
                            .addInterceptor(leadingTo(url))
                            .build();
                    assertThat(Calls.body(client, Calls.to("http://api.staging.example.com/")))
                            .isEqualTo("hello");
                }
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void that_changes_the_path_is_judged_before_it_is_sent(boolean network) {
            OkHttpClient.Builder builder = GuardedOkHttp.newBuilder(guard);
            Interceptor interceptor = leadingTo(site.at("mixed.example.com", "/live/orders"));
            OkHttpClient client = (network
                            ? builder.addNetworkInterceptor(interceptor)
                            : builder.addInterceptor(interceptor))
                    .build();

            assertThat(Calls.refusal(client, Calls.to(site.at("mixed.example.com", "/try"))))
                    .hasMessageStartingWith("TG-2001");
            assertThat(site.asked()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void that_names_another_host_is_judged_before_it_is_sent(boolean network) {
            OkHttpClient.Builder builder = GuardedOkHttp.newBuilder(guard);
            Interceptor interceptor = setting("Host", "api.prod.example.com");
            OkHttpClient client = (network
                            ? builder.addNetworkInterceptor(interceptor)
                            : builder.addInterceptor(interceptor))
                    .build();

            assertThat(Calls.refusal(client, own()))
                    .hasMessageContaining("the Host header of GuardedOkHttp")
                    .hasMessageContaining("hop 1, the request itself; a connection was open already\n");
            assertThat(site.asked()).isEmpty();
        }

        @Test
        void that_names_another_host_over_http2_fails_the_call() throws IOException {
            try (Site secure = Site.secure(Certificates.SHARED);
                    Site another = Site.secure(Certificates.SHARED)) {
                OkHttpClient client = Certificates.trusting(GuardedOkHttp.newBuilder(guard))
                        .addNetworkInterceptor(setting("Host", "api.prod.example.com"))
                        .build();

                assertThat(Calls.refusal(client, Calls.to(secure.at("api.staging.example.com", "/"))))
                        .hasMessageContaining("the Host header of GuardedOkHttp");
                // the guard behind it lets nothing out
                Request request = Calls.to(another.at("api.staging.example.com", "/"));
                assertThat(Calls.refusal(GuardedOkHttp.wrap(client, guard), request))
                        .hasMessageContaining("the Host header of GuardedOkHttp");
                assertThat(another.asked()).isEmpty();
            }
        }

        @Test
        void that_overrides_what_the_chain_has_changes_nothing_about_it() {
            OkHttpClient client = GuardedOkHttp.newBuilder(guard)
                    .addInterceptor(chain -> chain.withDns(name -> List.of(InetAddress.getByName("127.0.0.3")))
                            .withSocketFactory(javax.net.SocketFactory.getDefault())
                            .withRetryOnConnectionFailure(true)
                            .proceed(chain.request()))
                    .build();

            assertThat(Calls.refusal(client, own())).hasMessageStartingWith("TG-2003");
            assertThat(site.accepted()).isZero();
        }

        @Test
        void that_takes_any_failure_for_one_to_recover_from_does_not_recover_from_a_refusal() {
            site.redirect("/from", 302, site.at("api.prod.example.com", "/"));
            int[] recovered = {0};
            OkHttpClient client = GuardedOkHttp.newBuilder(guard)
                    .addInterceptor(chain -> {
                        try {
                            return chain.proceed(chain.request());
                        } catch (IOException e) {
                            recovered[0]++;
                            return chain.proceed(chain.request());
                        }
                    })
                    .build();

            assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/from"))))
                    .hasMessageStartingWith("TG-2001");
            assertThat(recovered[0]).isZero();
            assertThat(site.asked()).hasSize(1);
        }
    }

    @Nested
    class A_client_whose_guard_was_taken_out {
        @ParameterizedTest
        @EnumSource
        void refuses_everything_where_one_half_is_left(Calls.Way way) {
            OkHttpClient.Builder builder = GuardedOkHttp.newBuilder(guard);
            builder.interceptors().clear();

            assertThat(Calls.refusal(builder.build(), own(), way)).hasMessage("""
                            TG-2008 refused: where a request of an OkHttpClient leads cannot be determined: the guard's interceptor was taken out of the client, so that its hops are not seen
                              used by    GuardedOkHttp
                              at         a hop of a request that was given up; no connection was opened to it
                              to fix     leave the interceptors of the guarded client in, or guard it again with GuardedOkHttp.wrap""");
            assertThat(site.asked()).isEmpty();
        }

        @Test
        void still_judges_every_hop_where_the_other_half_is_left() throws IOException {
            site.redirect("/from", 302, site.at("api.prod.example.com", "/"));
            OkHttpClient.Builder builder = GuardedOkHttp.newBuilder(guard);
            builder.networkInterceptors().clear();
            OkHttpClient client = builder.build();

            assertThat(Calls.refusal(client, production())).hasMessageStartingWith("TG-2001");
            assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/from"))))
                    .hasMessageStartingWith("TG-2001");
            assertThat(Calls.body(client, own())).isEqualTo("hello");
        }
    }

    @Test
    void a_refusal_leaves_the_dispatcher_as_it_was() throws Exception {
        OkHttpClient client = Calls.client().build();
        for (int i = 0; i < 100; i++) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            client.newCall(production()).enqueue(new okhttp3.Callback() {
                @Override
                public void onFailure(Call call, IOException e) {
                    failure.complete(e);
                }

                @Override
                public void onResponse(Call call, Response response) {
                    failure.completeExceptionally(new AssertionError(response));
                }
            });
            assertThat(failure.get(Tiers.BOUND.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(RefusedRouteException.class);
        }
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> client.newCall(production()).execute());
        assertThat(client.dispatcher().queuedCallsCount()).isZero();
        assertThat(client.connectionPool().connectionCount()).isZero();
    }

    /** A new method is no harm by itself: it has to be looked at, and tested where it can lead elsewhere. */
    @Nested
    class Every_method_was_looked_at {
        private static TreeSet<String> declared(Class<?> type) {
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .map(Method::getName)
                    .filter(name -> name.indexOf('$') < 0 && name.indexOf('-') < 0)
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }

        @Test
        void of_the_builder() {
            assertThat(declared(OkHttpClient.Builder.class))
                    .containsExactlyInAnyOrder(
                            // may lead elsewhere: each has its test
                            "addInterceptor",
                            "addNetworkInterceptor",
                            "authenticator",
                            "cache",
                            "connectionPool",
                            "cookieJar",
                            "dns",
                            "eventListener",
                            "eventListenerFactory",
                            "fastFallback",
                            "followRedirects",
                            "followSslRedirects",
                            "interceptors",
                            "networkInterceptors",
                            "protocols",
                            "proxy",
                            "proxyAuthenticator",
                            "proxySelector",
                            "retryOnConnectionFailure",
                            "socketFactory",
                            "sslSocketFactory",
                            // may not
                            "build",
                            "callTimeout",
                            "certificatePinner",
                            "connectTimeout",
                            "connectionSpecs",
                            "dispatcher",
                            "hostnameVerifier",
                            "minWebSocketMessageToCompress",
                            "pingInterval",
                            "readTimeout",
                            "webSocketCloseTimeout",
                            "writeTimeout");
        }

        @Test
        void of_an_interceptors_chain() {
            assertThat(declared(Interceptor.Chain.class).stream().filter(name -> name.startsWith("with")))
                    .containsExactlyInAnyOrder(
                            "withAuthenticator",
                            "withCache",
                            "withCertificatePinner",
                            "withConnectTimeout",
                            "withConnectionPool",
                            "withCookieJar",
                            "withDns",
                            "withHostnameVerifier",
                            "withProxy",
                            "withProxyAuthenticator",
                            "withProxySelector",
                            "withReadTimeout",
                            "withRetryOnConnectionFailure",
                            "withSocketFactory",
                            "withSslSocketFactory",
                            "withWriteTimeout");
        }

        @Test
        void of_a_client_that_makes_calls() {
            assertThat(Arrays.stream(OkHttpClient.class.getDeclaredMethods())
                            .filter(method -> Modifier.isPublic(method.getModifiers())
                                    && !Modifier.isFinal(method.getModifiers())
                                    && !Modifier.isStatic(method.getModifiers()))
                            .map(Method::getName))
                    .containsExactlyInAnyOrder("newCall", "newWebSocket", "newBuilder");
        }

        @Test
        void of_a_listener() {
            assertThat(declared(EventListener.class))
                    .containsExactlyInAnyOrder(
                            "cacheConditionalHit",
                            "cacheHit",
                            "cacheMiss",
                            "callEnd",
                            "callFailed",
                            "callStart",
                            "canceled",
                            "connectEnd",
                            "connectFailed",
                            "connectStart",
                            "connectionAcquired",
                            "connectionReleased",
                            "dispatcherQueueEnd",
                            "dispatcherQueueStart",
                            "dnsEnd",
                            "dnsStart",
                            "followUpDecision",
                            "plus",
                            "proxySelectEnd",
                            "proxySelectStart",
                            "requestBodyEnd",
                            "requestBodyStart",
                            "requestFailed",
                            "requestHeadersEnd",
                            "requestHeadersStart",
                            "responseBodyEnd",
                            "responseBodyStart",
                            "responseFailed",
                            "responseHeadersEnd",
                            "responseHeadersStart",
                            "retryDecision",
                            "satisfactionFailure",
                            "secureConnectEnd",
                            "secureConnectStart");
        }
    }
}
