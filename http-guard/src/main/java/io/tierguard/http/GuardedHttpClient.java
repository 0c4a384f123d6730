package io.tierguard.http;

import io.tierguard.guard.Guard;
import io.tierguard.report.Code;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An {@link HttpClient} that reaches only endpoints of this process's own environment.
 *
 * <pre>{@code
 * HttpClient http = GuardedHttpClient.newBuilder(guard).followRedirects(Redirect.NORMAL).build();
 * }</pre>
 *
 * <p>Every request, every redirect, every proxy and every WebSocket handshake is judged before a connection is opened
 * for it. {@code send} throws a {@link RefusedRouteException}; the futures of {@code sendAsync} and of a WebSocket fail
 * with one. Allowed requests run on the JDK's own client, and their responses are the JDK's own.
 *
 * <p><b>Refuses when</b> a hop, a proxy or a {@code Host} header belongs to another environment or to nobody; when a
 * redirect names several locations, or one that is neither http nor https; when a redirect would carry a credential, set by
 * hand in whatever header, on to another server; and when a request holds a live key outside production, or a test key in
 * it. JDKs that drop {@code Authorization} and {@code Cookie} themselves, as 25 does, follow such a redirect without them.
 *
 * <p><b>What it cannot see:</b> the JDK client looks each name up again when it connects, and there is no way to hand it
 * an address. The JVM's cache (30 seconds unless {@code networkaddress.cache.ttl} says otherwise) keeps the two look-ups
 * alike; at the instant when an entry expires, a name server may answer differently. A cache time of 0 is refused. Addresses
 * behind a proxy are the proxy's to look up; there, the name alone has to be allowed. Names are looked up on the thread
 * that calls, {@code sendAsync} included.
 *
 * <p><b>Thread safety:</b> as safe for concurrent use as any {@link HttpClient}.
 *
 * @since 0.1
 */
public final class GuardedHttpClient extends HttpClient {

    private static final String NAME = "GuardedHttpClient";

    private static final LaterJdk SHUTDOWN = LaterJdk.method(HttpClient.class, "shutdown", void.class);
    private static final LaterJdk SHUTDOWN_NOW = LaterJdk.method(HttpClient.class, "shutdownNow", void.class);
    private static final LaterJdk CLOSE = LaterJdk.method(HttpClient.class, "close", void.class);
    private static final LaterJdk IS_TERMINATED = LaterJdk.method(HttpClient.class, "isTerminated", boolean.class);
    private static final LaterJdk AWAIT_TERMINATION =
            LaterJdk.method(HttpClient.class, "awaitTermination", boolean.class, Duration.class);

    private final HttpClient delegate;
    private final Departures departures;
    private final Optional<CookieHandler> cookieHandler;
    private final Optional<ProxySelector> proxy;
    private final Optional<Authenticator> authenticator;

    /**
     * @param cookieHandler the user's own
     * @param proxy the user's own
     * @param authenticator the user's own
     */
    GuardedHttpClient(
            HttpClient delegate,
            Departures departures,
            Optional<CookieHandler> cookieHandler,
            Optional<ProxySelector> proxy,
            Optional<Authenticator> authenticator) {
        this.delegate = delegate;
        this.departures = departures;
        this.cookieHandler = cookieHandler;
        this.proxy = proxy;
        this.authenticator = authenticator;
    }

    /**
     * A builder in the place of {@link HttpClient#newBuilder()}, with the same defaults.
     *
     * @param guard decides
     * @return builds guarded clients; HTTP versions later than 2 are refused
     * @throws UnguardedClientException where the JVM keeps no addresses, and nothing else keeps the judged ones
     */
    public static HttpClient.Builder newBuilder(Guard guard) {
        NameCache.requireKept(guard, NAME);
        return new GuardedHttpClientBuilder(RouteJudge.of(guard, NAME));
    }

    /**
     * A guarded client with the defaults of {@link HttpClient#newHttpClient()}.
     *
     * @param guard decides
     * @return the client
     * @throws UnguardedClientException as {@link #newBuilder}
     */
    public static HttpClient newHttpClient(Guard guard) {
        return newBuilder(guard).build();
    }

