package io.tierguard.benchmarks.decide;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A registry as a company of some size would write it, in blocks of ten lines: names, suffixes, blocks of addresses and
 * databases, half of them staging's, half production's, some shared. The process is staging.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Estate {

    /** How many lines a block has. */
    public static final int BLOCK = 10;

    private static final int MOST_BLOCKS = 1 << 17;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private final int blocks;

    private Estate(int blocks) {
        this.blocks = blocks;
    }

    /**
     * An estate.
     *
     * @param endpoints how many lines its registry has, a multiple of {@value #BLOCK}
     * @return the estate
     */
    public static Estate of(int endpoints) {
        if (endpoints < BLOCK || endpoints % BLOCK != 0 || endpoints / BLOCK > MOST_BLOCKS) {
            throw new IllegalArgumentException("an estate has whole blocks of " + BLOCK + " lines");
        }
        return new Estate(endpoints / BLOCK);
    }

    /**
     * How many blocks of lines it has.
     *
     * @return at least one
     */
    public int blocks() {
        return blocks;
    }

    /**
     * The guard of a staging process in it.
     *
     * @return the guard
     */
    public Guard guard() {
        return Guard.of(Environment.of(Tier.STAGING), registry(), CLOCK);
    }

    Registry registry() {
        return Registry.parse("tierguard.yaml", yaml());
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("version: 1\nendpoints:\n");
        append(yaml, "staging", own());
        append(yaml, "production", foreign());
        append(yaml, "shared", shared());
        return yaml.toString();
    }

    /** With few blanks: a file has at most 32 MiB. */
    private static void append(StringBuilder yaml, String owner, List<String> patterns) {
        yaml.append(' ').append(owner).append(":\n");
        patterns.forEach(pattern -> yaml.append(" - \"").append(pattern).append("\"\n"));
    }

    private List<String> own() {
        List<String> patterns = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            patterns.add(exactName(block, "staging"));
            patterns.add("*." + suffix(block, "staging"));
            patterns.add(network(block, 10) + "/24");
            patterns.add("2001:" + Integer.toHexString(0xdb8 + (block >> 16)) + ":"
                    + Integer.toHexString(block & 0xffff) + "::/48");
            patterns.add(databaseServer(block) + ":5432/orders_staging");
        }
        return patterns;
    }

    private List<String> foreign() {
        List<String> patterns = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            patterns.add(exactName(block, "prod"));
            patterns.add("*." + suffix(block, "prod"));
            patterns.add(network(block, 11) + "/24");
            patterns.add(databaseServer(block) + ":5432/orders");
        }
        return patterns;
    }

    private List<String> shared() {
        List<String> patterns = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            patterns.add(sharedName(block));
        }
        return patterns;
    }

    static String exactName(int block, String tier) {
        return "orders-" + block + "." + tier + ".example.com";
    }

    static String suffix(int block, String tier) {
        return "team-" + block + "." + tier + ".example.com";
    }

    static String databaseServer(int block) {
        return "db-" + block + ".example.com";
    }

    static String sharedName(int block) {
        return "partner-" + block + ".example.org";
    }

    /** The first address of a block's network. */
    static String network(int block, int first) {
        return (first + 10 * (block >> 16)) + "." + (block >> 8 & 255) + "." + (block & 255) + ".0";
    }

    @Override
    public String toString() {
        return "Estate of " + blocks * BLOCK + " endpoints";
    }
}
