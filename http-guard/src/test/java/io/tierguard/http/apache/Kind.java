package io.tierguard.http.apache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.jspecify.annotations.Nullable;

/** The two clients, called alike. */
enum Kind {
    CLASSIC {
        @Override
        Calls open(Setup setup) {
            PoolingHttpClientConnectionManager pool = GuardedApacheClient.connectionManager(setup.guard)
                    .setDnsResolver(setup.names)
                    .setMaxConnPerRoute(1)
                    .setSchemePortResolver(setup.ports)
                    .setDefaultSocketConfig(SocketConfig.custom()
                            .setSocksProxyAddress(setup.socks)
                            .build())
                    .build();
            return new ClassicCalls(
                    GuardedApacheClient.build(setup.on(HttpClients.custom()).setConnectionManager(pool), setup.guard),
                    pool);
        }
    },
    ASYNC {
        @Override
        Calls open(Setup setup) {
            PoolingAsyncClientConnectionManager pool = GuardedApacheClient.asyncConnectionManager(setup.guard)
                    .setDnsResolver(setup.names)
                    .setMaxConnPerRoute(1)
                    .setSchemePortResolver(setup.ports)
                    .build();
            CloseableHttpAsyncClient client = GuardedApacheClient.build(
                    setup.on(HttpAsyncClients.custom())
                            .setIOReactorConfig(IOReactorConfig.custom()
                                    .setSocksProxyAddress(setup.socks)
                                    .build())
                            .setConnectionManager(pool),
                    setup.guard);
            client.start();
            return new AsyncCalls(client, pool);
        }
    };

    static final int BOUND = 20;

    abstract Calls open(Setup setup);

    Calls open(Consumer<Setup> choice) {
        return open(Setup.of(choice));
    }

    Calls open() {
        return open(setup -> {});
    }

    /** What came back. */
    record Reply(int status, String body) {}

    /** A client and its pool. */
    interface Calls extends AutoCloseable {

        Reply call(@Nullable HttpHost target, HttpRequest request, HttpClientContext context) throws IOException;

        PoolStats pool();

        /** The asynchronous client gives connections back a moment after its future is done. */
        default boolean everythingIsReleased() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND);
            while (pool().getLeased() > 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return pool().getLeased() == 0;
        }

        default Reply call(@Nullable HttpHost target, HttpRequest request) throws IOException {
            return call(target, request, HttpClientContext.create());
        }

        default Reply call(HttpRequest request) throws IOException {
            return call(null, request);
        }

        default Reply get(String url) throws IOException {
            return call(ClassicRequestBuilder.get(url).build());
        }

        @Override
        void close();
    }

    private record ClassicCalls(CloseableHttpClient client, PoolingHttpClientConnectionManager manager)
            implements Calls {

        @Override
        public Reply call(@Nullable HttpHost target, HttpRequest request, HttpClientContext context)
                throws IOException {
            return client.execute(
                    target,
                    (ClassicHttpRequest) request,
                    context,
                    response -> new Reply(
                            response.getCode(),
                            response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity())));
        }

        @Override
        public PoolStats pool() {
            return manager.getTotalStats();
        }

        @Override
        public void close() {
            client.close(CloseMode.GRACEFUL);
        }
    }

    /** Of a client that is started. */
    record AsyncCalls(
            CloseableHttpAsyncClient client, @Nullable PoolingAsyncClientConnectionManager manager) implements Calls {

        @Override
        public Reply call(@Nullable HttpHost target, HttpRequest request, HttpClientContext context)
                throws IOException {
            SimpleHttpRequest copy = new SimpleHttpRequest(
                    request.getMethod(), request.getScheme(), request.getAuthority(), request.getPath());
            for (Header header : request.getHeaders()) {
                copy.addHeader(header);
            }
            try {
                SimpleHttpResponse response = client.execute(
                                target,
                                SimpleRequestProducer.create(copy),
                                SimpleResponseConsumer.create(),
                                null,
                                context,
                                null)
                        .get(BOUND, TimeUnit.SECONDS);
                byte[] body = response.getBodyBytes();
                return new Reply(response.getCode(), body == null ? "" : new String(body, StandardCharsets.UTF_8));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new IOException(e.getCause());
            } catch (InterruptedException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public PoolStats pool() {
            return manager.getTotalStats();
        }

        @Override
        public void close() {
            client.close(CloseMode.GRACEFUL);
        }
    }
}
