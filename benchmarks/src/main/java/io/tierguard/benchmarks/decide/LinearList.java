package io.tierguard.benchmarks.decide;

import java.util.ArrayList;
import java.util.List;

/**
 * What is written by hand: a list of suffixes, and {@code endsWith} on each until one fits. It knows names, and neither
 * addresses nor ports nor databases; nor does it mind label boundaries.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class LinearList {

    private final List<String> suffixes = new ArrayList<>();
    private final List<Boolean> allowed = new ArrayList<>();

    /**
     * The names of an estate.
     *
     * @param estate whose
     */
    public LinearList(Estate estate) {
        for (int block = 0; block < estate.blocks(); block++) {
            add(Estate.exactName(block, "staging"), true);
            add(Estate.exactName(block, "prod"), false);
            add(Estate.suffix(block, "staging"), true);
            add(Estate.suffix(block, "prod"), false);
            add(Estate.sharedName(block), true);
        }
    }

    private void add(String suffix, boolean isAllowed) {
        suffixes.add(suffix);
        allowed.add(isAllowed);
    }

    /**
     * Whether a name may be reached.
     *
     * @param host in lower case
     * @return false where nothing fits
     */
    public boolean allows(String host) {
        for (int i = 0; i < suffixes.size(); i++) {
            if (host.endsWith(suffixes.get(i))) {
                return allowed.get(i);
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "LinearList of " + suffixes.size();
    }
}
