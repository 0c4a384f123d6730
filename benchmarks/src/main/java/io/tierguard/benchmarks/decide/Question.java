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
    OWN_NAME(true, block -> name(Estate.exactName(block, "staging"))),
    /** A name below a suffix. */
    OWN_SUFFIX(true, block -> name("api.eu." + Estate.suffix(block, "staging"))),
    /** A name that a line spells out, with two addresses in blocks of the same owner. */
    OWN_RESOLVED(true, block -> name(Estate.exactName(block, "staging"), addresses(block))),
    /** A name that no line has, two addresses that are the process's. */
    OWN_BY_ADDRESS(true, block -> name("node-" + block + ".internal.example.net", addresses(block))),
    /** One of two databases of one server. */
    OWN_DATABASE(true, block -> database(block, "orders_staging")),
    /** A name that is everyone's. */
    SHARED(true, block -> name(Estate.sharedName(block))),
    /** A name that no line has. */
    UNKNOWN(false, block -> name("api.eu.unknown-" + block + ".example.net")),
    /** A name of another tier. */
    FOREIGN(false, block -> name("api.eu." + Estate.suffix(block, "prod"))),
    /** The other database of the server. */
    FOREIGN_DATABASE(false, block -> database(block, "orders"));

    private static final int MOST_CASES = 1024;

    private final boolean allowed;
    private final Form form;

    Question(boolean allowed, Form form) {
        this.allowed = allowed;
        this.form = form;
    }

    @FunctionalInterface
    private interface Form {
        Case in(int block);
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
     * @return at most 1,024, a power of two of them
     */
    public Case[] cases(Estate estate) {
        int count = Integer.highestOneBit(Math.min(MOST_CASES, estate.blocks()));
        Case[] cases = new Case[count];
        for (int i = 0; i < count; i++) {
            // an odd stride meets every case once, in no order that a processor foresees
            int index = i * 389 & count - 1;
            cases[i] = form.in((int) ((long) index * estate.blocks() / count));
        }
        return cases;
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
