package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ClientFacadeTest {

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

    /** What a JDK adds, nobody has guarded: this fails, and somebody has to look. */
    @Nested
    class Leaves_no_method_of_the_jdk_to_chance {
        static Stream<Method> methods() {
            return Stream.of(HttpClient.class, HttpClient.Builder.class, WebSocket.Builder.class)
                    .flatMap(type -> Arrays.stream(type.getMethods()))
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .filter(method -> method.getDeclaringClass() != Object.class);
        }

        @ParameterizedTest
        @MethodSource("methods")
        void it_is_declared_by_the_guarded_type(Method method) throws NoSuchMethodException {
            Class<?> guarded = method.getDeclaringClass() == WebSocket.Builder.class
                    ? GuardedWebSocketBuilder.class
                    : HttpClient.Builder.class.equals(method.getDeclaringClass())
                            ? GuardedHttpClientBuilder.class
                            : GuardedHttpClient.class;

            assertThat(guarded.getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass())
                    .isEqualTo(guarded);
        }

        /**
         * Requests, push promises and WebSocket listeners are handed on as they are: what they may say, somebody has looked
         * at. The later names are of JDK 26, for HTTP/3, which is refused.
         */
        @ParameterizedTest
        @MethodSource("looked_at")
        void nor_a_method_of_what_it_is_handed(Class<?> type, Set<String> names) {
            assertThat(Arrays.stream(type.getMethods())
                            .filter(method -> method.getDeclaringClass() != Object.class)
                            .map(Method::getName))
                    .isSubsetOf(names);
        }

        static Stream<Arguments> looked_at() {
            return Stream.of(
                    Arguments.of(
                            HttpRequest.class,
                            Set.of(
                                    "newBuilder",
                                    "bodyPublisher",
                                    "method",
                                    "timeout",
                                    "expectContinue",
                                    "version",
                                    "uri",
                                    "headers",
                                    "equals",
                                    "hashCode",
                                    "getOption")),
                    Arguments.of(
                            HttpRequest.Builder.class,
                            Set.of(
                                    "uri",
                                    "expectContinue",
                                    "version",
                                    "header",
                                    "headers",
                                    "timeout",
                                    "setHeader",
                                    "GET",
                                    "POST",
                                    "PUT",
                                    "DELETE",
                                    "HEAD",
                                    "method",
                                    "build",
                                    "copy",
                                    "setOption")),
                    Arguments.of(
                            HttpResponse.PushPromiseHandler.class,
                            Set.of("of", "applyPushPromise", "notifyAdditionalPromise")),
                    Arguments.of(
                            Authenticator.class,
                            Set.of(
                                    "setDefault",
                                    "getDefault",
                                    "requestPasswordAuthentication",
                                    "requestPasswordAuthenticationInstance")),
                    Arguments.of(CookieHandler.class, Set.of("getDefault", "setDefault", "get", "put")),
                    Arguments.of(
                            ProxySelector.class, Set.of("getDefault", "setDefault", "select", "connectFailed", "of")));
        }

        @Test
        void nor_a_version_of_http() {
            assertThat(Version.values())
                    .allSatisfy(version -> assertThat(version.name()).isIn("HTTP_1_1", "HTTP_2", "HTTP_3"));
            assertThat(Arrays.stream(Version.values()).filter(version -> !isTaken(version)))
                    .extracting(Version::name)
                    .isSubsetOf("HTTP_3");
        }

        private static boolean isTaken(Version version) {
            try {
                GuardedHttpClient.newBuilder(Tiers.staging()).version(version);
                return version.compareTo(Version.HTTP_2) <= 0;
            } catch (UnguardedClientException e) {
                return false;
            }
        }
    }

    @Nested
    class Hands_on_what_the_user_sets {
        @Test
        void as_the_jdks_builder_does() throws Exception {
            CookieHandler cookies = new CookieManager();
            Authenticator authenticator = new Authenticator() {};
            Executor executor = Runnable::run;
            SSLParameters parameters = new SSLParameters(new String[] {"TLS_AES_128_GCM_SHA256"});
            SSLContext context = SSLContext.getDefault();

            HttpClient client = GuardedHttpClient.newBuilder(Tiers.staging())
                    .cookieHandler(cookies)
                    .authenticator(authenticator)
                    .executor(executor)
                    .sslParameters(parameters)
                    .sslContext(context)
                    .priority(7)
                    .version(Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(7))
                    .followRedirects(Redirect.NORMAL)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();

            assertThat(client.cookieHandler()).containsSame(cookies);
            assertThat(client.authenticator()).containsSame(authenticator);
            assertThat(client.executor()).containsSame(executor);
            assertThat(client.sslParameters().getCipherSuites()).containsExactly("TLS_AES_128_GCM_SHA256");
            assertThat(client.sslContext()).isSameAs(context);
            assertThat(client.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(client.connectTimeout()).contains(Duration.ofSeconds(7));
            assertThat(client.followRedirects()).isEqualTo(Redirect.NORMAL);
            assertThat(client.proxy()).containsSame(HttpClient.Builder.NO_PROXY);
        }

        @Test
        void with_the_jdks_defaults() throws Exception {
            HttpClient jdk = HttpClient.newHttpClient();
            HttpClient client = GuardedHttpClient.newHttpClient(Tiers.staging());

            assertThat(client.cookieHandler()).isEqualTo(jdk.cookieHandler()).isEmpty();
            assertThat(client.authenticator()).isEqualTo(jdk.authenticator());
            assertThat(client.executor()).isEqualTo(jdk.executor());
            assertThat(client.proxy()).isEqualTo(jdk.proxy());
            assertThat(client.version()).isEqualTo(jdk.version());
            assertThat(client.connectTimeout()).isEqualTo(jdk.connectTimeout());
            assertThat(client.followRedirects()).isEqualTo(jdk.followRedirects());
            assertThat(client.sslContext()).isSameAs(SSLContext.getDefault());
        }

        @Test
        void and_complains_where_the_jdk_does() {
            HttpClient.Builder builder = GuardedHttpClient.newBuilder(Tiers.staging());

            assertThatNullPointerException().isThrownBy(() -> builder.cookieHandler(null));
            assertThatNullPointerException().isThrownBy(() -> builder.proxy(null));
            assertThatNullPointerException().isThrownBy(() -> builder.version(null));
            assertThatNullPointerException().isThrownBy(() -> builder.executor(null));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> builder.priority(0));
            assertThatNullPointerException().isThrownBy(() -> GuardedHttpClient.newBuilder(null));
            assertThatNullPointerException().isThrownBy(() -> GuardedHttpClient.wrap(HttpClient.newHttpClient(), null));
            assertThatNullPointerException().isThrownBy(() -> builder.build().send(null, BodyHandlers.ofString()));
            assertThatNullPointerException()
                    .isThrownBy(() -> builder.build().sendAsync(to("api.staging.example.com", "/"), null));
        }

        @Test
        void one_builder_makes_clients_that_share_nothing() {
            HttpClient.Builder builder = GuardedHttpClient.newBuilder(Tiers.staging());
            HttpClient first = builder.build();
            CookieManager cookies = new CookieManager();
            HttpClient second = builder.cookieHandler(cookies).build();

            assertThat(first.cookieHandler()).isEmpty();
            assertThat(second.cookieHandler()).containsSame(cookies);
        }
    }

    @Nested
    class Leaves_cookies_to_the_user {
        @Test
        void both_ways() throws Exception {
            server.answer("/set", exchange -> {
                exchange.getResponseHeaders().add("Set-Cookie", "basket=one; Path=/");
                LoopbackServer.respond(exchange, 200, "set");
            });
            CookieManager cookies = new CookieManager();
            HttpClient client = Tiers.client().cookieHandler(cookies).build();

            client.send(to("api.staging.example.com", "/set"), BodyHandlers.ofString());
            client.send(to("api.staging.example.com", "/"), BodyHandlers.ofString());

            assertThat(cookies.getCookieStore().getCookies())
                    .extracting(HttpCookie::getName)
                    .containsExactly("basket");
            assertThat(server.asked()).extracting(LoopbackServer.Asked::cookie).containsExactly(null, "basket=one");
        }

        @Test
        void and_never_asks_for_them_for_another_environment() {
            server.redirect("/go", 302, server.at("api.prod.example.com", "/").toString());
            List<URI> askedFor = new java.util.concurrent.CopyOnWriteArrayList<>();
            HttpClient client = Tiers.client()
                    .cookieHandler(new CookieHandler() {
                        @Override
                        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                            askedFor.add(uri);
                            return Map.of();
                        }

                        @Override
                        public void put(URI uri, Map<String, List<String>> headers) {
                            // nothing to keep
                        }
                    })
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(to("api.staging.example.com", "/go"), BodyHandlers.ofString()));
            assertThat(askedFor).containsExactly(server.at("api.staging.example.com", "/go"));
        }
    }

    @Nested
    class Leaves_other_failures_as_they_are {
        @Test
        void of_the_users_hooks() {
            IOException own = new IOException("the cookie jar is full");
            HttpClient client = Tiers.client()
                    .cookieHandler(new CookieManager() {
                        @Override
                        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers)
                                throws IOException {
                            throw own;
                        }
                    })
                    .build();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.send(to("api.staging.example.com", "/"), BodyHandlers.ofString()))
                    .withMessageContaining("the cookie jar is full");
        }

        @Test
        void of_the_network() throws IOException {
            int closed;
            try (java.net.ServerSocket socket = new java.net.ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                closed = socket.getLocalPort();
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://api.staging.example.com:" + closed + "/"))
                    .build();

            assertThatExceptionOfType(java.net.ConnectException.class)
                    .isThrownBy(() -> Tiers.client().build().send(request, BodyHandlers.ofString()));
        }
    }

    @Nested
    class Can_be_given_up {
        @Test
        void and_the_jdk_gives_up_too() throws Exception {
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch leave = new CountDownLatch(1);
            server.answer("/slow", exchange -> {
                arrived.countDown();
                try {
                    leave.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.getResponseHeaders()
                        .add("Location", server.at("api.prod.example.com", "/").toString());
                LoopbackServer.respond(exchange, 302, "");
            });
            CompletableFuture<HttpResponse<String>> future =
                    Tiers.client().build().sendAsync(to("api.staging.example.com", "/slow"), BodyHandlers.ofString());
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(future.cancel(true)).isTrue();
            leave.countDown();

            assertThat(future).isCancelled();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
            assertThat(server.askedFor()).containsExactly("GET /slow");
        }
    }

    @Nested
    @EnabledForJreRange(min = JRE.JAVA_21)
    class On_later_jdks {
        @Test
        void closes_the_jdks_client() throws Exception {
            HttpClient client = Tiers.client().build();

            try (AutoCloseable closed = (AutoCloseable) (Object) client) {
                assertThat(closed).isSameAs(client);
                assertThat(client.send(to("api.staging.example.com", "/"), BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }

            assertThat(HttpClient.class.getMethod("isTerminated").invoke(client))
                    .isEqualTo(true);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.send(to("api.staging.example.com", "/"), BodyHandlers.ofString()));
        }

        private CountDownLatch leave(CountDownLatch arrived) {
            CountDownLatch leave = new CountDownLatch(1);
            server.answer("/slow", exchange -> {
                arrived.countDown();
                try {
                    leave.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                LoopbackServer.respond(exchange, 200, "done");
            });
            return leave;
        }

        private Object call(HttpClient client, String method) throws Exception {
            return HttpClient.class.getMethod(method).invoke(client);
        }

        private boolean await(HttpClient client, Duration most) throws Exception {
            return (boolean) HttpClient.class
                    .getMethod("awaitTermination", Duration.class)
                    .invoke(client, most);
        }

        @Test
        void waits_for_what_is_under_way_and_takes_nothing_more() throws Exception {
            HttpClient client = Tiers.client().build();
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch leave = leave(arrived);
            CompletableFuture<HttpResponse<String>> under =
                    client.sendAsync(to("api.staging.example.com", "/slow"), BodyHandlers.ofString());
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            call(client, "shutdown");

            assertThat(client.sendAsync(to("api.staging.example.com", "/"), BodyHandlers.ofString()))
                    .failsWithin(Tiers.BOUND);
            assertThat(call(client, "isTerminated")).isEqualTo(false);
            assertThat(await(client, Duration.ofMillis(1))).isFalse();
            leave.countDown();
            assertThat(under).succeedsWithin(Tiers.BOUND);
            assertThat(await(client, Tiers.BOUND)).isTrue();
            assertThat(call(client, "isTerminated")).isEqualTo(true);
        }

        @Test
        void gives_up_at_once_what_is_under_way() throws Exception {
            Journeys journeys = new Journeys();
            HttpClient client =
                    new GuardedHttpClientBuilder(RouteJudge.of(Tiers.staging(), "GuardedHttpClient")).build(journeys);
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch leave = leave(arrived);
            CompletableFuture<HttpResponse<String>> under =
                    client.sendAsync(to("api.staging.example.com", "/slow"), BodyHandlers.ofString());
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            call(client, "shutdownNow");

            assertThat(under).failsWithin(Tiers.BOUND);
            assertThat(await(client, Tiers.BOUND)).isTrue();
            assertThat(journeys.underWay()).isZero();
            leave.countDown();
        }

        @Test
        void stops_waiting_where_the_thread_is_interrupted() throws Exception {
            HttpClient client = Tiers.client().build();
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch leave = leave(arrived);
            client.sendAsync(to("api.staging.example.com", "/slow"), BodyHandlers.ofString());
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            Thread.currentThread().interrupt();
            assertThatExceptionOfType(java.lang.reflect.InvocationTargetException.class)
                    .isThrownBy(() -> await(client, Tiers.BOUND))
                    .withCauseInstanceOf(InterruptedException.class);
            leave.countDown();
        }

        @Test
        void refuses_as_before_once_it_is_shut_down() throws Exception {
            HttpClient client = Tiers.client().build();
            call(client, "shutdown");

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(to("api.prod.example.com", "/"), BodyHandlers.ofString()));
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void shuts_it_down_and_waits_for_it() throws Exception {
            HttpClient client = Tiers.client().build();

            HttpClient.class.getMethod("shutdown").invoke(client);

            assertThat(HttpClient.class
                            .getMethod("awaitTermination", Duration.class)
                            .invoke(client, Tiers.BOUND))
                    .isEqualTo(true);
        }

        @Test
        void shuts_it_down_at_once() throws Exception {
            HttpClient client = Tiers.client().build();

            HttpClient.class.getMethod("shutdownNow").invoke(client);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.send(to("api.staging.example.com", "/"), BodyHandlers.ofString()));
        }

        @Test
        void binds_to_a_local_address() throws Exception {
            server.answer(
                    "/who",
                    exchange -> LoopbackServer.respond(
                            exchange,
                            200,
                            exchange.getRemoteAddress().getAddress().getHostAddress()));
            HttpClient.Builder builder = Tiers.client();
            HttpClient.Builder same = (HttpClient.Builder) HttpClient.Builder.class
                    .getMethod("localAddress", InetAddress.class)
                    .invoke(builder, InetAddress.getByName("127.0.0.2"));

            assertThat(same).isSameAs(builder);
            assertThat(same.build()
                            .send(to("api.staging.example.com", "/who"), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("127.0.0.2");
        }
    }
}
