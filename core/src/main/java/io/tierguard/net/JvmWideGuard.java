package io.tierguard.net;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Resolver;
import io.tierguard.report.Code;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last net under all wrappers: whatever uses {@link Socket} in this JVM dials only what this process may reach.
 *
 * <pre>{@code
 * JvmWideGuard net = JvmWideGuard.install(tierguard.guard());
 * }</pre>
 *
 * <p>It stands in the place of the JVM's {@link ProxySelector}, which sockets and URL connections ask before each dial. The
 * host that they name is judged with all addresses that it has, and so is each proxy that the selector in its place before
 * would send them to; then they get that selector's answer. JDBC drivers, LDAP, mail, Redis, {@code ftp} URLs,
 * {@link java.net.HttpURLConnection} at each hop, OkHttp and others are judged so. Sockets that are given a proxy, also
 * {@link java.net.Proxy#NO_PROXY}, and channels never ask: {@code docs/nets.md} has the whole table.
 *
 * <p>A socket tells its host, not the address that it has looked up: one that was made with a name of its own choice, as by
 * {@link java.net.InetAddress#getByAddress(String, byte[])}, is judged by that name. The wrappers see the address.
 *
 * <p><b>Refuses when</b> the host, one of its addresses or a proxy belongs to another environment or to nobody, and when
 * it cannot be read: with a {@link RefusedAddressException}, which the JDK makes the cause of an {@link IOException}. Nothing
 * is dialled.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class JvmWideGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JvmWideGuard.class);
    private static final URI CANARY = URI.create(Asked.SOCKET + "://" + JvmSelector.CANARY + ":1");
    private static final int MILLIS = 1_000;

    private final JvmSelector selector;
    private final Logger log;
    private boolean open = true;

    private JvmWideGuard(JvmSelector selector, Logger log) {
        this.selector = selector;
        this.log = log;
    }

    /**
     * Puts the net up, and proves that a socket asks it: by one whose name nobody has, which is not looked up either.
     *
     * <p>Where a net of a guard that decides alike is up already, that one stays, until all who installed it have closed it.
     *
     * @param guard decides
     * @return to take the net down again
     * @throws NetNotInstalledException where the JVM has a net of a guard that decides otherwise, also one of another class
     *     loader; and where its sockets do not ask
     */
    public static JvmWideGuard install(Guard guard) {
        return install(guard, Resolver.system(), LOG);
    }

    static JvmWideGuard install(Guard guard, Resolver names, Logger log) {
        Objects.requireNonNull(guard);
        synchronized (JvmWideGuard.class) {
            JvmSelector present = present(ProxySelector.getDefault());
            if (present != null) {
                if (!present.guard().decidesLike(guard)) {
                    throw new NetNotInstalledException(Code.NET_OF_ANOTHER_GUARD, present);
                }
                present.hold();
                return new JvmWideGuard(present, log);
            }
            JvmSelector made = new JvmSelector(guard, names, withoutLifted(ProxySelector.getDefault()));
            ProxySelector.setDefault(made);
            if (!isAskedBySockets(made)) {
                ProxySelector.setDefault(made.previous());
                made.lift();
                throw new NetNotInstalledException(Code.SOCKETS_DO_NOT_ASK);
            }
            log.info(
                    "whatever uses java.net.Socket in this JVM is judged from now on, as {}",
                    guard.environment().describe());
            return new JvmWideGuard(made, log);
        }
    }

    /**
     * The selector that a wrapper is to ask which has judged already what the net would judge.
     *
     * @param selector such as the JVM's default one
     * @param guard the wrapper's
     * @return the selector below the net; the same one where it is no net, or one of a guard that decides otherwise
     */
    public static @Nullable ProxySelector below(@Nullable ProxySelector selector, Guard guard) {
        return selector instanceof JvmSelector net
                        && (net.isLifted() || net.guard().decidesLike(guard))
                ? net.previous()
                : selector;
    }

    /** The net that a selector leads to, or null. */
    private static @Nullable JvmSelector present(@Nullable ProxySelector selector) {
        if (selector == null) {
            return null;
        }
        try {
            selector.select(CANARY);
        } catch (JvmSelector.Present e) {
            return e.selector();
        } catch (RuntimeException e) {
            if (e.getClass().getName().equals(JvmSelector.Present.class.getName())) {
                throw new NetNotInstalledException(Code.NET_OF_ANOTHER_GUARD, String.valueOf(e.getMessage()));
            }
        }
        return null;
    }

    private static @Nullable ProxySelector withoutLifted(@Nullable ProxySelector selector) {
        ProxySelector top = selector;
        while (top instanceof JvmSelector net && net.isLifted()) {
            top = net.previous();
        }
        return top;
    }

    /** Nothing is dialled, and nothing looked up: the name is not resolved when the socket asks, nor would it be after. */
    private static boolean isAskedBySockets(JvmSelector selector) {
        try (Socket socket = new Socket()) {
            socket.connect(InetSocketAddress.createUnresolved(JvmSelector.CANARY, 1), MILLIS);
            return false;
        } catch (IOException | RuntimeException e) {
            return e.getCause() instanceof JvmSelector.Present present && present.selector() == selector;
        }
    }

    /**
     * Whether the net is up and still asked. Somebody else may have set another {@link ProxySelector} since.
     *
     * @return false where sockets are not judged any more
     */
    public boolean isActive() {
        ProxySelector current = ProxySelector.getDefault();
        if (current == selector) {
            return !selector.isLifted() && isAskedBySockets(selector);
        }
        try {
            return present(current) == selector;
        } catch (NetNotInstalledException e) {
            return false;
        }
    }

    /**
     * Takes the net down, once all who installed it have closed it. What was there before is there again, unless somebody
     * else has set another selector since: that one stays, the log says so, and the net judges nothing in any case.
     */
    @Override
    public void close() {
        synchronized (JvmWideGuard.class) {
            if (!open) {
                return;
            }
            open = false;
            if (!selector.release()) {
                return;
            }
            selector.lift();
            if (ProxySelector.getDefault() == selector) {
                ProxySelector.setDefault(selector.previous());
            } else {
                log.warn(
                        "{}: {}; {}",
                        Code.NET_NOT_RESTORED.id(),
                        Code.NET_NOT_RESTORED.text(),
                        Code.NET_NOT_RESTORED.fix());
            }
        }
    }

    @Override
    public String toString() {
        return selector.toString();
    }
}
