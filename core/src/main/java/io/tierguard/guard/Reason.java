package io.tierguard.guard;

import io.tierguard.report.Code;
import java.util.Optional;

/**
 * Why an endpoint is allowed or refused.
 *
 * @since 0.1
 */
public enum Reason {
    /** It belongs to the process's environment or tier. */
    OWN(true, false),
    /** It belongs to everyone. */
    SHARED(true, false),
    /** It belongs to another, and a written permission covers it. */
    CROSSING(true, false),
    /** Its name belongs to nobody, and all its addresses are the process's own. */
    OWN_BY_ADDRESS(true, false),
    /** It belongs to nobody, and the policy lets such endpoints be reached. */
    UNKNOWN_ALLOWED(true, false),

    /** It belongs to another. */
    FOREIGN(false, true),
    /** One of its addresses belongs to another. */
    FOREIGN_ADDRESS(false, true),
    /** It belongs to another, and the written permission is over. */
    CROSSING_EXPIRED(false, true),
    /** It belongs to nobody. */
    UNKNOWN(false, true),
    /** Whose it is depends on what the target leaves to the driver or the server. */
    DEPENDS_ON_OPEN(false, true),
    /** Programs read different addresses in its host. */
    NON_CANONICAL_ADDRESS(false, false),
    /** Servers read different paths in its path. */
    NON_CANONICAL_PATH(false, false);

    private final boolean allows;
    private final boolean byOwner;

    Reason(boolean allows, boolean byOwner) {
        this.allows = allows;
        this.byOwner = byOwner;
    }

    /**
     * The refusal's entry in the catalogue.
     *
     * @return empty where the reason allows
     */
    public Optional<Code> code() {
        // here, and not at the constants: the catalogue is long, and where nothing is refused nobody needs it
        return Optional.ofNullable(
                switch (this) {
                    case OWN, SHARED, CROSSING, OWN_BY_ADDRESS, UNKNOWN_ALLOWED -> null;
                    case FOREIGN -> Code.FOREIGN_ENDPOINT;
                    case FOREIGN_ADDRESS -> Code.FOREIGN_ADDRESS;
                    case CROSSING_EXPIRED -> Code.CROSSING_EXPIRED;
                    case UNKNOWN -> Code.UNKNOWN_ENDPOINT;
                    case DEPENDS_ON_OPEN -> Code.DEPENDS_ON_OPEN;
                    case NON_CANONICAL_ADDRESS -> Code.NON_CANONICAL_ADDRESS;
                    case NON_CANONICAL_PATH -> Code.NON_CANONICAL_PATH;
                });
    }

    boolean allows() {
        return allows;
    }

    /** Whether it refuses because of an owner, or the lack of one: what observing only tells. */
    boolean refusesByOwner() {
        return byOwner;
    }
}
