package io.tierguard.http.okhttp;

import io.tierguard.guard.Guard;
import io.tierguard.http.RouteJudge;
import io.tierguard.http.UnguardedClientException;
import io.tierguard.report.Code;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/**
 * {@link OkHttpClient}s that reach only endpoints of this process's own environment.
 *
 * <pre>{@code
 * OkHttpClient http = GuardedOkHttp.newBuilder(guard).callTimeout(Duration.ofSeconds(5)).build();
 * }</pre>
 *
 * <p>Every hop is judged by its URL before a connection is opened for it or taken from the pool; every address of its name
 * when the client has looked it up; the address that is dialled, and the one that a pooled or coalesced connection leads
 * to; every proxy; and the request just before it is sent. This holds for {@code execute}, {@code enqueue} and WebSockets,
 * handshakes that are redirected included, and for whatever the builder is given besides: proxies, selectors, DNS, socket
 * factories, authenticators, pools and caches. Clients that a guarded client is asked for by {@code newBuilder()} are
 * guarded as well. Nothing of the client is replaced: what it pools, and when, is as it was.
 *
 * <p><b>Refuses when</b> a hop, one of its addresses, a proxy or a {@code Host} header belongs to another environment or to
 * nobody; when a redirect names several locations, or would carry a {@code Cookie} header, set by hand, on to another
 * server; when a socket does not tell where it is connected: with a {@link io.tierguard.http.RefusedRouteException}, which
 * {@code execute} throws and {@code onFailure} is given as it is. No refusal is retried, and none leads to another address.
 *
 * <p><b>What it cannot see:</b> what interceptors do that stand behind the guard's on an HTTP/2 connection, where a request
 * is on its way once its headers are written; {@link #wrap} puts the guard behind all others. Whoever clears both lists of
 * interceptors of a builder has an unguarded client.
 *
 * <p><b>Thread safety:</b> immutable; clients and builders are as OkHttp's.
 *
 * @since 0.1
 */
public final class GuardedOkHttp {

    static final String NAME = "GuardedOkHttp";

    private GuardedOkHttp() {}

    /**
     * A builder in the place of {@code new OkHttpClient.Builder()}, with the same defaults.
     *
     * @param guard decides
     * @return builds guarded clients
     * @throws UnguardedClientException where OkHttp is older than 5.4
     */
    public static OkHttpClient.Builder newBuilder(Guard guard) {
        return guarded(new OkHttpClient.Builder(), guard);
    }

    /**
     * Guards a client that exists already: a client with the same settings, pool, dispatcher and cache. Connections that the
     * other one opened are judged before they are used.
     *
     * @param existing the client, which stays as it is; one that is guarded already gets its guard behind all interceptors
     * @param guard decides
     * @return the guarded client
     * @throws UnguardedClientException where OkHttp is older than 5.4
     */
    public static OkHttpClient wrap(OkHttpClient existing, Guard guard) {
        return guarded(existing.newBuilder(), guard).build();
    }

    private static OkHttpClient.Builder guarded(OkHttpClient.Builder builder, Guard guard) {
        requireEvents();
        CallGuard calls = new CallGuard(RouteJudge.of(guard, NAME));
        builder.interceptors().removeIf(other -> other instanceof CallGuard known && known.isBy(guard));
        builder.networkInterceptors().removeIf(other -> other instanceof RequestGuard known && known.isBy(guard));
        return builder.addInterceptor(calls).addNetworkInterceptor(new RequestGuard(calls));
    }

    /** Fails at once, not at the first request, where the class path has an OkHttp whose calls cannot be watched. */
    private static void requireEvents() {
        try {
            Call.class.getMethod("addEventListener", EventListener.class);
        } catch (NoSuchMethodException e) {
            throw new UnguardedClientException(Code.CLIENT_TOO_OLD, "OkHttp", "5.4");
        }
    }
}
