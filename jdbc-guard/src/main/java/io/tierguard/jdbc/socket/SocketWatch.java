package io.tierguard.jdbc.socket;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Reading;
import io.tierguard.guard.Reason;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import io.tierguard.net.Dial;
import io.tierguard.net.DialCheck;
import io.tierguard.net.RefusedSocketException;
import io.tierguard.net.SocketJudge;
import io.tierguard.registry.Endpoint;
import java.io.IOException;
import java.net.SocketAddress;
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

    private final Guard guard;
    private final SocketJudge judge;
    private final AtomicLong dials = new AtomicLong();
    private final Map<Thread, Opening> openings = new ConcurrentHashMap<>();

    /**
     * A watch.
     *
     * @param guard decides
     * @param usedBy what messages call the source of the connections
     */
    public SocketWatch(Guard guard, String usedBy) {
        this.guard = guard;
        this.judge = new SocketJudge(guard, usedBy);
    }

    /** While one thread has a driver open a connection. */
    public final class Opening implements AutoCloseable {

        private final Target told;
        private final long before = dials.get();
        private volatile @Nullable Judgement refused;

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
    public void require(SocketAddress address) throws IOException {
        dials.incrementAndGet();
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