    /**
     * Guards a client that exists already. It must not follow redirects, since nobody outside can judge where they lead.
     *
     * <p>Its proxies are judged by asking its selector, and the default one where it has none, before the client does: a
     * selector must answer both alike. {@link #newBuilder} has no such limit.
     *
     * @param existing the client
     * @param guard decides
     * @return the guarded client
     * @throws UnguardedClientException where the client follows redirects, or prefers an HTTP version later than 2, and as {@link
     *     #newBuilder}
     */
    public static HttpClient wrap(HttpClient existing, Guard guard) {
        if (existing.followRedirects() != Redirect.NEVER) {
            throw new UnguardedClientException(Code.CLIENT_FOLLOWS_REDIRECTS);
        }
        UnguardedClientException.guarded(existing.version());
        NameCache.requireKept(guard, NAME);
        RouteJudge judge = RouteJudge.of(guard, NAME);
        return new GuardedHttpClient(
                existing,
                Departures.around(existing, judge),
                existing.cookieHandler(),
                existing.proxy(),
                existing.authenticator());
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> responseBodyHandler)
            throws IOException, InterruptedException {
        Departures.Departure departure = departures.depart(request);
        try {
            return delegate.send(departure.request(), responseBodyHandler);
        } catch (IOException | RuntimeException e) {
            RefusedRouteException refusal = departures.refusal(departure.journey(), e);
            if (refusal != null) {
                throw refusal.here();
            }
            throw e;
        } finally {
            departures.end(departure.journey());
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> responseBodyHandler) {
        return depart(request, copy -> delegate.sendAsync(copy, responseBodyHandler));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Pushed resources that belong to another environment are cancelled without asking the handler.
     */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> responseBodyHandler,
            HttpResponse.@Nullable PushPromiseHandler<T> pushPromiseHandler) {
        HttpResponse.PushPromiseHandler<T> guarded = pushPromiseHandler == null
                ? null
                : new GuardedPushPromiseHandler<>(pushPromiseHandler, departures.judge());
        return depart(request, copy -> delegate.sendAsync(copy, responseBodyHandler, guarded));
    }

    private <T> CompletableFuture<HttpResponse<T>> depart(
            HttpRequest request, Function<HttpRequest, CompletableFuture<HttpResponse<T>>> sender) {
        try {
            Departures.Departure departure = departures.depart(request);
            return Refusals.surfaced(
                    () -> sender.apply(departure.request()),
                    () -> departures.end(departure.journey()),
                    failure -> departures.refusal(departure.journey(), failure));
        } catch (RefusedRouteException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return new GuardedWebSocketBuilder(delegate, departures);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return cookieHandler;
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return delegate.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return delegate.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return proxy;
    }

    @Override
    public SSLContext sslContext() {
        return delegate.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return delegate.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return authenticator;
    }

    @Override
    public Version version() {
        return delegate.version();
    }

    @Override
    public Optional<Executor> executor() {
        return delegate.executor();
    }

    /** On JDK 21 and later: as the JDK's client does. */
    public void shutdown() {
        SHUTDOWN.call(delegate);
    }

    /** On JDK 21 and later: as the JDK's client does. */
    public void shutdownNow() {
        SHUTDOWN_NOW.call(delegate);
    }

    /** On JDK 21 and later: as the JDK's client does. */
    public void close() {
        CLOSE.call(delegate);
    }

    /**
     * On JDK 21 and later: as the JDK's client does.
     *
     * @return true once all is over after a shutdown
     */
    public boolean isTerminated() {
        return Boolean.TRUE.equals(IS_TERMINATED.call(delegate));
    }

    /**
     * On JDK 21 and later: as the JDK's client does.
     *
     * @param duration how long to wait at most
     * @return false where the time was over first
     * @throws InterruptedException where the waiting thread was interrupted
     */
    public boolean awaitTermination(Duration duration) throws InterruptedException {
        return Boolean.TRUE.equals(AWAIT_TERMINATION.callInterruptibly(delegate, Objects.requireNonNull(duration)));
    }

    @Override
    public String toString() {
        return NAME + " around " + delegate;
    }
}
