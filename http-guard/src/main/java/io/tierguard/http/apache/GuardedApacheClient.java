package io.tierguard.http.apache;

import io.tierguard.guard.Guard;
import io.tierguard.http.RouteJudge;
import io.tierguard.http.UnguardedClientException;
import io.tierguard.report.Code;
import java.net.InetSocketAddress;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.H2AsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5, classic and asynchronous, reaching only endpoints of this process's own environment.
 *
 * <p>A builder of the client is set up as ever, and built here instead of by its own {@code build()}:
 *
 * <pre>{@code
 * CloseableHttpClient http = GuardedApacheClient.build(HttpClients.custom(), guard);
 * }</pre>
 *
 * <p>Every hop is judged by its route before a connection is opened for it or taken from the pool: the request, redirects,
 * repetitions, and every proxy of the route. What is dialled are the very addresses that were judged. The authority and the
 * {@code Host} header, which may name another server than the route, are judged besides, and once more what interceptors
 * make of them. A refusal is a {@link io.tierguard.http.RefusedRouteException}, thrown from {@code execute} or what its
 * future fails with; the client does not retry it.
 *
 * <p>A connection manager of one's own is made with {@link #connectionManager} or {@link #asyncConnectionManager}. Others
 * dial what nobody judges and are refused here, when the client is built.
 *
 * <p><b>Thread safety:</b> all methods are safe for concurrent use with builders of their own; clients as the client's.
 *
 * <p>Needs Apache HttpClient 5.4 or later, and for asynchronous clients 5.5.
 *
 * @since 0.1
 */
public final class GuardedApacheClient {

    private static final String NAME = "GuardedApacheClient";
    private static final String HOOK = "TIERGUARD";

    private GuardedApacheClient() {}

