package io.tierguard.http;

import io.tierguard.guard.Guard;
import io.tierguard.http.apache.GuardedApacheClient;
import io.tierguard.http.okhttp.GuardedOkHttp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.jspecify.annotations.Nullable;

/** Every guarded client with the same surroundings, and every way to ask it. */
final class RouteClients implements AutoCloseable {

    private static final String BODY = "one order";

    /** One of the clients, asked in one way: the status of the last answer; a handshake that succeeded has 200. */
    interface Way {
        int status(String method, String url, Map<String, String> headers) throws Exception;
    }

    private final Map<String, Way> ways;
    private final HttpClient jdk;
    private final OkHttpClient okHttp;
    private final CloseableHttpClient apache;
    private final CloseableHttpAsyncClient apacheAsync;

    /**
     * @param proxy of all of them, by its name; or null
     */
    RouteClients(Guard guard, HandshakeCertificates trust, @Nullable Proxy proxy) {
        jdk = jdk(guard, trust, proxy);
        okHttp = okHttp(guard, trust, proxy);
        apache = apache(guard, trust, proxy);
        apacheAsync = apacheAsync(guard, trust, proxy);
        ways = Map.of(
                "jdk",
                (method, url, headers) -> jdk.send(jdk(method, url, headers), BodyHandlers.ofString())
                        .statusCode(),
                "jdk-async",
                (method, url, headers) -> jdk.sendAsync(jdk(method, url, headers), BodyHandlers.ofString())
                        .get(20, TimeUnit.SECONDS)
                        .statusCode(),
                "okhttp",
                (method, url, headers) -> {
                    try (Response response =
                            okHttp.newCall(okHttp(method, url, headers)).execute()) {
                        return response.code();
                    }
                },
                "okhttp-async",
                (method, url, headers) -> enqueued(okHttp.newCall(okHttp(method, url, headers))),
                "apache",
                this::classic,
                "apache-async",
                (method, url, headers) -> apacheAsync
                        .execute(asynchronous(method, url, headers), null)
                        .get(20, TimeUnit.SECONDS)
                        .getCode(),
                "jdk-ws",
                (method, url, headers) -> shakenByJdk(url, headers),
                "okhttp-ws",
                (method, url, headers) -> shakenByOkHttp(url, headers));
    }

    Way way(String name) {
        return ways.get(name);
    }

    /** Those that speak the protocol of a case, in the order of reports. */
    static List<String> namesFor(RouteCase one) {
        return one.isWebSocket()
                ? List.of("jdk-ws", "okhttp-ws")
                : List.of("jdk", "jdk-async", "okhttp", "okhttp-async", "apache", "apache-async");
    }

