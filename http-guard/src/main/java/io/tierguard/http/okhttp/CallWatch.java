package io.tierguard.http.okhttp;

import io.tierguard.guard.Judgement;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import io.tierguard.net.RefusedSocketException;
import io.tierguard.net.SocketJudge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Set;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Watches one call from hop to hop by the client's own events, each of which comes before what it announces: a follow-up,
 * the look-up of a name, a dial, the use of a connection, and, for HTTP/1.1, the sending of what was written. WebSockets,
 * which have no listener of the client, have this one, as it belongs to the call.
 *
 * <p><b>Thread safety:</b> safe for concurrent use; the client dials several addresses at a time.
 */
final class CallWatch extends EventListener {

    private static final Set<Integer> REDIRECTS = Set.of(300, 301, 302, 303, 307, 308);

    private final Object owner;
    private final RouteJudge judge;
    private final Proxies proxies;
    private final Travelling travelling = new Travelling();
    private @Nullable Leg leg;
    private @Nullable Connection acquired;
    private @Nullable Request sent;

    CallWatch(Object owner, RouteJudge judge) {
        this.owner = owner;
        this.judge = judge;
        this.proxies = new Proxies(judge);
    }

    boolean isOf(Object guard) {
        return owner.equals(guard);
    }

    /** The request itself, each time that an interceptor asks for it. */
    synchronized void depart(Request request) throws RefusedRouteException {
        enter(Leg.first(judge, request));
    }

    private void enter(Leg next) throws RefusedRouteException {
        leg = next;
        next.requireName();
    }

    private Leg leg() {
        if (leg == null) {
            throw new IllegalStateException("a call is watched from its departure on");
        }
        return leg;
    }

    @Override
    public void followUpDecision(Call call, Response answer, @Nullable Request next) {
        if (next != null) {
            Stopped.unless(() -> follow(answer, next));
        }
    }

    private synchronized void follow(Response answer, Request next) throws RefusedRouteException {
        Leg from = leg().isFor(answer.request().url()) ? leg() : leg().sentAs(answer.request());
        if (REDIRECTS.contains(answer.code())) {
            enter(from.redirectedTo(next, answer.headers("Location").size()));
        } else if (from.isFor(next.url())) {
            travelling.chosen(next);
            enter(from.repeatedWith(next));
        } else {
            enter(from.redirectedTo(next, 1));
        }
    }

    @Override
    public void proxySelectStart(Call call, HttpUrl url) {
        Stopped.unless(() -> meet(url));
    }

    /** An interceptor behind the guard's may have chosen another server. */
    private synchronized void meet(HttpUrl url) throws RefusedRouteException {
        if (!leg().isAt(url)) {
            enter(leg().dialling(url));
        }
    }

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> selected) {
        Stopped.unless(() -> choose(selected));
    }

    private synchronized void choose(List<Proxy> selected) throws RefusedRouteException {
        proxies.requireNames(leg().hop(), selected);
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
        Stopped.unless(() -> find(domainName, addresses));
    }

    private synchronized void find(String name, List<InetAddress> addresses) throws RefusedRouteException {
        proxies.found(name, addresses);
        if (name.equals(leg().url().host())) {
            leg().requireAddresses(addresses);
        }
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        Stopped.unless(() -> dial(address, proxy));
    }

    private synchronized void dial(InetSocketAddress address, Proxy proxy) throws IOException {
        if (proxy.type() == Proxy.Type.DIRECT) {
            leg().requireAddresses(List.of(address.getAddress()));
        } else {
            pass(proxy, address);
        }
        if (proxy.type() != Proxy.Type.SOCKS) {
            requireNoOtherProxy(address);
        }
    }

    private void pass(Proxy proxy, InetSocketAddress address) throws RefusedRouteException {
        proxies.require(leg().hop(), proxy, address);
        leg().requireNameAlone();
    }

    /** A plain socket asks the JVM for a SOCKS proxy, of which the client knows nothing. */
    private void requireNoOtherProxy(InetSocketAddress address) throws IOException {
        try {
            new SocketJudge(judge.guard(), judge.client()).requireNoProxy(address);
        } catch (RefusedSocketException e) {
            throw judge.refused(leg().hop(), e.judgement());
        }
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        Stopped.unless(() -> acquire(connection));
    }

    private synchronized void acquire(Connection connection) throws RefusedRouteException {
        acquired = connection;
        // requests for other hosts come by HTTP/2 only, and the request itself is judged before it is sent
        if (!isMultiplexed(connection)) {
            meet(connection.route().address().url());
        }
        requireConnected(connection);
    }

    private static boolean isMultiplexed(Connection connection) {
        return connection.protocol() == Protocol.HTTP_2 || connection.protocol() == Protocol.H2_PRIOR_KNOWLEDGE;
    }

    @Override
    public synchronized void connectionReleased(Call call, Connection connection) {
        acquired = null;
    }

    /** Where a connection really leads, whoever opened it. */
    private void requireConnected(Connection connection) throws RefusedRouteException {
        Proxy proxy = connection.route().proxy();
        if (proxy.type() == Proxy.Type.SOCKS) {
            pass(proxy, connection.route().socketAddress());
            return;
        }
        InetAddress peer = connection.socket().getInetAddress();
        if (peer == null) {
            throw judge.undeterminable(
                    leg().hop(),
                    "a connection of " + judge.client(),
                    "its socket does not tell where it is connected",
                    "take out the socket factory that makes such sockets, or use an unguarded client for them");
        }
        if (proxy.type() == Proxy.Type.DIRECT) {
            leg().onConnection().requireAddresses(List.of(peer));
        } else {
            pass(
                    proxy,
                    new InetSocketAddress(
                            peer, connection.route().socketAddress().getPort()));
        }
    }

    /** The request as it is sent, with the connection that carries it. */
    synchronized void send(Request request, Connection connection) throws RefusedRouteException {
        if (!leg().isFor(request.url())) {
            enter(leg().sentAs(request).onConnection());
        }
        requireConnected(connection);
        leg().requireAdded(travelling.added(leg().headers(), request, connection));
        travelling.sent(request);
        sent = request;
    }

    /** Of HTTP/1.1 nothing has left the buffer yet. */
    @Override
    public void requestHeadersEnd(Call call, Request request) {
        Stopped.unless(() -> written(request));
    }

    @SuppressWarnings("ReferenceEquality")
    private synchronized void written(Request request) throws RefusedRouteException {
        if (sent == request) {
            return;
        }
        if (acquired == null) {
            throw judge.undeterminable(
                    leg().hop(),
                    "a connection of " + judge.client(),
                    "a listener of the client's events hid where it leads",
                    "take out the listener that throws an IOException");
        }
        send(request, acquired);
    }

    /** A failure that something below the client made of its refusal; null where it is another one. */
    synchronized @Nullable RefusedRouteException refusedBelow(IOException failure) {
        Judgement judgement = Below.judgement(failure);
        return judgement == null ? null : judge.refused(leg().hop(), judgement);
    }

    /** The refusal of a name that belongs to nobody and has no address either; null where it is not refused. */
    synchronized @Nullable RefusedRouteException nameless() {
        try {
            proxies.requireNameless();
            if (leg().isWaiting()) {
                leg().requireNameAlone();
            }
            return null;
        } catch (RefusedRouteException e) {
            return e;
        }
    }
}
