package io.tierguard.guard;

import io.tierguard.report.Code;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an endpoint is allowed or refused.
 *
 * @since 0.1
 */
public enum Reason {
    /** It belongs to the process's environment or tier. */
    OWN(null, false),
    /** It belongs to everyone. */
    SHARED(null, false),
    /** It belongs to another, and a written permission covers it. */
    CROSSING(null, false),
    /** Its name belongs to nobody, and all its addresses are the process's own. */
    OWN_BY_ADDRESS(null, false),
    /** It belongs to nobody, and the policy lets such endpoints be reached. */
    UNKNOWN_ALLOWED(null, false),

    /** It belongs to another. */
    FOREIGN(Code.FOREIGN_ENDPOINT, true),
    /** One of its addresses belongs to another. */
    FOREIGN_ADDRESS(Code.FOREIGN_ADDRESS, true),
    /** It belongs to another, and the written permission is over. */
    CROSSING_EXPIRED(Code.CROSSING_EXPIRED, true),
    /** It belongs to nobody. */
    UNKNOWN(Code.UNKNOWN_ENDPOINT, true),
    /** Whose it is depends on what the target leaves to the driver or the server. */
    DEPENDS_ON_OPEN(Code.DEPENDS_ON_OPEN, true),
    /** Programs read different addresses in its host. */
    NON_CANONICAL_ADDRESS(Code.NON_CANONICAL_ADDRESS, false),
    /** Servers read different paths in its path. */
    NON_CANONICAL_PATH(Code.NON_CANONICAL_PATH, false);

    private final @Nullable Code code;
    private final boolean byOwner;

    Reason(@Nullable Code code, boolean byOwner) {
        this.code = code;
        this.byOwner = byOwner;
    }

    /**
     * The refusal's entry in the catalogue.
     *
     * @return empty where the reason allows
     */
    public Optional<Code> code() {
        return Optional.ofNullable(code);
    }

    boolean allows() {
        return code == null;
    }

    /** Whether it refuses because of an owner, or the lack of one: what observing only tells. */
    boolean refusesByOwner() {
        return byOwner;
    }
}
