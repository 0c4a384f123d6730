package io.tierguard.registry;

import io.tierguard.internal.IpAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of addresses of one family; an exact address is a block of one. Blocks nest or are apart, so the last block that
 * begins at or before an address either contains it, or one of the blocks around that block does.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class CidrIndex {

    private final Cidr[] blocks;
    /** The blocks' first addresses once more, side by side, for the search. */
    private final long[] highs;

    private final long[] lows;
    private final HostRules[] rules;
    private final int[] around;

    CidrIndex(Collection<Rule> all) {
        Map<Cidr, List<Rule>> byBlock = new TreeMap<>(CidrIndex::compare);
        for (Rule rule : all) {
            byBlock.computeIfAbsent(RuleIndex.block(rule), block -> new ArrayList<>())
                    .add(rule);
        }
        blocks = byBlock.keySet().toArray(new Cidr[0]);
        highs = new long[blocks.length];
        lows = new long[blocks.length];
        rules = new HostRules[blocks.length];
        around = new int[blocks.length];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < blocks.length; i++) {
            highs[i] = blocks[i].base().high();
            lows[i] = blocks[i].base().low();
            while (!open.isEmpty() && !blocks[open.peek()].contains(blocks[i].base())) {
                open.pop();
            }
            around[i] = open.isEmpty() ? -1 : open.peek();
            rules[i] = new HostRules(
                    byBlock.getOrDefault(blocks[i], List.of()), open.isEmpty() ? null : rules[open.peek()]);
            open.push(i);
        }
    }

    /** By first address, the wider block first. */
    private static int compare(Cidr a, Cidr b) {
        int order = compare(a.base(), b.base().high(), b.base().low());
        return order != 0 ? order : Integer.compare(a.prefix(), b.prefix());
    }

    private static int compare(IpAddress address, long high, long low) {
        int order = Long.compareUnsigned(address.high(), high);
        return order != 0 ? order : Long.compareUnsigned(address.low(), low);
    }

    /** The rules of the smallest block around an address, or null. */
    @Nullable
    HostRules find(IpAddress address) {
        int low = 0;
        int high = blocks.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (compare(address, highs[middle], lows[middle]) >= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        for (int i = high; i >= 0; i = around[i]) {
            if (blocks[i].contains(address)) {
                return rules[i];
            }
        }
        return null;
    }
}
