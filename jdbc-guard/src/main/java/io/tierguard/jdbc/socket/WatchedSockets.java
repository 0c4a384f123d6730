package io.tierguard.jdbc.socket;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Target;
import io.tierguard.report.Code;
import java.net.InetSocketAddress;
import java.sql.Driver;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the drivers' sockets of one source of connections judged: by properties beside its URL, so that the connection is
 * the driver's own, and its URL the user's.
 *
 * <p>For the guarded sources of this library, not for applications.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class WatchedSockets {

    private static final Logger LOG = LoggerFactory.getLogger("io.tierguard.jdbc");

    private final Guard guard;
    private final SocketWatch watch;
    private final AtomicBoolean toldUnseen;
    // held here, and not by the watch, which lives as long as this text
    private final String token;

    private WatchedSockets(Guard guard, SocketWatch watch, AtomicBoolean toldUnseen) {
        this.guard = guard;
        this.watch = watch;
        this.toldUnseen = toldUnseen;
        this.token = SocketTokens.enter(watch);
    }

    /**
     * Sockets that ask the guard.
     *
     * @param guard decides
     * @param usedBy what messages call the source of the connections
     * @return the sockets
     */
    public static WatchedSockets of(Guard guard, String usedBy) {
        return new WatchedSockets(guard, new SocketWatch(guard, usedBy), new AtomicBoolean());
    }

    /**
     * Sockets of a driver that dials again for a connection that is open: they have each server asked who it is.
     *
     * @param guard decides
     * @param usedBy what messages call the source of the connections
     * @param servers asks them
     * @return the sockets
     */
    public static WatchedSockets asking(Guard guard, String usedBy, ServerCheck servers) {
        return new WatchedSockets(guard, SocketWatch.asking(guard, usedBy, servers), new AtomicBoolean());
    }

    /**
     * Sockets that dial one address, and no other of the same name.
     *
     * @param guard decides
     * @param usedBy what messages call the source of the connections
     * @param only the address
     * @return the sockets
     */
    public static WatchedSockets pinned(Guard guard, String usedBy, InetSocketAddress only) {
        return new WatchedSockets(guard, SocketWatch.pinned(guard, usedBy, only), new AtomicBoolean());
    }

    /**
     * The same for a connection of its own, such as one that another user logs in to.
     *
     * @param servers asks the servers of that connection
     * @return sockets that tell once together with these what is told once
     */
    public WatchedSockets alsoAsking(ServerCheck servers) {
        return new WatchedSockets(guard, watch.alsoAsking(servers), toldUnseen);
    }

    /**
     * Names this library's socket factory to a driver that takes one.
     *
     * @param driver is going to be asked for a connection
     * @param url which
     * @param properties beside it; some are added
     * @return whether each of the driver's sockets will ask
     */
    public boolean hook(Driver driver, String url, Properties properties) {
        @Nullable DriverHook hook = DriverHook.of(driver).orElse(null);
        if (hook == null) {
            return false;
        }
        if (!hook.isVisibleTo(driver)) {
            if (toldUnseen.compareAndSet(false, true)) {
                Object name = driver.getClass().getName();
                LOG.warn(
                        "{} {}\n  to fix     {}",
                        Code.SOCKETS_UNSEEN.id(),
                        Code.SOCKETS_UNSEEN.text(name),
                        Code.SOCKETS_UNSEEN.fix(name));
            }
            return false;
        }
        if (hook.isPooled(url, properties)) {
            // another token would be another pool
            if (GuardSlot.published().filter(published -> published == guard).isPresent()) {
                hook.install(properties);
            }
            return false;
        }
        hook.install(properties, token);
        return true;
    }

    /**
     * Begins to watch one connection, until the opening is closed by the same thread.
     *
     * @param told what has been judged and told already
     * @return to be closed
     */
    public SocketWatch.Opening opening(Target told) {
        return watch.opening(told);
    }
}
