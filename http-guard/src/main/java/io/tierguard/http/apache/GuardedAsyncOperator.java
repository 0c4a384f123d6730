package io.tierguard.http.apache;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.nio.DefaultAsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.core5.concurrent.BasicFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Opens the connections of an asynchronous client, to what was judged and nowhere else. */
final class GuardedAsyncOperator implements AsyncClientConnectionOperator {

    private final Dials dials;
    private final @Nullable SchemePortResolver ports;
    private final Lookup<TlsStrategy> tls;
    private final AsyncClientConnectionOperator upgrades;

    GuardedAsyncOperator(Dials dials, @Nullable SchemePortResolver ports, Lookup<TlsStrategy> tls) {
        this.dials = dials;
        this.ports = ports;
        this.tls = tls;
        this.upgrades = new Opening(tls, ports, dials.names().users());
    }

    /** The client's own, whose constructor only a subclass can call. */
    private static final class Opening extends DefaultAsyncClientConnectionOperator {

        Opening(Lookup<TlsStrategy> tls, @Nullable SchemePortResolver ports, DnsResolver names) {
            super(tls, ports, names);
        }
    }

    Names names() {
        return dials.names();
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            @Nullable SocketAddress local,
            @Nullable Timeout timeout,
            @Nullable Object attachment,
            @Nullable FutureCallback<ManagedAsyncClientConnection> callback) {
        return connect(initiator, host, null, local, timeout, attachment, null, callback);
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable SocketAddress local,
            @Nullable Timeout timeout,
            @Nullable Object attachment,
            @Nullable HttpContext context,
            @Nullable FutureCallback<ManagedAsyncClientConnection> callback) {
        Answer answer;
        try {
            answer = dials.places(host, dials.portUnlessGiven(host), context);
        } catch (IOException e) {
            return failed(e, callback);
        }
        HttpHost named = new HttpHost(host.getSchemeName(), host.getHostName(), answer.port());
        return new Opening(tls, ports, new FixedAnswer(answer))
                .connect(initiator, named, name, local, timeout, attachment, context, callback);
    }

    /** Of 5.6 and later; the route was refused before it came here, unless by a client without a guard. */
    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            @Nullable Path unixSocket,
            @Nullable NamedEndpoint name,
            @Nullable SocketAddress local,
            @Nullable Timeout timeout,
            @Nullable Object attachment,
            @Nullable HttpContext context,
            @Nullable FutureCallback<ManagedAsyncClientConnection> callback) {
        return unixSocket == null
                ? connect(initiator, host, name, local, timeout, attachment, context, callback)
                : failed(dials.unixSocket(), callback);
    }

    private static Future<ManagedAsyncClientConnection> failed(
            Exception failure, @Nullable FutureCallback<ManagedAsyncClientConnection> callback) {
        BasicFuture<ManagedAsyncClientConnection> future = new BasicFuture<>(callback);
        future.failed(failure);
        return future;
    }

    @Override
    public void upgrade(ManagedAsyncClientConnection connection, HttpHost host, @Nullable Object attachment) {
        upgrades.upgrade(connection, host, attachment);
    }

    @Override
    public void upgrade(
            ManagedAsyncClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable Object attachment,
            @Nullable HttpContext context,
            @Nullable FutureCallback<ManagedAsyncClientConnection> callback) {
        upgrades.upgrade(connection, host, name, attachment, context, callback);
    }
}
