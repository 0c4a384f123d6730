package io.tierguard.net;

import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@link java.net.ProxySelector} is asked about, as the one who asks will dial it. */
sealed interface Asked {

    /** A file of this machine: nothing is dialled. */
    record Nothing() implements Asked {}

    /**
     * What leads nobody knows where.
     *
     * @param reason why; nothing of the text itself
     */
    record Unreadable(String reason) implements Asked {}

    /**
     * A host, and what is known besides.
     *
     * @param target to be judged
     * @param host as it will be looked up, empty where the target tells it in another way
     * @param ofSocket whether nothing but host and port is visible
     */
    record Place(Target target, String host, boolean ofSocket) implements Asked {

        /** Without the host, which may be whatever somebody wrote into a URL. */
        @Override
        public String toString() {
            return (ofSocket ? "socket to " : "URL to ") + target;
        }
    }

    /** The scheme that {@link java.net.Socket} asks with. */
    String SOCKET = "socket";

    /** Also inside an archive, and beginning with this machine's name. */
    Pattern FILE = Pattern.compile(
            "(?:jar:|nested:)*+(?:file|jrt):(?:///|/(?!/)|//localhost/|[^/]).*", Pattern.CASE_INSENSITIVE);

    /** Whether a socket asks, which sees neither a protocol nor a path. */
    static boolean isOfSocket(@Nullable URI uri) {
        return uri != null && SOCKET.equalsIgnoreCase(uri.getScheme());
    }

    static Asked of(@Nullable URI uri) {
        if (uri == null) {
            return new Unreadable("its URL cannot be read");
        }
        if (isOfSocket(uri)) {
            return ofSocket(uri);
        }
        if (FILE.matcher(uri.toString()).matches()) {
            return new Nothing();
        }
        String authority = uri.getRawAuthority();
        return new Place(Target.of(uri), authority == null ? "" : hostOf(authority), false);
    }

    private static String hostOf(String authority) {
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.lastIndexOf(':');
        return colon > hostAndPort.lastIndexOf(']') ? hostAndPort.substring(0, colon) : hostAndPort;
    }

    private static Asked ofSocket(URI uri) {
        String authority = uri.getRawAuthority();
        int colon = authority == null ? -1 : authority.lastIndexOf(':');
        String path = uri.getRawPath();
        boolean plain = path != null
                && (path.isEmpty() || path.equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (authority == null || colon < 0 || !plain || authority.indexOf('@') >= 0) {
            return new Unreadable("its host is no name");
        }
        String name = decoded(authority.substring(0, colon));
        Optional<Host> host = Host.parse(name);
        int port = port(authority.substring(colon + 1));
        if (host.isEmpty()) {
            return new Unreadable("its host is no name");
        }
        return port == 0
                ? new Unreadable("its port is none")
                : new Place(Target.of(Endpoint.socket(host.get(), port)), name, true);
    }

    /**
     * The text beside an address, which the JDK encodes as if it were a path: JDK 17 the brackets of an IPv6 literal too,
     * later ones nothing of a literal.
     */
    private static String decoded(String host) {
        if (host.startsWith("[") || host.indexOf('%') < 0) {
            return host;
        }
        try {
            return URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** 1 to 65535, or 0. */
    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5) {
            return 0;
        }
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            port = 10 * port + c - '0';
        }
        return port > 65535 ? 0 : port;
    }
}
