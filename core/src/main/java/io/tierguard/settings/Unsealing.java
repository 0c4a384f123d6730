package io.tierguard.settings;

import io.tierguard.guard.Guard;
import io.tierguard.internal.Nearest;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.secret.Opener;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealedValue;
import io.tierguard.tier.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Opens sealed values. The key file is read when the first seal of this tier is met, and not at all where there is none:
 * that a seal is another tier's is told without it. What is wrong with the file is told once, for all that need it.
 */
final class Unsealing {

    private final Variables variables;
    private final Environment process;
    private final Set<String> waiting = new TreeSet<>();
    private @Nullable Opener opener;
    private @Nullable Problem keyProblem;

    Unsealing(Variables variables, Guard guard) {
        this.variables = variables;
        this.process = guard.environment();
    }

    /** What became of a value. */
    sealed interface Outcome {}

    /** It is what it is: nothing was sealed. */
    record Plain() implements Outcome {}

    /** It was sealed, and this was inside. */
    record Opened(String secret) implements Outcome {
        @Override
        public String toString() {
            return "Opened";
        }
    }

    /** It is meant to be a seal, and gives no value; no problem where the key file has one. */
    record Shut(List<Problem> problems) implements Outcome {}

    /** @param name the variable in normal form, which seals are bound to */
    Outcome open(String name, String text) {
        if (!SealedValue.isClaimedBy(text)) {
            return new Plain();
        }
        try {
            SealedValue sealed = SealedValue.parse(name, text);
            sealed.requireFor(name, process);
            Opener found = opener();
            if (found == null) {
                waiting.add(name);
                return new Shut(List.of());
            }
            return new Opened(found.open(name, sealed));
        } catch (SealException e) {
            return new Shut(List.of(e.problem()));
        }
    }

    private @Nullable Opener opener() {
        if (opener == null && keyProblem == null) {
            Variables.Variable file = variables.exactly(SealKeyFile.VARIABLE);
            if (file == null) {
                keyProblem = Problem.of(Code.SEAL_KEY_FILE_UNSET, SealKeyFile.VARIABLE, process.tier());
            } else {
                try {
                    SealKeyFile keys = SealKeyFile.named(SealKeyFile.VARIABLE, file.value());
                    opener = Opener.of(process.tier(), keys.privateKeys(process.tier()));
                } catch (SealException e) {
                    keyProblem = e.problem().from(file.origin().text());
                }
            }
        }
        return opener;
    }

    /** What is wrong with the key file, once all values were met. */
    List<Problem> keyProblems() {
        if (keyProblem == null) {
            return List.of();
        }
        List<Detail> details = new ArrayList<>();
        details.add(new Detail("needed by", String.join(", ", waiting)));
        if (keyProblem.code() == Code.SEAL_KEY_FILE_UNSET) {
            // the normal form too: it is looked for in exactly one spelling
            Nearest.to(SealKeyFile.VARIABLE, variables.below("TIERGUARD_"))
                    .ifPresent(
                            near -> details.add(new Detail("perhaps", variables.original(near) + " is meant for it")));
        }
        return List.of(keyProblem.with(details));
    }
}
