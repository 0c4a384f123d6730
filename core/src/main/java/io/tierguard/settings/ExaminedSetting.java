package io.tierguard.settings;

import io.tierguard.guard.Judgement;
import io.tierguard.report.Problem;
import io.tierguard.secret.Credential;
import io.tierguard.secret.SealedValue;
import java.util.List;
import java.util.Optional;

/**
 * What a setting is seen to be, without its value.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param name of the variable
 * @param serviceLink whether Kubernetes has set it for a service, so that it is nobody's setting
 * @param seal whose seal it is, and of which key; empty where it is none, or a malformed one
 * @param isOpened whether the seal was opened
 * @param judgements whatever a connection could be made to, each judged
 * @param credentials that tell whose they are
 * @param isSecret whether it is a secret by its name or form
 * @param isWeak whether everybody knows or guesses it
 * @param problems all that is wrong with it
 * @since 0.1
 */
public record ExaminedSetting(
        String name,
        boolean serviceLink,
        Optional<SealedValue> seal,
        boolean isOpened,
        List<Judgement> judgements,
        List<Credential> credentials,
        boolean isSecret,
        boolean isWeak,
        List<Problem> problems) {

    /** Copies the lists. */
    public ExaminedSetting {
        judgements = List.copyOf(judgements);
        credentials = List.copyOf(credentials);
        problems = List.copyOf(problems);
    }

    static ExaminedSetting ofNothing(String name, List<Problem> problems) {
        return new ExaminedSetting(name, false, Optional.empty(), false, List.of(), List.of(), false, false, problems);
    }

    @Override
    public String toString() {
        return name;
    }
}
