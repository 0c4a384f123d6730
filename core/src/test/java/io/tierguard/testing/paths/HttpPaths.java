package io.tierguard.testing.paths;

import com.sun.net.httpserver.HttpServer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** HTTP clients, at the first request and at what a redirect leads to. */
final class HttpPaths {

    private HttpPaths() {}

    static List<NetPath> all() {
        return List.of(
                new NetPath("`HttpURLConnection`", (host, port) -> JdkPaths.open(url(host, port))),
                redirected("`HttpURLConnection`, a redirect", JdkPaths::open),
                new NetPath(
                        "`HttpURLConnection` for `https`",
                        (host, port) -> JdkPaths.open("https://" + host + ":" + port + "/")),
                new NetPath("`openConnection(Proxy.NO_PROXY)`", (host, port) -> withoutProxy(url(host, port))),
                new NetPath(
                        "`openConnection(Proxy.NO_PROXY)` for `https`",
                        (host, port) -> withoutProxy("https://" + host + ":" + port + "/")),
                new NetPath("`java.net.http.HttpClient`", (host, port) -> jdk(url(host, port))),
                redirected("`java.net.http.HttpClient`, a redirect", HttpPaths::jdk),
                new NetPath(
                        "`java.net.http.HttpClient` with `proxy(…)`", (host, port) -> jdkWithoutProxy(url(host, port))),
                new NetPath("OkHttp", (host, port) -> okHttp(url(host, port))),
                redirected("OkHttp, a redirect", HttpPaths::okHttp),
                new NetPath("OkHttp with `proxy(Proxy.NO_PROXY)`", (host, port) -> okHttpWithoutProxy(url(host, port))),
                new NetPath("Apache HttpClient, classic", (host, port) -> classic(url(host, port))),
                redirected("Apache HttpClient, classic, a redirect", HttpPaths::classic),
                new NetPath("Apache HttpClient, async", (host, port) -> async(url(host, port))),
                new NetPath("Netty on NIO", HttpPaths::netty));
    }

    private interface Getting {
        void get(String url) throws Exception;
    }

    private static String url(String host, int port) {
        return "http://" + host + ":" + port + "/";
    }

    /** By way of a server at an address that the process may reach. */
    private static NetPath redirected(String name, Getting client) {
        return new NetPath(name, (host, port) -> {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.3"), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Location", url(host, port));
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.start();
            try {
                client.get(url("127.0.0.3", server.getAddress().getPort()));
            } finally {
                server.stop(0);
            }
        });
    }

    private static void withoutProxy(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection(Proxy.NO_PROXY);
        connection.getResponseCode();
    }

    private static void jdk(String url) throws IOException, InterruptedException {
        HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
    }

    private static void jdkWithoutProxy(String url) throws IOException, InterruptedException {
        HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
    }

    private static void okHttp(String url) throws IOException {
        call(new OkHttpClient(), url);
    }

    private static void okHttpWithoutProxy(String url) throws IOException {
        call(new OkHttpClient.Builder().proxy(Proxy.NO_PROXY).build(), url);
    }

    private static void call(OkHttpClient client, String url) throws IOException {
        try {
            client.newCall(new Request.Builder().url(url).build()).execute().close();
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static void classic(String url) throws IOException {
        try (CloseableHttpClient client =
                HttpClients.custom().disableAutomaticRetries().build()) {
            client.execute(new HttpGet(url), response -> response.getCode());
        }
    }

    private static void async(String url) throws Exception {
        try (CloseableHttpAsyncClient client =
                HttpAsyncClients.custom().disableAutomaticRetries().build()) {
            client.start();
            client.execute(SimpleHttpRequest.create("GET", url), null).get(5, TimeUnit.SECONDS);
        }
    }

    private static void netty(String host, int port) throws InterruptedException {
        NioEventLoopGroup group = new NioEventLoopGroup(1);
        try {
            new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(host, port)
                    .sync()
                    .channel()
                    .close()
                    .sync();
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }
}