    private static HttpClient jdk(Guard guard, HandshakeCertificates trust, @Nullable Proxy proxy) {
        HttpClient.Builder builder = GuardedHttpClient.newBuilder(guard)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Tiers.BOUND)
                .sslContext(trust.sslContext())
                .followRedirects(HttpClient.Redirect.ALWAYS);
        return (proxy == null ? builder : builder.proxy(TinyProxy.choosing(proxy))).build();
    }

    private static HttpRequest jdk(String method, String url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Tiers.BOUND)
                .method(
                        method,
                        hasBody(method)
                                ? HttpRequest.BodyPublishers.ofString(BODY)
                                : HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        return request.build();
    }

    private int shakenByJdk(String url, Map<String, String> headers) throws Exception {
        WebSocket.Builder builder = jdk.newWebSocketBuilder().connectTimeout(Tiers.BOUND);
        headers.forEach(builder::header);
        builder.buildAsync(URI.create(url), new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS)
                .abort();
        return 200;
    }

    private static OkHttpClient okHttp(Guard guard, HandshakeCertificates trust, @Nullable Proxy proxy) {
        return GuardedOkHttp.newBuilder(guard)
                .protocols(List.of(Protocol.HTTP_1_1))
                .callTimeout(Tiers.BOUND)
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .proxy(proxy)
                .build();
    }

    private static Request okHttp(String method, String url, Map<String, String> headers) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .method(method, hasBody(method) ? RequestBody.create(BODY.getBytes(), null) : null);
        headers.forEach(request::addHeader);
        return request.build();
    }

    private static int enqueued(Call call) throws Exception {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call done, Response response) {
                response.close();
                status.complete(response.code());
            }

            @Override
            public void onFailure(Call done, IOException failure) {
                status.completeExceptionally(failure);
            }
        });
        return status.get(20, TimeUnit.SECONDS);
    }

    private int shakenByOkHttp(String url, Map<String, String> headers) throws Exception {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        okhttp3.WebSocket socket = okHttp.newWebSocket(okHttp("GET", url, headers), new WebSocketListener() {
            @Override
            public void onOpen(okhttp3.WebSocket open, Response response) {
                status.complete(200);
            }

            @Override
            public void onFailure(okhttp3.WebSocket open, Throwable failure, @Nullable Response response) {
                status.completeExceptionally(failure);
            }
        });
        try {
            return status.get(20, TimeUnit.SECONDS);
        } finally {
            socket.cancel();
        }
    }

    private static CloseableHttpClient apache(Guard guard, HandshakeCertificates trust, @Nullable Proxy proxy) {
        HttpClientBuilder builder = HttpClients.custom();
        if (proxy != null && proxy.type() == Proxy.Type.HTTP) {
            builder.setProxy(host(proxy));
        }
        return GuardedApacheClient.build(
                builder.setConnectionManager(GuardedApacheClient.connectionManager(guard)
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust.sslContext()))
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSocksProxyAddress(socks(proxy))
                                .build())
                        .build()),
                guard);
    }

    private int classic(String method, String url, Map<String, String> headers) throws IOException {
        ClassicRequestBuilder request = ClassicRequestBuilder.create(method).setUri(URI.create(url));
        headers.forEach(request::addHeader);
        if (hasBody(method)) {
            request.setEntity(BODY, ContentType.TEXT_PLAIN);
        }
        return apache.execute(request.build(), HttpResponse::getCode);
    }

    private static CloseableHttpAsyncClient apacheAsync(
            Guard guard, HandshakeCertificates trust, @Nullable Proxy proxy) {
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom();
        if (proxy != null && proxy.type() == Proxy.Type.HTTP) {
            builder.setProxy(host(proxy));
        }
        InetSocketAddress socks = socks(proxy);
        CloseableHttpAsyncClient client = GuardedApacheClient.build(
                builder.setIOReactorConfig(IOReactorConfig.custom()
                                // its reactor looks no proxy up
                                .setSocksProxyAddress(
                                        socks == null
                                                ? null
                                                : new InetSocketAddress(socks.getHostString(), socks.getPort()))
                                .build())
                        .setConnectionManager(GuardedApacheClient.asyncConnectionManager(guard)
                                .setTlsStrategy(new DefaultClientTlsStrategy(trust.sslContext()))
                                .build()),
                guard);
        client.start();
        return client;
    }

    private static SimpleHttpRequest asynchronous(String method, String url, Map<String, String> headers) {
        SimpleRequestBuilder request = SimpleRequestBuilder.create(method).setUri(URI.create(url));
        headers.forEach(request::addHeader);
        if (hasBody(method)) {
            request.setBody(BODY, ContentType.TEXT_PLAIN);
        }
        return request.build();
    }

    private static HttpHost host(Proxy proxy) {
        InetSocketAddress address = (InetSocketAddress) proxy.address();
        return new HttpHost("http", address.getHostString(), address.getPort());
    }

    private static @Nullable InetSocketAddress socks(@Nullable Proxy proxy) {
        return proxy != null && proxy.type() == Proxy.Type.SOCKS ? (InetSocketAddress) proxy.address() : null;
    }

    private static boolean hasBody(String method) {
        return method.toUpperCase(Locale.ROOT).startsWith("P");
    }

    @Override
    public void close() throws IOException {
        okHttp.dispatcher().executorService().shutdownNow();
        okHttp.connectionPool().evictAll();
        apache.close(CloseMode.IMMEDIATE);
        apacheAsync.close(CloseMode.IMMEDIATE);
    }
}
