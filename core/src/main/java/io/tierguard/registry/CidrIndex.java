package io.tierguard.registry;

import io.tierguard.internal.IpAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    /** First and last address of each block, four numbers a block, so that a search meets few lines of memory. */
    private final long[] bounds;

    private final HostRules[] rules;
    private final int[] around;

    CidrIndex(Collection<Rule> all) {
        Map<Cidr, List<Rule>> byBlock = new TreeMap<>(new ByFirstAddress());
        for (Rule rule : all) {
            List<Rule> ofBlock = byBlock.get(RuleIndex.block(rule));
            if (ofBlock == null) {
                ofBlock = new ArrayList<>(2);
                byBlock.put(RuleIndex.block(rule), ofBlock);
            }
            ofBlock.add(rule);
        }
        Cidr[] blocks = byBlock.keySet().toArray(new Cidr[0]);
        bounds = new long[4 * blocks.length];
        rules = new HostRules[blocks.length];
        around = new int[blocks.length];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < blocks.length; i++) {
            IpAddress last = blocks[i].last();
            bounds[4 * i] = blocks[i].base().high();
            bounds[4 * i + 1] = blocks[i].base().low();
            bounds[4 * i + 2] = last.high();
            bounds[4 * i + 3] = last.low();
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
    private static final class ByFirstAddress implements Comparator<Cidr> {
        @Override
        public int compare(Cidr a, Cidr b) {
            int order = CidrIndex.compare(
                    a.base().high(), a.base().low(), b.base().high(), b.base().low());
            return order != 0 ? order : Integer.compare(a.prefix(), b.prefix());
        }
    }

    private static int compare(long highA, long lowA, long highB, long lowB) {
        int order = Long.compareUnsigned(highA, highB);
        return order != 0 ? order : Long.compareUnsigned(lowA, lowB);
    }

    /** The rules of the smallest block around an address of this family, or null. */
    @Nullable
    HostRules find(long high, long low) {
        int first = 0;
        int last = rules.length - 1;
        while (first <= last) {
            int middle = first + last >>> 1;
            if (compare(high, low, bounds[4 * middle], bounds[4 * middle + 1]) >= 0) {
                first = middle + 1;
            } else {
                last = middle - 1;
            }
        }
        for (int i = last; i >= 0; i = around[i]) {
            // it begins at or before the address already
            if (compare(high, low, bounds[4 * i + 2], bounds[4 * i + 3]) <= 0) {
                return rules[i];
            }
        }
        return null;
    }
}
