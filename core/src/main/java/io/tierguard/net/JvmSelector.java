package io.tierguard.net;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.report.Problem.Detail;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the selector that was there before, after it has judged what is asked about and every proxy of the answer.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class JvmSelector extends ProxySelector {

    /** No name that anybody can have (RFC 6761). */
    static final String CANARY = "jvm-wide-guard.tierguard.invalid";

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Guard guard;
    private final Guard untold;
    private final Resolver names;
    private final @Nullable ProxySelector previous;
    private final Set<Thread> lookingUp = ConcurrentHashMap.newKeySet();
    private volatile boolean lifted;

    /** How many hold the net up; guarded by the lock of those who put it up and take it down. */
    private int holders = 1;

    JvmSelector(Guard guard, Resolver names, @Nullable ProxySelector previous) {
        this.guard = guard;
        this.untold = guard.untold();
        this.names = names;
        this.previous = previous;
    }

    /** The answer to the canary: which selector is asked. */
    static final class Present extends IllegalArgumentException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient JvmSelector selector;

        private Present(JvmSelector selector) {
            super(selector.toString());
            this.selector = selector;
        }

        JvmSelector selector() {
            return selector;
        }
    }

    Guard guard() {
        return guard;
    }

    @Nullable
    ProxySelector previous() {
        return previous;
    }

    void hold() {
        holders++;
    }

    /** Whether nobody holds it up any more. */
    boolean release() {
        holders--;
        return holders == 0;
    }

    /** From now on it only hands on, for those who still hold it. */
    void lift() {
        lifted = true;
    }

    boolean isLifted() {
        return lifted;
    }

    @Override
    public @Nullable List<Proxy> select(@Nullable URI uri) {
        if (lifted) {
            return previous == null ? DIRECT : previous.select(uri);
        }
        if (uri != null && CANARY.equals(uri.getHost())) {
            throw new Present(this);
        }
        Asked asked = Asked.of(uri);
        if (asked instanceof Asked.Unreadable unreadable) {
            throw refused(unread(unreadable, uri));
        }
        List<Proxy> answer = previous == null ? DIRECT : previous.select(uri);
        // read once: a list may answer differently each time
        List<Proxy> proxies = answer == null ? null : Collections.unmodifiableList(new ArrayList<>(answer));
        if (asked instanceof Asked.Place place) {
            judge(place, Ways.of(proxies, place.ofSocket()));
        }
        return proxies;
    }

    /**
     * The ways that the one who asks may take.
     *
     * @param dialledHere whether this process may dial the address that it looks up, or tell it to a proxy
     * @param lookedUpThere whether a proxy may look the name up
     * @param proxies all that may be dialled
     */
    private record Ways(boolean dialledHere, boolean lookedUpThere, List<Proxy> proxies) {

        static Ways of(@Nullable List<Proxy> answer, boolean ofSocket) {
            boolean here = answer == null || answer.isEmpty();
            boolean there = false;
            List<Proxy> proxies = new ArrayList<>();
            for (Proxy proxy : answer == null ? List.<Proxy>of() : answer) {
                Proxy.Type type = proxy == null ? Proxy.Type.DIRECT : proxy.type();
                boolean used = type == Proxy.Type.SOCKS || type == Proxy.Type.HTTP && !ofSocket;
                // SOCKS gets the address from those who look names up, and the name from others
                here |= !used || type == Proxy.Type.SOCKS;
                there |= used;
                if (used) {
                    proxies.add(proxy);
                }
            }
            return new Ways(here, there, proxies);
        }
    }

    private void judge(Asked.Place place, Ways ways) {
        String dialler = (place.ofSocket() ? "a socket of " : "a connection of ") + Dialler.name();
        Target target = place.target().usedBy(dialler);
        List<Judgement> judgements = new ArrayList<>(2);
        if (ways.dialledHere()) {
            judgements.add(untold.judge(target, resolver(place.host())));
        }
        if (ways.lookedUpThere()) {
            // what the name is here must not vouch for what it is there
            judgements.add(untold.judge(target, Resolver.none()));
        }
        Judgement telling = mostTelling(judgements);
        guard.tell(telling);
        require(telling);
        ProxyJudge proxyJudge = new ProxyJudge(guard);
        for (Proxy proxy : ways.proxies()) {
            require(proxyJudge.judge(proxy, "the proxy of " + dialler));
        }
    }

    private static Judgement mostTelling(List<Judgement> judgements) {
        for (Judgement judgement : judgements) {
            if (!judgement.isAllowed()) {
                return judgement;
            }
        }
        for (Judgement judgement : judgements) {
            if (judgement.isRefusedWhenEnforced()) {
                return judgement;
            }
        }
        return judgements.get(0);
    }

    /** The name as it was asked about, since a root dot makes it another for the look-up. */
    private Resolver resolver(String host) {
        return name -> lookUp(host.isEmpty() ? name : host);
    }

    /** What a look-up dials in turn, as one of names by HTTP does, is judged by its name alone. */
    private List<InetAddress> lookUp(String host) throws UnknownHostException {
        if (!lookingUp.add(Thread.currentThread())) {
            throw new UnknownHostException();
        }
        try {
            return names.resolve(host);
        } finally {
            lookingUp.remove(Thread.currentThread());
        }
    }

    private Judgement unread(Asked.Unreadable unreadable, @Nullable URI uri) {
        boolean ofSocket = Asked.isOfSocket(uri);
        return guard.undeterminable(
                (ofSocket ? "a socket of " : "a connection of ") + Dialler.name(),
                ofSocket ? "a socket" : "a connection",
                unreadable.reason(),
                "connect it to a host by name or address, and a port");
    }

    private static void require(Judgement judgement) {
        if (!judgement.isAllowed()) {
            throw refused(judgement);
        }
    }

    private static RefusedAddressException refused(Judgement judgement) {
        Detail at = new Detail("at", "JvmWideGuard, the last net; no connection was opened to it");
        return new RefusedAddressException(judgement.message(at), judgement);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (previous != null) {
            previous.connectFailed(uri, address, failure);
        }
    }

    @Override
    public String toString() {
        return "JvmWideGuard of " + guard.environment().describe() + " by "
                + guard.registry().source();
    }
}
