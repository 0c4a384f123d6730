package io.tierguard.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks up the addresses of a name.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Resolver {

    /**
     * All addresses of a name.
     *
     * @param name a host name, never a literal
     * @return at least one address
     * @throws UnknownHostException where there is none
     */
    List<InetAddress> resolve(String name) throws UnknownHostException;

    /**
     * The JVM's own look-up, with its cache. A name whose look-up a {@link LookupGuard} refused is answered all the same, so
     * that the refusal of who asks can name the address; whoever dials it is refused the look-up.
     *
     * @return the resolver
     */
    static Resolver system() {
        return name -> {
            try {
                return List.of(InetAddress.getAllByName(name));
            } catch (UnknownHostException e) {
                List<InetAddress> refused = Lookups.refusedAddresses(name);
                if (refused.isEmpty()) {
                    throw e;
                }
                return refused;
            }
        };
    }

    /**
     * No look-up at all: every name is judged by itself.
     *
     * @return the resolver
     */
    static Resolver none() {
        return NamesOnly.INSTANCE;
    }
}
