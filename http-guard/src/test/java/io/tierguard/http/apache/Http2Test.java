package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Refused;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.apache.Kind.Calls;
import io.tierguard.http.apache.Kind.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.AbstractBinPushConsumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.H2AsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.async.MinimalH2AsyncClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.nio.AsyncPushConsumer;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client that speaks HTTP/2 only, on one connection for all requests to a host. */
@Timeout(120)
class Http2Test {

    private final Http2Server server = new Http2Server();
    private final ScriptedNames names = new ScriptedNames();

    @AfterEach
    void stop() {
        server.close();
    }

    private Calls open() {
        return open(builder -> {});
    }

    private Calls open(Consumer<H2AsyncClientBuilder> choice) {
        H2AsyncClientBuilder builder =
                HttpAsyncClients.customHttp2().setDnsResolver(names).setH2Config(H2Config.DEFAULT);
        choice.accept(builder);
        CloseableHttpAsyncClient client = GuardedApacheClient.build(builder, Shop.staging());
        client.start();
        return new Kind.AsyncCalls(client, null);
    }

    @Test
    void requests_share_a_connection_and_are_judged_each() throws IOException {
        try (Calls http = open()) {
            assertThat(http.get(server.at("mixed.example.com") + "/free")).isEqualTo(new Reply(200, "hello"));
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(server.at("mixed.example.com") + "/live/orders"));
            assertThat(http.get(server.at("mixed.example.com") + "/free")).isEqualTo(new Reply(200, "hello"));
        }
        assertThat(server.asked()).hasSize(2);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void production_is_refused_however_it_is_reached() {
        names.say("api.staging.example.com", "127.0.0.1", "127.0.0.3");
        List<String> hosts = List.of(
                "api.prod.example.com",
                "127.0.0.3",
                "0177.0.0.1",
                "2130706433",
                "moved.staging.example.com",
                "api.staging.example.com");
        try (Calls http = open()) {
            for (String host : hosts) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .as(host)
                        .isThrownBy(() -> http.get(server.at(host)));
            }
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void a_redirect_to_production_is_refused() {
        try (Calls http = open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(server.at("api.staging.example.com") + "/to/api.prod.example.com"))
                    .withMessageContaining("hop 2, a redirect by http://api.staging.example.com:" + server.port());
            assertThat(reply(http, "/to/files.staging.example.com")).isEqualTo(new Reply(200, "hello"));
        }
        assertThat(server.asked()).hasSize(3);
    }

    private Reply reply(Calls http, String path) {
        try {
            return http.get(server.at("api.staging.example.com") + path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Here look-ups can be answered twice, so that what is dialled is judged once more. */
    @Test
    void another_answer_to_the_dial_than_to_the_check_is_refused_and_nothing_waits_for_it() throws IOException {
        names.say("api.staging.example.com", "127.0.0.1")
                .say("api.staging.example.com", "127.0.0.3")
                .say("api.staging.example.com", "127.0.0.1");
        try (Calls http = open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(server.at("api.staging.example.com") + "/first"))
                    .withMessageContaining("resolves to 127.0.0.3, which belongs to production");
            assertThat(server.connections()).isZero();

            assertThat(http.get(server.at("api.staging.example.com") + "/second"))
                    .isEqualTo(new Reply(200, "hello"));
        }
        assertThat(server.asked()).containsExactly("GET api.staging.example.com:" + server.port() + "/second");
    }

    @Test
    void what_is_dialled_is_what_was_judged() throws IOException {
        names.say("api.staging.example.com", "127.0.0.1")
                .say("api.staging.example.com", "127.0.0.1")
                .say("api.staging.example.com", "127.0.0.3");
        try (Calls http = open()) {
            assertThat(reply(http, "/")).isEqualTo(new Reply(200, "hello"));
            assertThat(names.asked()).hasSize(2);
        }
    }

    @Test
    void an_authority_of_production_is_refused() {
        HttpHost dialled = new HttpHost("http", "api.staging.example.com", server.port());
        try (Calls http = open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            dialled,
                            ClassicRequestBuilder.get(server.at("api.prod.example.com"))
                                    .build()));
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void what_an_interceptor_makes_of_it_is_judged_before_it_is_sent() throws IOException {
        try (Calls http = open(builder -> builder.addRequestInterceptorLast((request, entity, context) -> {
            if (request.getPath().equals("/change")) {
                request.setAuthority(new URIAuthority("api.prod.example.com"));
            }
        }))) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(server.at("api.staging.example.com") + "/change"));
            assertThat(reply(http, "/plain")).isEqualTo(new Reply(200, "hello"));
        }
        assertThat(server.asked()).containsExactly("GET api.staging.example.com:" + server.port() + "/plain");
    }

