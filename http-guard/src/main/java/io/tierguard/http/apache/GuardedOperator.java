package io.tierguard.http.apache;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.file.Path;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Opens the connections of a classic client, to what was judged and nowhere else. */
final class GuardedOperator implements HttpClientConnectionOperator {

    private final Dials dials;
    private final JvmProxies jvmProxies;
    private final @Nullable SchemePortResolver ports;
    private final Lookup<TlsSocketStrategy> tls;
    private final HttpClientConnectionOperator upgrades;

    GuardedOperator(
            Dials dials, JvmProxies jvmProxies, @Nullable SchemePortResolver ports, Lookup<TlsSocketStrategy> tls) {
        this.dials = dials;
        this.jvmProxies = jvmProxies;
        this.ports = ports;
        this.tls = tls;
        this.upgrades =
                new DefaultHttpClientConnectionOperator(ports, dials.names().users(), tls);
    }

    Names names() {
        return dials.names();
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            @Nullable InetSocketAddress local,
            @Nullable TimeValue timeout,
            SocketConfig config,
            HttpContext context)
            throws IOException {
        connect(
                connection,
                host,
                null,
                local,
                timeout == null ? null : Timeout.of(timeout.toDuration()),
                config,
                null,
                context);
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable InetSocketAddress local,
            @Nullable Timeout timeout,
            SocketConfig config,
            @Nullable Object attachment,
            HttpContext context)
            throws IOException {
        Answer answer = dials.places(host, dials.portOf(host), context);
        SocketConfig judged = config;
        if (config.getSocksProxyAddress() != null) {
            judged = withProxy(config, socks(config, answer, context));
        } else {
            jvmProxies.requireNone(answer);
        }
        DefaultHttpClientConnectionOperator opening =
                new DefaultHttpClientConnectionOperator(GuardedOperator::socket, ports, new FixedAnswer(answer), tls);
        opening.connect(connection, withoutAddress(host), name, local, timeout, judged, attachment, context);
    }

    /** Of 5.6 and later; the route was refused before it came here, unless by a client without a guard. */
    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable Path unixSocket,
            @Nullable InetSocketAddress local,
            @Nullable Timeout timeout,
            SocketConfig config,
            @Nullable Object attachment,
            HttpContext context)
            throws IOException {
        if (unixSocket != null) {
            throw dials.unixSocket();
        }
        connect(connection, host, name, local, timeout, config, attachment, context);
    }

    private InetSocketAddress socks(SocketConfig config, Answer target, HttpContext context) throws IOException {
        if (config.getSocksProxyAddress() instanceof InetSocketAddress proxy) {
            return dials.socks(proxy, target, context);
        }
        throw dials.noProxyOfTheInternet();
    }

    private static SocketConfig withProxy(SocketConfig config, InetSocketAddress proxy) {
        return SocketConfig.copy(config).setSocksProxyAddress(proxy).build();
    }

    /** A socket without a proxy asks the JVM's selector for one, which may answer otherwise than a moment ago. */
    private static Socket socket(@Nullable Proxy socks) {
        return new Socket(socks == null ? Proxy.NO_PROXY : socks);
    }

    /** The answer has the address; with its own the client would not ask for the answer. */
    private static HttpHost withoutAddress(HttpHost host) {
        return host.getAddress() == null
                ? host
                : new HttpHost(host.getSchemeName(), host.getHostName(), host.getPort());
    }

    @Override
    public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) throws IOException {
        upgrades.upgrade(connection, host, context);
    }

    @Override
    public void upgrade(
            ManagedHttpClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable Object attachment,
            HttpContext context)
            throws IOException {
        upgrades.upgrade(connection, host, name, attachment, context);
    }
}
