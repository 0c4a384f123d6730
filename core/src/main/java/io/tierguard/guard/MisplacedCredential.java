package io.tierguard.guard;

import io.tierguard.identity.Identity;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;

/**
 * A live credential outside production, or a test credential in it. Nothing of the credential itself is kept.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param identity who the process is
 * @param problem the variable or header that holds it, and whose it is
 * @param wouldRefuse whether it is let through, only because the registry's mode is to observe
 * @since 0.1
 */
public record MisplacedCredential(Identity identity, Problem problem, boolean wouldRefuse) {

    /**
     * Whether it is let through.
     *
     * @return true where it is only observed
     */
    public boolean isAllowed() {
        return wouldRefuse;
    }

    /**
     * The entry in the catalogue.
     *
     * @return that of live, or of test credentials
     */
    public Code code() {
        return problem.code();
    }

    /**
     * What holds it.
     *
     * @return the variable or header
     */
    public String where() {
        return problem.where();
    }
}
