package io.tierguard.registry;

import io.tierguard.internal.EmbeddedIpv4;
import io.tierguard.internal.HostNames;
import io.tierguard.internal.IpAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host of an endpoint: a name, an address, or this process itself.
 *
 * <p>Always in normal form: names in lower-case ASCII without a root dot, addresses as RFC 5952 writes them, without
 * brackets and zone, IPv4-mapped IPv6 as IPv4.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Host {

    private static final Host LOCAL = new Host("local", null, true, true);

    /** The name; empty for an address, whose text is made only where it is asked for. */
    private final String name;

    private final @Nullable IpAddress address;
    private final boolean canonical;
    private final boolean local;

    private Host(String name, @Nullable IpAddress address, boolean canonical, boolean local) {
        this.name = name;
        this.address = address;
        this.canonical = canonical;
        this.local = local;
    }

    /**
     * Reads a name or an address literal, as Java would dial it. Nothing is looked up.
     *
     * @param text a name, or a literal, an IPv6 one with or without brackets
     * @return the host, or empty where the text is neither, or where programs disagree about what it is
     */
    public static Optional<Host> parse(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        if (bracketed && bare.indexOf(':') < 0) {
            return Optional.empty();
        }
        Optional<IpAddress.Literal> literal = IpAddress.parse(bare);
        if (literal.isPresent()) {
            return Optional.of(
                    new Host("", literal.get().address(), literal.get().canonical(), false));
        }
        Optional<String> name = HostNames.normalise(bare);
        return name.isPresent() ? Optional.of(new Host(name.get(), null, true, false)) : Optional.empty();
    }

    /**
     * A resolved address.
     *
     * @param address as a look-up gave it
     * @return the host
     */
    public static Host of(InetAddress address) {
        return of(IpAddress.of(address));
    }

    static Host of(IpAddress address) {
        return new Host("", address, true, false);
    }

    /**
     * This process itself, or a file: where an embedded database lives.
     *
     * @return the local host, which is not {@code localhost}
     */
    public static Host local() {
        return LOCAL;
    }

    /**
     * The normal form.
     *
     * @return name or address; {@code local} for this process itself
     */
    public String text() {
        return address == null ? name : address.text();
    }

    /**
     * Whether this is an address, not a name.
     *
     * @return true for literals and resolved addresses
     */
    public boolean isAddress() {
        return address != null;
    }

    /**
     * Whether this is the process itself.
     *
     * @return true for {@link #local()}
     */
    public boolean isLocal() {
        return local;
    }

    /**
     * Whether every program reads the same address in the text that this was read from.
     *
     * @return false for IPv4 literals with fewer than four parts or with leading zeros
     */
    public boolean isCanonical() {
        return canonical;
    }

    /**
     * Whether it leads to this machine, where a tunnel may wait that leads on to another.
     *
     * @return true for {@code localhost}, names below it, and loopback addresses
     */
    public boolean isLoopback() {
        return isLocalhost();
    }

    /**
     * Whether it is a name without a domain, which means another host in each network.
     *
     * @return false for addresses, and for this process itself
     */
    public boolean isOneLabel() {
        return address == null && !local && name.indexOf('.') < 0;
    }

    /** The address that matching uses: the any-address is the machine itself, and NAT64 the IPv4 address. */
    @Nullable
    IpAddress judgedAddress() {
        return address == null ? null : address.judged();
    }

    /** The address as it was written, where matching uses its decoded form first. */
    @Nullable
    IpAddress undecodedAddress() {
        return address == null || address.decoded().equals(address) ? null : address;
    }

    /**
     * The IPv4 addresses that a gateway or a tunnel would reach through it.
     *
     * @return none for names, for IPv4 addresses, and where the IPv4 address is what is judged anyway (NAT64, RFC 6052)
     */
    public List<Host> embedded() {
        return address == null ? List.of() : embeddedIn(address);
    }

    /**
     * The IPv4 addresses that a gateway or a tunnel would reach through an address.
     *
     * @param address as a look-up gave it
     * @return as {@link #embedded()}
     */
    public static List<Host> embeddedIn(InetAddress address) {
        return address instanceof Inet4Address ? List.of() : embeddedIn(IpAddress.of(address));
    }

    private static List<Host> embeddedIn(IpAddress address) {
        if (!address.decoded().equals(address)) {
            return List.of();
        }
        List<IpAddress> found = EmbeddedIpv4.in(address);
        return found.isEmpty() ? List.of() : found.stream().map(Host::of).toList();
    }

    /**
     * Whether the pattern {@code localhost} covers it: the name, names below it, and loopback addresses.
     *
     * @return false for a database inside the process, and for names that merely resolve to this machine
     */
    public boolean isLocalhost() {
        if (address != null) {
            return address.judged().isLoopback();
        }
        return !local && (name.equals("localhost") || name.endsWith(".localhost"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Host that
                && local == that.local
                && canonical == that.canonical
                && name.equals(that.name)
                && Objects.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return address == null ? name.hashCode() : address.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
