package io.tierguard.settings;

import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;

/**
 * A host and a port from a variable, as {@code host:port}; brackets stand around an IPv6 address.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param host a name or address, in normal form, without brackets
 * @param port 1 to 65535
 * @since 0.1
 */
public record HostPort(String host, int port) {

    /**
     * Reads host and port.
     *
     * @param text such as {@code cache.staging.example.com:6379} or {@code [2001:db8::1]:6379}
     * @return both
     * @throws IllegalArgumentException where the text has another form; the message does not quote it
     */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        String digits = text.substring(colon + 1);
        boolean plain = !digits.isEmpty()
                && digits.length() <= 5
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
        if (!plain || bare || Integer.parseInt(digits) > 65535) {
            throw new IllegalArgumentException("not host:port");
        }
        return new HostPort(
                Host.parse(host)
                        .filter(Host::isCanonical)
                        .orElseThrow(() -> new IllegalArgumentException("not host:port"))
                        .text(),
                Integer.parseInt(digits));
    }

    /** What the guard judges: nothing is known of what is spoken over the connection. */
    Endpoint endpoint() {
        return Endpoint.socket(Host.parse(host).orElseThrow(), port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