    /**
     * Builds a classic client.
     *
     * @param builder set up in every other respect; it gets the guard's hooks, and so is to be used once
     * @param guard decides
     * @return the client that the builder builds
     * @throws UnguardedClientException where the builder holds a connection manager that was not made here, or where this
     *     version of the client does not let that be seen
     */
    public static CloseableHttpClient build(HttpClientBuilder builder, Guard guard) {
        RouteJudge judge = RouteJudge.of(guard, NAME);
        Object manager = Held.in(builder, HttpClientBuilder.class, "connManager");
        HttpClientConnectionManager guarded;
        if (manager == null) {
            PoolingHttpClientConnectionManagerBuilder connections = new Connections(judge);
            if (isSystem(builder, HttpClientBuilder.class)) {
                connections.useSystemProperties();
            }
            guarded = connections.build();
            builder.setConnectionManager(guarded);
        } else {
            guarded = (HttpClientConnectionManager) manager;
        }
        RouteCheck check = new RouteCheck(judge, operator(guarded).names(), null);
        return builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), HOOK, new ClassicHook(check))
                .addRequestInterceptorLast(new LastHook(check))
                .build();
    }

    /**
     * Builds an asynchronous client for HTTP/1.1 and HTTP/2.
     *
     * @param builder set up in every other respect; it gets the guard's hooks, and so is to be used once
     * @param guard decides
     * @return the client that the builder builds, not started
     * @throws UnguardedClientException where the builder holds a connection manager that was not made here, or where this
     *     version of the client does not let that be seen
     */
    public static CloseableHttpAsyncClient build(HttpAsyncClientBuilder builder, Guard guard) {
        requireAsynchronous();
        RouteJudge judge = RouteJudge.of(guard, NAME);
        Object manager = Held.in(builder, HttpAsyncClientBuilder.class, "connManager");
        AsyncClientConnectionManager guarded;
        if (manager == null) {
            PoolingAsyncClientConnectionManagerBuilder connections = new AsyncConnections(judge);
            if (isSystem(builder, HttpAsyncClientBuilder.class)) {
                connections.useSystemProperties();
            }
            guarded = connections.build();
            builder.setConnectionManager(guarded);
        } else {
            guarded = (AsyncClientConnectionManager) manager;
        }
        RouteCheck check =
                new RouteCheck(judge, operator(guarded).names(), socks(builder, HttpAsyncClientBuilder.class));
        return new GuardedAsyncClient(
                builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), HOOK, new AsyncHook(check))
                        .addRequestInterceptorLast(new LastHook(check))
                        .build(),
                judge);
    }

    /**
     * Builds an asynchronous client for HTTP/2 only, which multiplexes all requests to a host on one connection.
     *
     * @param builder set up in every other respect; it gets the guard's hooks, and so is to be used once
     * @param guard decides
     * @return the client that the builder builds, not started
     * @throws UnguardedClientException where this version of the client is too old, or does not let its resolver be seen
     */
    public static CloseableHttpAsyncClient build(H2AsyncClientBuilder builder, Guard guard) {
        RouteJudge judge = RouteJudge.of(guard, NAME);
        requireAsynchronous();
        Names names = new Names((DnsResolver) Held.in(builder, H2AsyncClientBuilder.class, "dnsResolver"));
        RouteCheck check = new RouteCheck(judge, names, socks(builder, H2AsyncClientBuilder.class));
        return new GuardedAsyncClient(
                builder.setDnsResolver(new GuardedLookups(judge, names))
                        .addExecInterceptorBefore(ChainElement.CONNECT.name(), HOOK, new AsyncHook(check))
                        .addRequestInterceptorLast(new LastHook(check))
                        .build(),
                judge);
    }

    /**
     * A builder of connection managers for classic clients, in the place of
     * {@code PoolingHttpClientConnectionManagerBuilder.create()}: for TLS, sizes, a resolver or a SOCKS proxy of one's own.
     *
     * @param guard decides
     * @return the builder; what it builds dials only what the guard allows, whatever client it is given to
     */
    public static PoolingHttpClientConnectionManagerBuilder connectionManager(Guard guard) {
        return new Connections(RouteJudge.of(guard, NAME));
    }

    /**
     * A builder of connection managers for asynchronous clients, in the place of
     * {@code PoolingAsyncClientConnectionManagerBuilder.create()}.
     *
     * @param guard decides
     * @return the builder; what it builds dials only what the guard allows, whatever client it is given to
     * @throws UnguardedClientException where this version of the client is too old
     */
    public static PoolingAsyncClientConnectionManagerBuilder asyncConnectionManager(Guard guard) {
        requireAsynchronous();
        return new AsyncConnections(RouteJudge.of(guard, NAME));
    }

    /**
     * A resolver for clients that have no other hook, such as {@code HttpAsyncClients.createHttp2Minimal}: it answers only
     * with what may be dialled. Requests on connections that are open already, and what they say of themselves, are not
     * judged by it.
     *
     * @param users looks hosts up, such as {@code SystemDefaultDnsResolver.INSTANCE}
     * @param guard decides
     * @return the resolver, whose refusals are {@link java.net.UnknownHostException}s and
     *     {@link io.tierguard.guard.Refused}
     */
    public static DnsResolver dnsResolver(DnsResolver users, Guard guard) {
        return new GuardedLookups(RouteJudge.of(guard, NAME), new Names(users));
    }

    private static GuardedOperator operator(HttpClientConnectionManager manager) {
        if (manager instanceof PoolingHttpClientConnectionManager
                && Held.in(manager, PoolingHttpClientConnectionManager.class, "connectionOperator")
                        instanceof GuardedOperator operator) {
            return operator;
        }
        throw new UnguardedClientException(Code.UNGUARDED_CONNECTIONS, "GuardedApacheClient.connectionManager(guard)");
    }

    private static GuardedAsyncOperator operator(AsyncClientConnectionManager manager) {
        if (manager instanceof PoolingAsyncClientConnectionManager
                && Held.in(manager, PoolingAsyncClientConnectionManager.class, "connectionOperator")
                        instanceof GuardedAsyncOperator operator) {
            return operator;
        }
        throw new UnguardedClientException(
                Code.UNGUARDED_CONNECTIONS, "GuardedApacheClient.asyncConnectionManager(guard)");
    }

    /** Before 5.5 look-ups do not know the port that is dialled, and nobody else may open connections. */
    private static void requireAsynchronous() {
        if (!Versions.LOOK_UPS_KNOW_THE_PORT) {
            throw new UnguardedClientException(Code.CLIENT_TOO_OLD, "Apache HttpClient", "5.5");
        }
    }

    private static boolean isSystem(Object builder, Class<?> declaring) {
        return Boolean.TRUE.equals(Held.in(builder, declaring, "systemProperties"));
    }

    /** The reactor dials it for every connection, and tells no manager. */
    private static @Nullable InetSocketAddress socks(Object builder, Class<?> declaring) {
        return Held.in(builder, declaring, "ioReactorConfig") instanceof IOReactorConfig config
                        && config.getSocksProxyAddress() instanceof InetSocketAddress proxy
                ? proxy
                : null;
    }
}
