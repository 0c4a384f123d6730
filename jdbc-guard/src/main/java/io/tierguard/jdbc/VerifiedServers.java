package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Endpoint;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers that were asked which environment they serve, and when. They are asked again after a while: another database
 * may have been restored there.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class VerifiedServers {

    static final Duration KEPT = Duration.ofMinutes(10);

    /** More are not kept: they are asked again. */
    private static final int MOST = 1_000;

    private final Map<Server, Long> seen = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    VerifiedServers() {
        this(System::nanoTime);
    }

    VerifiedServers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * One server, as one guard asks for it.
     *
     * @param endpoint host and port
     * @param address one of its addresses
     * @param url names the database on it
     */
    record Server(Guard guard, Endpoint endpoint, InetSocketAddress address, String url) {

        /** The URL may hold a password. */
        @Override
        public String toString() {
            return endpoint.describe();
        }
    }

    boolean has(Server server) {
        @Nullable Long since = seen.get(server);
        return since != null && nanoTime.getAsLong() - since < KEPT.toNanos();
    }

    void add(Server server) {
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(server, nanoTime.getAsLong());
    }
}
