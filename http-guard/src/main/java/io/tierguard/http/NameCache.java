package io.tierguard.http;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Lookups;
import io.tierguard.report.Code;
import java.security.Security;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's cache of names, which keeps the look-up of the check and that of the JDK's client alike.
 *
 * <p>It is read as {@code sun.net.InetAddressCachePolicy} does when the first name is looked up. Any lifetime but 0 keeps
 * both alike, except at the instant when an entry expires; a negative one keeps names for ever. {@code
 * networkaddress.cache.stale.ttl} counts only where names are kept, and {@code networkaddress.cache.negative.ttl} only for
 * names that have no address.
 */
final class NameCache {

    private static final String SECURITY_PROPERTY = "networkaddress.cache.ttl";
    private static final String SYSTEM_PROPERTY = "sun.net.inetaddr.ttl";

    private NameCache() {}

    /**
     * Refuses, or where the registry observes tells, that a name may have other addresses when it is dialled than it had
     * when it was judged. A resolver that judges each answer closes that gap.
     *
     * <p>It does not matter whether the registry names addresses: loopback has an owner in each.
     */
    static void requireKept(Guard guard, String client) {
        Optional<String> culprit =
                unkeptBy(Security.getProperty(SECURITY_PROPERTY), System.getProperty(SYSTEM_PROPERTY));
        if (culprit.isEmpty() || Lookups.areJudgedAsBy(guard)) {
            return;
        }
        String property = culprit.get();
        if (!guard.lacking(client, "names and their addresses", Code.ADDRESSES_NOT_KEPT, property)
                .isAllowed()) {
            throw new UnguardedClientException(Code.ADDRESSES_NOT_KEPT, property);
        }
    }

    /** The property that has the JVM keep nothing: the first that is a number decides. */
    static Optional<String> unkeptBy(@Nullable String security, @Nullable String system) {
        if (security != null) {
            try {
                return Integer.parseInt(security) == 0 ? Optional.of(SECURITY_PROPERTY) : Optional.empty();
            } catch (NumberFormatException e) {
                // the JDK goes on to the other one
            }
        }
        if (system != null) {
            try {
                return Integer.decode(system) == 0 ? Optional.of(SYSTEM_PROPERTY) : Optional.empty();
            } catch (NumberFormatException e) {
                // the JDK takes its default
            }
        }
        return Optional.empty();
    }
}
