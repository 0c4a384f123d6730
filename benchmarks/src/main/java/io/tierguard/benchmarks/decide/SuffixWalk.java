package io.tierguard.benchmarks.decide;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The better hand-written way: a hash map, asked for the name and then for each suffix of it. It knows names, and neither
 * addresses nor ports nor databases.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SuffixWalk {

    private final Map<String, Boolean> names = new HashMap<>();

    /**
     * The names of an estate.
     *
     * @param estate whose
     */
    public SuffixWalk(Estate estate) {
        for (int block = 0; block < estate.blocks(); block++) {
            names.put(Estate.exactName(block, "staging"), true);
            names.put(Estate.exactName(block, "prod"), false);
            names.put(Estate.suffix(block, "staging"), true);
            names.put(Estate.suffix(block, "prod"), false);
            names.put(Estate.sharedName(block), true);
        }
    }

    /**
     * Whether a name may be reached.
     *
     * @param host in lower case
     * @return false where nothing fits
     */
    public boolean allows(String host) {
        String rest = host;
        while (true) {
            @Nullable Boolean allowed = names.get(rest);
            if (allowed != null) {
                return allowed;
            }
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
    }

    @Override
    public String toString() {
        return "SuffixWalk of " + names.size();
    }
}
