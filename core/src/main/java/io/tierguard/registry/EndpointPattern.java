package io.tierguard.registry;

import io.tierguard.internal.UrlPath;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of the registry: {@code [protocol://]host[:port][/database-or-path]}, or a block of addresses.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param protocol a scheme or JDBC sub-protocol in lower case, or null for any
 * @param kind what the host is
 * @param host the normal form: the name, the suffix behind {@code *.}, the address, {@code localhost}, {@code local}, or
 *     the block
 * @param cidr the block, or null
 * @param port the port, or null for any
 * @param resource the database or path without its leading slash, or null for any
 * @since 0.1
 */
public record EndpointPattern(
        @Nullable String protocol,
        Kind kind,
        String host,
        @Nullable Cidr cidr,
        @Nullable Integer port,
        @Nullable Resource resource) {

    /** What the host of a pattern is, most telling first. */
    public enum Kind {
        /** This name, and none below it. */
        NAME,
        /** This address. */
        ADDRESS,
        /** Any name below it, at any depth, and not itself. */
        SUFFIX,
        /** A block of addresses. */
        CIDR,
        /** The name {@code localhost}, names below it, and loopback addresses. */
        LOCALHOST,
        /** A database inside the process or in a file. */
        LOCAL
    }

    /**
     * Whether it speaks for names or addresses one by one.
     *
     * @return true for an exact name or address
     */
    public boolean isExact() {
        return kind == Kind.NAME || kind == Kind.ADDRESS;
    }

    /**
     * Whether everything but the host fits. A part that the endpoint does not tell fits.
     *
     * @param endpoint the endpoint, whose host is looked at elsewhere
     * @return true where nothing that is told speaks against it
     */
    boolean fitsBesidesHost(Endpoint endpoint) {
        return fitsProtocol(endpoint.protocol()) && fitsPort(endpoint.port()) && fitsResource(endpoint);
    }

    private boolean fitsPort(Component<Integer> other) {
        Integer value = other.orNull();
        return port == null || value == null || port.intValue() == value.intValue();
    }

    private boolean fitsProtocol(Component<String> other) {
        String value = other.orNull();
        return protocol == null || value == null || protocolCovers(protocol, value);
    }

    /** {@code https} covers {@code wss}, {@code http} covers {@code ws}, {@code mysql} and {@code mariadb} each other. */
    static boolean protocolCovers(String pattern, String other) {
        if (pattern.equals(other)) {
            return true;
        }
        return switch (other) {
            case "wss" -> pattern.equals("https");
            case "ws" -> pattern.equals("http");
            case "mysql" -> pattern.equals("mariadb");
            case "mariadb" -> pattern.equals("mysql");
            default -> false;
        };
    }

    private boolean fitsResource(Endpoint endpoint) {
        if (resource == null
                || endpoint.database().isMissing()
                || endpoint.pathComponent().isMissing()) {
            return true;
        }
        String database = endpoint.database().orNull();
        if (database != null) {
            return resource.isDatabase(database);
        }
        UrlPath path = endpoint.pathComponent().orNull();
        return path != null && resource.covers(path);
    }

    /** Whether it names a part that the endpoint does not tell, and so only perhaps speaks for it. */
    boolean namesMissingPartOf(Endpoint endpoint) {
        return port != null && endpoint.port().isMissing() || namesMissingPartBesidesPort(endpoint);
    }

    /** The same where the port is looked at elsewhere. */
    boolean namesMissingPartBesidesPort(Endpoint endpoint) {
        return protocol != null && endpoint.protocol().isMissing()
                || resource != null
                        && (endpoint.database().isMissing()
                                || endpoint.pathComponent().isMissing());
    }

    /** Whether a protocol has URLs whose path is compared with its case. */
    static boolean isHttp(@Nullable String protocol) {
        return protocol != null
                && switch (protocol) {
                    case "http", "https", "ws", "wss" -> true;
                    default -> false;
                };
    }

    /** Equal for two spellings of one pattern. */
    String identity() {
        String normalProtocol = "mariadb".equals(protocol) ? "mysql" : protocol;
        String normalResource = resource == null
                ? null
                : isHttp(protocol) ? resource.database() : Resource.lowerCase(resource.database());
        return (normalProtocol == null ? "" : normalProtocol + "://")
                + kind
                + " "
                + host
                + (port == null ? "" : ":" + port)
                + (normalResource == null ? "" : "/" + normalResource);
    }

    /**
     * The pattern in normal form.
     *
     * @return as the registry would spell it
     */
    public String text() {
        boolean brackets = kind == Kind.ADDRESS && host.indexOf(':') >= 0 && (port != null || resource != null);
        return (protocol == null ? "" : protocol + "://")
                + (kind == Kind.SUFFIX ? "*." : "")
                + (brackets ? "[" + host + "]" : host)
                + (port == null ? "" : ":" + port)
                + (resource == null ? "" : "/" + resource.database());
    }

    @Override
    public String toString() {
        return text();
    }
}
