package io.tierguard.cli;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.Opener;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealPublicKey;
import io.tierguard.secret.SealedValue;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How values are sealed.
 *
 * @param to the public key
 * @param opener opens what is handed in, where that is seals and not values
 */
record Sealing(SealPublicKey to, Optional<Opener> opener) {

    /** What is wrong with a seal itself, and not with what it is opened by. */
    private static final Set<Code> ABOUT_SEALS = EnumSet.of(
            Code.SEAL_MALFORMED,
            Code.SEAL_VERSION_UNKNOWN,
            Code.SEAL_TIER_UNKNOWN,
            Code.SEALED_FOR_ANOTHER_TIER,
            Code.SEAL_KEY_UNKNOWN,
            Code.SEAL_NOT_OPENED,
            Code.SEALED_EMPTY,
            Code.SEALED_NO_TEXT,
            Code.SEALED_TWICE);

    /**
     * A seal that was made.
     *
     * @param variable whose it is
     * @param tier for whom
     * @param kid with which key
     * @param seal itself
     * @param isNew false where it was there before
     */
    record Sealed(String variable, Tier tier, String kid, String seal, boolean isNew) {

        String line() {
            return variable + "=" + seal + "\n";
        }

        String json() {
            return new JsonLine()
                    .put("variable", variable)
                    .put("tier", tier)
                    .put("kid", kid)
                    .put("seal", seal)
                    .put("new", isNew)
                    .text();
        }
    }

    /** Seals a value; or, of a seal, what is inside, unless this key has sealed it already. */
    Sealed seal(String variable, String text) throws SealException {
        if (opener.isEmpty()) {
            return sealed(variable, Sealer.of(to).seal(variable, text), true);
        }
        SealedValue old = SealedValue.parse(variable, text);
        if (old.tier() == to.tier() && old.key().equals(to.name())) {
            return sealed(variable, old, false);
        }
        return sealed(variable, Sealer.of(to).seal(variable, opener.get().open(variable, old)), true);
    }

    static Sealed sealed(String variable, SealedValue seal, boolean isNew) {
        return new Sealed(variable, seal.tier(), seal.key(), seal.text(), isNew);
    }

    /** Whether a problem is an answer about a seal; the rest means that there is none. */
    static boolean isAboutSeal(Problem problem) {
        return ABOUT_SEALS.contains(problem.code());
    }

    /** What is said of a seal speaks of a process, which is not here. */
    static Problem told(Problem problem, String where, Tier wanted) {
        return problem.code() == Code.SEALED_FOR_ANOTHER_TIER
                ? new Problem(
                        problem.code(),
                        where,
                        "",
                        "is sealed for another tier than " + wanted,
                        "name the tier that it is sealed for, or seal a secret of " + wanted,
                        List.of())
                : problem.at(where);
    }

    /** Why a file of private keys is not used. */
    static MisuseException keyProblem(String command, Tier wanted, SealException failure) {
        Problem problem = failure.problem();
        return MisuseException.of(
                command,
                problem.code() == Code.SEAL_KEY_OF_ANOTHER_TIER
                        ? new Problem(
                                problem.code(),
                                problem.where(),
                                "",
                                "the key file is of another tier than " + wanted,
                                "give the key file of " + wanted,
                                List.of())
                        : problem);
    }
}