    @Test
    void an_address_beside_the_name_is_judged_though_this_client_does_not_dial_it() throws Exception {
        HttpHost dialled =
                new HttpHost("http", InetAddress.getByName("127.0.0.3"), "api.staging.example.com", server.port());
        try (Calls http = open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() ->
                            http.call(dialled, ClassicRequestBuilder.get("/").build()));
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void a_client_without_a_chain_is_guarded_where_it_dials() throws Exception {
        try (MinimalH2AsyncClient http = HttpAsyncClients.createHttp2Minimal(
                H2Config.DEFAULT,
                IOReactorConfig.DEFAULT,
                GuardedApacheClient.dnsResolver(names, Shop.staging()),
                null)) {
            http.start();
            assertThat(http.execute(
                                    SimpleRequestBuilder.get(server.at("api.staging.example.com"))
                                            .build(),
                                    null)
                            .get(Kind.BOUND, TimeUnit.SECONDS)
                            .getCode())
                    .isEqualTo(200);
            Future<SimpleHttpResponse> refused = http.execute(
                    SimpleRequestBuilder.get(server.at("api.prod.example.com")).build(), null);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> refused.get(Kind.BOUND, TimeUnit.SECONDS))
                    .withCauseInstanceOf(UnknownHostException.class)
                    .satisfies(failure -> assertThat(failure.getCause()).isInstanceOf(Refused.class))
                    .withMessageContaining("api.prod.example.com:" + server.port() + " belongs to production");
        }
        assertThat(server.asked()).hasSize(1);
    }

    /** Remembers what was pushed. */
    private static final class Pushed extends AbstractBinPushConsumer {

        private final CompletableFuture<String> promised;

        Pushed(CompletableFuture<String> promised) {
            this.promised = promised;
        }

        @Override
        protected void start(HttpRequest promise, HttpResponse response, ContentType type) {
            promised.complete(promise.getAuthority().getHostName());
        }

        @Override
        public void failed(Exception cause) {
            promised.completeExceptionally(cause);
        }

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer data, boolean endOfStream) {
            data.position(data.limit());
        }

        @Override
        protected void completed() {
            // remembered already
        }

        @Override
        public void releaseResources() {
            // none
        }
    }

    private interface Pushing {
        void with(CloseableHttpAsyncClient client, SimpleHttpRequest request, AsyncPushConsumer consumer)
                throws Exception;
    }

    private static final Pushing FOR_ONE_REQUEST = (client, request, consumer) -> client.execute(
                    SimpleRequestProducer.create(request),
                    SimpleResponseConsumer.create(),
                    (promise, context) -> consumer,
                    null,
                    null)
            .get(Kind.BOUND, TimeUnit.SECONDS);

    @SuppressWarnings("deprecation")
    private static final Pushing REGISTERED = (client, request, consumer) -> {
        client.register("*", () -> consumer);
        client.execute(request, null).get(Kind.BOUND, TimeUnit.SECONDS);
    };

    @Test
    void a_pushed_resource_is_taken_only_where_its_url_is_allowed() throws Exception {
        for (Pushing pushing : List.of(FOR_ONE_REQUEST, REGISTERED)) {
            for (String host : List.of("files.staging.example.com", "api.prod.example.com")) {
                try (CloseableHttpAsyncClient client = GuardedApacheClient.build(
                        HttpAsyncClients.customHttp2()
                                .setDnsResolver(names)
                                .setH2Config(
                                        H2Config.custom().setPushEnabled(true).build()),
                        Shop.staging())) {
                    client.start();
                    CompletableFuture<String> promised = new CompletableFuture<>();
                    SimpleHttpRequest request = SimpleRequestBuilder.get(
                                    server.at("api.staging.example.com") + "/push/" + host)
                            .build();

                    pushing.with(client, request, new Pushed(promised));
                    // answered after the first one, so that the pushed stream was met before
                    client.execute(request, null).get(Kind.BOUND, TimeUnit.SECONDS);
                    client.close(CloseMode.GRACEFUL);

                    if (host.equals("api.prod.example.com")) {
                        assertThat(promised.isDone() && !promised.isCompletedExceptionally())
                                .isFalse();
                    } else {
                        assertThat(promised.get(Kind.BOUND, TimeUnit.SECONDS)).isEqualTo(host);
                    }
                }
            }
        }
    }
}
