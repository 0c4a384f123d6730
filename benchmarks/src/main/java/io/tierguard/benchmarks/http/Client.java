package io.tierguard.benchmarks.http;

import io.tierguard.guard.Guard;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.http.apache.GuardedApacheClient;
import io.tierguard.http.okhttp.GuardedOkHttp;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * The clients that can be guarded, each bare and guarded with the same settings.
 *
 * @since 0.1
 */
public enum Client {
    /** The JDK's. */
    JDK("JDK") {
        @Override
        Requests bare(URI url) {
            return jdk(HttpClient.newBuilder(), url);
        }

        @Override
        Requests guarded(URI url, Guard guard) {
            return jdk(GuardedHttpClient.newBuilder(guard), url);
        }
    },

    /** OkHttp. */
    OKHTTP("OkHttp") {
        @Override
        Requests bare(URI url) {
            return okHttp(new OkHttpClient.Builder(), url);
        }

        @Override
        Requests guarded(URI url, Guard guard) {
            return okHttp(GuardedOkHttp.newBuilder(guard), url);
        }
    },

    /** Apache's classic one. */
    APACHE("Apache HttpClient") {
        @Override
        Requests bare(URI url) {
            return apache(
                    pooled(HttpClients.custom(), PoolingHttpClientConnectionManagerBuilder.create())
                            .build(),
                    url);
        }

        @Override
        Requests guarded(URI url, Guard guard) {
            return apache(
                    GuardedApacheClient.build(
                            pooled(HttpClients.custom(), GuardedApacheClient.connectionManager(guard)), guard),
                    url);
        }
    };

    private static final Duration BOUND = Duration.ofSeconds(10);

    /** As many connections as there are threads, so that no thread waits for another's. */
    private static final int CONNECTIONS = 64;

    private final String title;

    Client(String title) {
        this.title = title;
    }

    /**
     * What people call it.
     *
     * @return its name
     */
    public String title() {
        return title;
    }

    /** The client as it comes. */
    abstract Requests bare(URI url);

    /** The client, guarded. */
    abstract Requests guarded(URI url, Guard guard);

    private static Requests jdk(HttpClient.Builder builder, URI url) {
        HttpClient client = builder.version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(BOUND)
                .proxy(ProxySelector.of(null))
                .build();
        // without a timeout: on 17 the client would keep each request until then
        HttpRequest request = HttpRequest.newBuilder(url).build();
        return new Requests() {
            @Override
            public int send() throws IOException, InterruptedException {
                return client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .statusCode();
            }

            @Override
            public void close() {
                // it ends with the last reference to it: on 17 nothing closes it
            }
        };
    }

    private static Requests okHttp(OkHttpClient.Builder builder, URI url) {
        OkHttpClient client = builder.callTimeout(BOUND)
                .connectionPool(new ConnectionPool(CONNECTIONS, 1, TimeUnit.MINUTES))
                .build();
        Request request = new Request.Builder().url(url.toString()).build();
        return new Requests() {
            @Override
            public int send() throws IOException {
                try (Response response = client.newCall(request).execute()) {
                    response.body().bytes();
                    return response.code();
                }
            }

            @Override
            public void close() {
                client.connectionPool().evictAll();
            }
        };
    }

    private static HttpClientBuilder pooled(
            HttpClientBuilder builder, PoolingHttpClientConnectionManagerBuilder connections) {
        return builder.setConnectionManager(connections
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .build());
    }

    private static Requests apache(CloseableHttpClient client, URI url) {
        return new Requests() {
            @Override
            public int send() throws IOException {
                return client.execute(new HttpGet(url), response -> {
                    EntityUtils.consume(response.getEntity());
                    return response.getCode();
                });
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }
}
