package io.tierguard.resolver;

import io.tierguard.registry.Host;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The names by which a machine speaks of itself. Libraries look them up to name or to bind themselves, not to reach another;
 * what listens here is known by its port, which is judged where a connection is opened.
 *
 * @param ownName the machine's own name, asked each time as it may change
 */
record ThisMachine(Supplier<String> ownName) {

    boolean isNamed(Host host) {
        return host.isLocalhost() || host.text().equalsIgnoreCase(withoutRootDot(ownName.get()));
    }

    /** Whether a name is its own, and leads nowhere else. */
    boolean isMeant(String name, List<InetAddress> addresses) {
        return Host.parse(name).filter(this::isNamed).isPresent() && hasAll(addresses);
    }

    private static String withoutRootDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Whether nothing but this machine has these addresses. */
    static boolean hasAll(List<InetAddress> addresses) {
        return !addresses.isEmpty() && addresses.stream().allMatch(ThisMachine::has);
    }

    private static boolean has(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return true;
        }
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            // whose it is remains to be judged
            return false;
        }
    }
}
