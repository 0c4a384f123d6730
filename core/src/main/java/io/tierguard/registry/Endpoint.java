package io.tierguard.registry;

import io.tierguard.internal.UrlPath;
import java.net.Proxy;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection would go: protocol, host, port, and a database or a path.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Endpoint {

    private final Component<String> protocol;
    private final Host host;
    private final Component<Integer> port;
    private final Component<String> database;
    private final Component<UrlPath> path;

    private Endpoint(
            Component<String> protocol,
            Host host,
            Component<Integer> port,
            Component<String> database,
            Component<UrlPath> path) {
        this.protocol = protocol;
        this.host = host;
        this.port = port;
        this.database = database;
        this.path = path;
    }

    /**
     * A database on a server.
     *
     * @param protocol the JDBC sub-protocol, such as {@code postgresql}
     * @param host the server
     * @param port where it listens; open where that cannot be known
     * @param database its name as the driver sends it; open where the driver or server chooses
     * @return the endpoint
     */
    public static Endpoint database(String protocol, Host host, Component<Integer> port, Component<String> database) {
        return new Endpoint(lowerCase(protocol), host, checked(port), database, Component.none());
    }

    /**
     * A database inside this process or in a file.
     *
     * @param protocol the JDBC sub-protocol, such as {@code h2}
     * @param database the name or file as the URL has it; open where it has none
     * @return the endpoint
     */
    public static Endpoint local(String protocol, Component<String> database) {
        return new Endpoint(lowerCase(protocol), Host.local(), Component.none(), database, Component.none());
    }

    /**
     * What a URL names.
     *
     * @param scheme such as {@code https}
     * @param host the host
     * @param port the port; open where the scheme has no default that is known
     * @param rawPath percent-encoded; empty is {@code "/"}
     * @return the endpoint, or empty where the path's encoding is broken
     */
    public static Optional<Endpoint> url(String scheme, Host host, Component<Integer> port, String rawPath) {
        Optional<UrlPath> path = UrlPath.decode(rawPath);
        return path.isPresent()
                ? Optional.of(new Endpoint(
                        lowerCase(scheme), host, checked(port), Component.none(), Component.of(path.get())))
                : Optional.empty();
    }

    /**
     * A proxy: what speaks HTTP is asked as a URL is, and of a SOCKS one nothing but host and port is known.
     *
     * @param type of the proxy
     * @param host the host
     * @param port 1 to 65535
     * @return the endpoint
     */
    public static Endpoint proxy(Proxy.Type type, Host host, int port) {
        return type == Proxy.Type.HTTP
                ? url("http", host, Component.of(port), "/").orElseThrow()
                : socket(host, port);
    }

    /**
     * What a socket sees: host and port, and nothing of what is spoken over it.
     *
     * @param host the host
     * @param port 1 to 65535
     * @return the endpoint, its other parts not visible
     */
    public static Endpoint socket(Host host, int port) {
        return socket(host, Component.of(port));
    }

    /**
     * What a socket will see: a host and a port that may not be known yet, and nothing of what is spoken over it.
     *
     * @param host the host
     * @param port 1 to 65535; open where it is not known
     * @return the endpoint, its other parts not visible
     */
    public static Endpoint socket(Host host, Component<Integer> port) {
        return new Endpoint(
                Component.notVisible(), host, checked(port), Component.notVisible(), Component.notVisible());
    }

    private static Component<String> lowerCase(String protocol) {
        return Component.of(protocol.toLowerCase(Locale.ROOT));
    }

    private static Component<Integer> checked(Component<Integer> port) {
        Integer value = port.orNull();
        if (value != null && (value < 1 || value > 65535)) {
            throw new IllegalArgumentException("a port is 1 to 65535");
        }
        return port;
    }

    /**
     * The same endpoint at another host, such as one of its addresses.
     *
     * @param other the other host
     * @return a copy
     */
    public Endpoint at(Host other) {
        return new Endpoint(protocol, other, port, database, path);
    }

    /**
     * Scheme or sub-protocol.
     *
     * @return in lower case
     */
    public Component<String> protocol() {
        return protocol;
    }

    /**
     * The host.
     *
     * @return name, address or the process itself
     */
    public Host host() {
        return host;
    }

    /**
     * The port.
     *
     * @return 1 to 65535 where it is a value
     */
    public Component<Integer> port() {
        return port;
    }

    /**
     * The database.
     *
     * @return its name; no value for a URL
     */
    public Component<String> database() {
        return database;
    }

    /**
     * The decoded path.
     *
     * @return beginning with a slash; empty for a database, and where it is not visible
     */
    public Optional<String> path() {
        return path.value().map(UrlPath::text);
    }

    /**
     * Whether servers agree about the path.
     *
     * @return false for dot segments, backslashes and control characters
     */
    public boolean hasCanonicalPath() {
        UrlPath value = path.orNull();
        return value == null || value.canonical();
    }

    /**
     * Whether it is inside this process or in a file.
     *
     * @return true for a local database
     */
    public boolean isLocal() {
        return host.isLocal();
    }

    /**
     * Whether a part of it is left to the driver or the server.
     *
     * @return true where protocol, port, database or path is open
     */
    public boolean hasOpenComponent() {
        return protocol.isOpen() || port.isOpen() || database.isOpen() || path.isOpen();
    }

    /** Whether every part is told, so that one line of the registry speaks for it. */
    boolean isComplete() {
        return !protocol.isMissing() && !port.isMissing() && !database.isMissing() && !path.isMissing();
    }

    /** The path as patterns compare it. */
    Component<UrlPath> pathComponent() {
        return path;
    }

    /**
     * Host and port, with the database where there is one, as messages name it.
     *
     * @return such as {@code db.example.com:5432/orders} or {@code [2001:db8::1]:443}; never a secret
     */
    public String describe() {
        if (isLocal()) {
            return "the local database"
                    + database.value().map(name -> " " + name).orElse("");
        }
        String name = host.isAddress() && host.text().indexOf(':') >= 0 ? "[" + host.text() + "]" : host.text();
        return name
                + port.value().map(value -> ":" + value).orElse("")
                + database.value().map(value -> "/" + value).orElse("");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint that
                && protocol.equals(that.protocol)
                && host.equals(that.host)
                && port.equals(that.port)
                && database.equals(that.database)
                && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port.hashCode();
    }

    @Override
    public String toString() {
        return describe();
    }
}
