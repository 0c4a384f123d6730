package io.tierguard.benchmarks.decide;

import com.google.common.net.InternetDomainName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written with Guava: a map by {@link InternetDomainName}, asked for the name and then for each of its parents.
 * Guava checks that a name is one, and knows no addresses, ports or databases.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class DomainSet {

    private final Map<InternetDomainName, Boolean> names = new HashMap<>();

    /**
     * The names of an estate.
     *
     * @param estate whose
     */
    public DomainSet(Estate estate) {
        for (int block = 0; block < estate.blocks(); block++) {
            put(Estate.exactName(block, "staging"), true);
            put(Estate.exactName(block, "prod"), false);
            put(Estate.suffix(block, "staging"), true);
            put(Estate.suffix(block, "prod"), false);
            put(Estate.sharedName(block), true);
        }
    }

    private void put(String name, boolean isAllowed) {
        names.put(InternetDomainName.from(name), isAllowed);
    }

    /**
     * Whether a name may be reached.
     *
     * @param host any name
     * @return false where nothing fits
     */
    public boolean allows(String host) {
        InternetDomainName name = InternetDomainName.from(host);
        while (true) {
            @Nullable Boolean allowed = names.get(name);
            if (allowed != null) {
                return allowed;
            }
            if (!name.hasParent()) {
                return false;
            }
            name = name.parent();
        }
    }

    @Override
    public String toString() {
        return "DomainSet of " + names.size();
    }
}
