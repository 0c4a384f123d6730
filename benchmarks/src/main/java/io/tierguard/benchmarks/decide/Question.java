package io.tierguard.benchmarks.decide;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * What a guard is asked, and whether it should allow it.
 *
 * @since 0.1
 */
public enum Question {
    /** A name that a line spells out. */
    OWN_NAME(true),
    /** A name below a suffix. */
    OWN_SUFFIX(true),
    /** A name that a line spells out, with two addresses in blocks of the same owner. */
    OWN_RESOLVED(true),
    /** A name that no line has, two addresses that are the process's. */
    OWN_BY_ADDRESS(true),
    /** One of two databases of one server. */
    OWN_DATABASE(true),
    /** A name that is everyone's. */
    SHARED(true),
    /** A name that no line has. */
    UNKNOWN(false),
    /** A name of another tier. */
    FOREIGN(false),
    /** The other database of the server. */
    FOREIGN_DATABASE(false);

    /** How many cases a round has: a power of two. */
    public static final int CASES = 1024;

    private final boolean allowed;

    Question(boolean allowed) {
        this.allowed = allowed;
    }

    /**
     * One endpoint to decide.
     *
     * @param host its name, for peers that know no more
     * @param endpoint the endpoint
     * @param addresses its addresses
     */
    public record Case(String host, Endpoint endpoint, List<InetAddress> addresses) {}

    /**
     * What a guard should answer.
     *
     * @return true for allowed
     */
    public boolean isAllowed() {
        return allowed;
    }

    /**
     * Cases from all over an estate, so that no cache holds the answer.
     *
     * @param estate whose names and addresses
     * @return {@value #CASES} of them, the same ones again and again where the estate is small
     */
    public Case[] cases(Estate estate) {
        Case[] cases = new Case[CASES];
        for (int i = 0; i < CASES; i++) {
            // an odd stride meets every case once, in no order that a processor foresees
            int index = i * 389 & CASES - 1;
            cases[i] = about((int) ((long) index * estate.blocks() / CASES));
        }
        return cases;
    }

    private Case about(int block) {
        return switch (this) {
            case OWN_NAME -> name(Estate.exactName(block, "staging"));
            case OWN_SUFFIX -> name("api.eu." + Estate.suffix(block, "staging"));
            case OWN_RESOLVED -> name(Estate.exactName(block, "staging"), addresses(block));
            case OWN_BY_ADDRESS -> name("node-" + block + ".internal.example.net", addresses(block));
            case OWN_DATABASE -> database(block, "orders_staging");
            case SHARED -> name(Estate.sharedName(block));
            case UNKNOWN -> name("api.eu.unknown-" + block + ".example.net");
            case FOREIGN -> name("api.eu." + Estate.suffix(block, "prod"));
            case FOREIGN_DATABASE -> database(block, "orders");
        };
    }

    private static Case name(String name, InetAddress... addresses) {
        Endpoint endpoint =
                Endpoint.url("https", host(name), Component.of(443), "").orElseThrow();
        return new Case(name, endpoint, List.of(addresses));
    }

    private static Case database(int block, String database) {
        String server = Estate.databaseServer(block);
        Endpoint endpoint = Endpoint.database("postgresql", host(server), Component.of(5432), Component.of(database));
        return new Case(server, endpoint, List.of());
    }

    private static Host host(String name) {
        return Host.parse(name).orElseThrow();
    }

    private static InetAddress[] addresses(int block) {
        try {
            byte[] network = InetAddress.getByName(Estate.network(block, 10)).getAddress();
            return new InetAddress[] {address(network, 7), address(network, 77)};
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address(byte[] network, int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {network[0], network[1], network[2], (byte) last});
    }
}
