package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.UnguardedClientException;
import io.tierguard.http.apache.Kind.Calls;
import io.tierguard.report.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is built, and what is not. */
@org.junit.jupiter.api.Timeout(120)
class BuildTest {

    private final RecordingServer staging = new RecordingServer();

    @AfterEach
    void stop() {
        staging.close();
    }

    @Test
    void without_a_connection_manager_there_is_a_guarded_one() throws Exception {
        try (CloseableHttpClient http =
                GuardedApacheClient.build(HttpClients.custom().useSystemProperties(), Shop.staging())) {
            int status = http.execute(new HttpGet(staging.at("api.staging.example.com")), HttpResponse::getCode);
            assertThat(status).isEqualTo(200);
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() ->
                            http.execute(new HttpGet(staging.at("moved.staging.example.com")), HttpResponse::getCode));
        }
        try (CloseableHttpAsyncClient http =
                GuardedApacheClient.build(HttpAsyncClients.custom().useSystemProperties(), Shop.staging())) {
            http.start();
            assertThat(http.execute(
                                    SimpleRequestBuilder.get(staging.at("api.staging.example.com"))
                                            .build(),
                                    null)
                            .get(Kind.BOUND, TimeUnit.SECONDS)
                            .getCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_classic_client_tells_its_configuration_as_ever() throws IOException {
        RequestConfig config = RequestConfig.custom().setMaxRedirects(3).build();
        try (CloseableHttpClient http =
                GuardedApacheClient.build(HttpClients.custom().setDefaultRequestConfig(config), Shop.staging())) {
            assertThat(((Configurable) http).getConfig().getMaxRedirects()).isEqualTo(3);
        }
    }

    @Test
    void connection_managers_of_another_make_are_refused() {
        assertThatExceptionOfType(UnguardedClientException.class)
                .isThrownBy(() -> GuardedApacheClient.build(
                        HttpClients.custom().setConnectionManager(new PoolingHttpClientConnectionManager()),
                        Shop.staging()))
                .withMessage("""
                        TG-4050 refused: a connection manager that was not made by GuardedApacheClient.connectionManager(guard) \
                        dials what nobody judges
                          to fix     make it with GuardedApacheClient.connectionManager(guard), or leave it out""")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.UNGUARDED_CONNECTIONS));
        assertThatExceptionOfType(UnguardedClientException.class)
                .isThrownBy(() -> GuardedApacheClient.build(
                        HttpClients.custom().setConnectionManager(new BasicHttpClientConnectionManager()),
                        Shop.staging()));
        assertThatExceptionOfType(UnguardedClientException.class)
                .isThrownBy(() -> GuardedApacheClient.build(
                        HttpAsyncClients.custom()
                                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                                        .build()),
                        Shop.staging()))
                .withMessage("""
                        TG-4050 refused: a connection manager that was not made by \
                        GuardedApacheClient.asyncConnectionManager(guard) dials what nobody judges
                          to fix     make it with GuardedApacheClient.asyncConnectionManager(guard), or leave it out""");
    }

    @Test
    void what_cannot_be_read_of_a_builder_refuses_the_client() {
        assertThatExceptionOfType(UnguardedClientException.class)
                .isThrownBy(() -> Held.in(HttpClients.custom(), BuildTest.class, "nowhere"))
                .withMessage("""
                        TG-4051 refused: this version of Apache HttpClient does not let the guard see BuildTest.nowhere, \
                        which decides where it connects
                          to fix     use a version from 5.4 to 5.6, on the class path and not as a named module""");
    }

    @Test
    void callbacks_and_futures_of_an_asynchronous_client_fail_with_the_refusal_itself() throws Exception {
        try (CloseableHttpAsyncClient http = GuardedApacheClient.build(HttpAsyncClients.custom(), Shop.staging())) {
            http.start();
            CompletableFuture<Exception> failure = new CompletableFuture<>();
            var future = http.execute(
                    SimpleRequestBuilder.get(staging.at("api.prod.example.com")).build(),
                    new FutureCallback<SimpleHttpResponse>() {
                        @Override
                        public void completed(SimpleHttpResponse response) {
                            failure.completeExceptionally(new AssertionError(response));
                        }

                        @Override
                        public void failed(Exception cause) {
                            failure.complete(cause);
                        }

                        @Override
                        public void cancelled() {
                            failure.completeExceptionally(new AssertionError("cancelled"));
                        }
                    });
            assertThat(failure.get(Kind.BOUND, TimeUnit.SECONDS)).isInstanceOf(RefusedRouteException.class);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> future.get(Kind.BOUND, TimeUnit.SECONDS))
                    .withCauseInstanceOf(RefusedRouteException.class);
        }
        assertThat(staging.asked()).isEmpty();
    }

    @Test
    void an_asynchronous_client_hands_out_no_bare_connections() throws IOException {
        try (CloseableHttpAsyncClient http = GuardedApacheClient.build(HttpAsyncClients.custom(), Shop.staging())) {
            assertThat(http).isNotInstanceOf(ConnectionInitiator.class);
        }
    }

    @Test
    void a_classic_face_of_an_asynchronous_client_is_guarded_by_it() throws IOException {
        CloseableHttpAsyncClient async = GuardedApacheClient.build(HttpAsyncClients.custom(), Shop.staging());
        async.start();
        try (CloseableHttpClient http = HttpAsyncClients.classic(async, Timeout.ofSeconds(Kind.BOUND))) {
            int status = http.execute(new HttpGet(staging.at("api.staging.example.com")), HttpResponse::getCode);
            assertThat(status).isEqualTo(200);
            assertThatIOException()
                    .isThrownBy(
                            () -> http.execute(new HttpGet(staging.at("api.prod.example.com")), HttpResponse::getCode))
                    .withCauseInstanceOf(RefusedRouteException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_unix_domain_socket_is_refused(Kind kind) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setUnixDomainSocket(Path.of("not-a-socket"))
                .build());
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            null,
                            ClassicRequestBuilder.get(staging.at("api.staging.example.com"))
                                    .build(),
                            context))
                    .withMessageStartingWith("TG-2008")
                    .withMessageContaining(
                            "it goes through a Unix domain socket, and whoever listens there may pass it on to anywhere");
        }
        assertThat(staging.asked()).isEmpty();
    }

    @Test
    void an_element_of_the_users_in_the_place_of_connecting_is_asked_after_the_guard() throws IOException {
        try (CloseableHttpClient http = GuardedApacheClient.build(
                HttpClients.custom().replaceExecInterceptor("CONNECT", (request, scope, chain) -> {
                    throw new IllegalStateException("asked");
                }),
                Shop.staging())) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(
                            () -> http.execute(new HttpGet(staging.at("api.prod.example.com")), HttpResponse::getCode));
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            http.execute(new HttpGet(staging.at("api.staging.example.com")), HttpResponse::getCode))
                    .withMessage("asked");
        }
    }
}
