package io.tierguard.http.apache;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicPushProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.io.CloseMode;

/**
 * HTTP/2 in plain text on loopback. {@code /to/HOST} redirects to that host, {@code /push/HOST} offers a resource of it
 * beside its answer.
 */
final class Http2Server implements AutoCloseable, AsyncServerRequestHandler<Message<HttpRequest, Void>> {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<Object> connections = ConcurrentHashMap.newKeySet();
    private final HttpAsyncServer server;
    private final int port;

    Http2Server() {
        server = H2ServerBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2)
                .setRequestRouter((request, context) -> () -> new BasicServerExchangeHandler<>(this))
                .create();
        server.start();
        try {
            port = ((InetSocketAddress) server.listen(new InetSocketAddress("127.0.0.1", 0), URIScheme.HTTP)
                            .get(Kind.BOUND, TimeUnit.SECONDS)
                            .getAddress())
                    .getPort();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
            HttpRequest request, EntityDetails entity, HttpContext context) {
        return new BasicRequestConsumer<>(entity == null ? null : new DiscardingEntityConsumer<>());
    }

    @Override
    public void handle(Message<HttpRequest, Void> message, ResponseTrigger answer, HttpContext context)
            throws HttpException, IOException {
        HttpRequest request = message.getHead();
        asked.add(request.getMethod() + " " + request.getAuthority() + request.getPath());
        connections.add(HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress());
        String path = request.getPath();
        HttpResponse response = new BasicHttpResponse(path.startsWith("/to/") ? 302 : 200);
        String host = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/to/")) {
            response.addHeader("Location", at(host) + "/there");
        }
        if (path.startsWith("/push/")) {
            HttpRequest promise = new BasicHttpRequest("GET", new HttpHost("http", host, port), "/pushed");
            answer.pushPromise(
                    promise,
                    context,
                    new BasicPushProducer(AsyncEntityProducers.create("pushed by " + host, ContentType.TEXT_PLAIN)));
        }
        answer.submitResponse(
                new BasicResponseProducer(response, AsyncEntityProducers.create("hello", ContentType.TEXT_PLAIN)),
                context);
    }

    String at(String host) {
        return "http://" + host + ":" + port;
    }

    int port() {
        return port;
    }

    List<String> asked() {
        return asked;
    }

    int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}
