package io.tierguard.jdbc.socket;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Reading;
import io.tierguard.guard.Reason;
import io.tierguard.guard.Refused;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import io.tierguard.net.Dial;
import io.tierguard.net.DialCheck;
import io.tierguard.net.RefusedSocketException;
import io.tierguard.net.SocketJudge;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the sockets of one source's connections ask before they dial: at first, and whenever a driver dials again for a
 * connection that is open.
 *
 * <p>For the guarded sources of this library, not for applications.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class SocketWatch implements DialCheck {

    private static final int DEEPEST = 20;
    private static final int MOST_NAMES = 100;

    private final Guard guard;
    private final SocketJudge judge;
    private final AtomicLong dials = new AtomicLong();
    private final Map<Thread, Opening> openings = new ConcurrentHashMap<>();

    /** What was allowed by a name, by its address: two socket addresses are equal if they lead to the same port. */
    private final Map<InetSocketAddress, InetSocketAddress> names = new ConcurrentHashMap<>();

    private final @Nullable ServerCheck servers;
    private final @Nullable InetSocketAddress only;

    /** A watch that lets everything be dialled that is judged to be allowed. */
    SocketWatch(Guard guard, String usedBy) {
        this(guard, usedBy, null, null);
    }

    private SocketWatch(Guard guard, String usedBy, @Nullable ServerCheck servers, @Nullable InetSocketAddress only) {
        this.guard = guard;
        this.judge = new SocketJudge(guard, usedBy);
        this.servers = servers;
        this.only = only;
    }

    /** A watch that has each server asked who it is, where its connection is not looked at afterwards. */
    static SocketWatch asking(Guard guard, String usedBy, ServerCheck servers) {
        return new SocketWatch(guard, usedBy, servers, null);
    }

    SocketWatch alsoAsking(ServerCheck others) {
        return asking(guard, judge.usedBy(), others);
    }

    /** A watch for a connection to one address. */
    static SocketWatch pinned(Guard guard, String usedBy, InetSocketAddress only) {
        return new SocketWatch(guard, usedBy, null, only);
    }

    /** While one thread has a driver open a connection. */
    public final class Opening implements AutoCloseable {

        private final Target told;
        private final long before = dials.get();
        private volatile @Nullable Judgement refused;
        private volatile @Nullable SQLException unverified;

        private Opening(Target told) {
            this.told = told;
        }

        /**
         * What was refused at a socket of this connection, which the driver could not open.
         *
         * @param failure what the driver threw, for a dial by another thread of its own
         * @return empty where nothing was
         */
        public Optional<Judgement> refused(Throwable failure) {
            return Optional.ofNullable(refused).or(() -> inside(failure));
        }

        private static Optional<Judgement> inside(Throwable failure) {
            @Nullable Throwable next = failure;
            for (int depth = 0; next != null && depth < DEEPEST; depth++) {
                if (next instanceof RefusedSocketException refusal) {
                    return Optional.of(refusal.judgement());
                }
                next = next.getCause();
            }
            return Optional.empty();
        }

        /**
         * Why a server of this connection was not dialled, which the driver could not open.
         *
         * @return the refusal or the driver's own exception; empty where each was verified
         */
        public Optional<SQLException> unverified() {
            return Optional.ofNullable(unverified);
        }

        /** A refusal is kept; of servers that do not answer the last one is told. */
        private void note(SQLException failure) {
            if (!(unverified instanceof Refused)) {
                unverified = failure;
            }
        }

        /**
         * Whether a socket asked at all.
         *
         * @return false where the driver dialled without being watched
         */
        public boolean isWatched() {
            return dials.get() != before;
        }

        @Override
        public void close() {
            openings.remove(Thread.currentThread());
        }
    }

    /**
     * Begins to watch one connection, until the opening is closed by the same thread.
     *
     * @param told what has been judged and told already
     * @return to be closed
     */
    public Opening opening(Target told) {
        Opening opening = new Opening(told);
        openings.put(Thread.currentThread(), opening);
        return opening;
    }

    @Override
    public void require(SocketAddress dialled) throws IOException {
        dials.incrementAndGet();
        SocketAddress address = named(dialled);
        @Nullable Opening opening = openings.get(Thread.currentThread());
        if (!isAllowedSilently(address, opening)) {
            Judgement judgement = judge.judge(address);
            if (!judgement.isAllowed()) {
                throw refusal(judgement, opening);
            }
        }
        try {
            judge.requireNoProxy(address);
        } catch (RefusedSocketException e) {
            throw refusal(e.judgement(), opening);
        }
        if (only != null && !only.equals(address)) {
            throw new ConnectException("another address is asked");
        }
        requireVerified(address, opening);
        remember(address);
    }

    /** To cancel a statement a driver may dial the bare address of a server that it had dialled by its name. */
    private SocketAddress named(SocketAddress dialled) {
        @Nullable InetSocketAddress known = dialled instanceof InetSocketAddress inet ? names.get(inet) : null;
        return known != null && isBare((InetSocketAddress) dialled) ? known : dialled;
    }

    private void remember(SocketAddress allowed) {
        if (allowed instanceof InetSocketAddress inet && !inet.isUnresolved() && !isBare(inet)) {
            if (names.size() >= MOST_NAMES) {
                names.clear();
            }
            names.put(inet, inet);
        }
    }

    private static boolean isBare(InetSocketAddress address) {
        return Host.parse(address.getHostString())
                .filter(host -> !host.isAddress())
                .isEmpty();
    }

    /** What is opened for one server is looked at when it is open; nothing that is dialled beside it or later is. */
    private void requireVerified(SocketAddress address, @Nullable Opening opening) throws IOException {
        Optional<Dial> dial = Dial.of(address);
        if (servers == null
                || dial.isEmpty()
                || !(address instanceof InetSocketAddress inet)
                || opening != null && !servers.areSeveral()) {
            return;
        }
        try {
            servers.require(dial.get().endpoint(), inet);
        } catch (UnverifiedServerException e) {
            if (opening != null) {
                opening.note(e.failure());
            }
            throw e;
        }
    }

    private static RefusedSocketException refusal(Judgement judgement, @Nullable Opening opening) {
        if (opening != null) {
            opening.refused = judgement;
        }
        return new RefusedSocketException(judgement);
    }

    /** What is allowed has been told with the target, and so has what is only observed of its own hosts. */
    private boolean isAllowedSilently(SocketAddress address, @Nullable Opening opening) {
        Optional<Dial> dial = Dial.of(address);
        if (dial.isEmpty()) {
            return false;
        }
        Decision decision = guard.decide(dial.get().endpoint(), dial.get().addresses());
        if (!decision.isRefusedWhenEnforced()) {
            return true;
        }
        return decision.isAllowed()
                && decision.reason() != Reason.FOREIGN_ADDRESS
                && opening != null
                && new JdbcTargetReader().read(opening.told) instanceof Reading.Endpoints read
                && read.endpoints().stream().anyMatch(named -> isSame(named, decision.endpoint()));
    }

    private static boolean isSame(Endpoint one, Endpoint other) {
        return one.host().equals(other.host()) && one.port().equals(other.port());
    }
}
