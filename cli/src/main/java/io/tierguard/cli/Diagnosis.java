package io.tierguard.cli;

import io.tierguard.guard.Decision;
import io.tierguard.identity.Identity;
import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import io.tierguard.settings.ExaminedSetting;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor has to say: nothing secret.
 *
 * @param identity who the process is; empty where nobody knows
 * @param isStated whether the call says so, and the variables do not
 * @param registry which is sound
 * @param today the day of the answer
 * @param settings each that was chosen
 * @param reached each endpoint that a setting names
 * @param databases each that was asked
 * @param matrix who may reach what
 * @param problems all that is wrong
 * @param notes what was not looked at, or is to be known
 * @param isComplete whether everything that was asked for has an answer
 */
record Diagnosis(
        Optional<Identity> identity,
        boolean isStated,
        Registry registry,
        LocalDate today,
        List<ExaminedSetting> settings,
        List<Reached> reached,
        List<DoctorDatabases.Found> databases,
        ReachMatrix matrix,
        Report problems,
        List<String> notes,
        boolean isComplete) {

    /**
     * An endpoint that a setting names.
     *
     * @param variable the setting
     * @param decision what the registry says
     * @param answer whether it answers; empty where it was not dialled
     */
    record Reached(String variable, Decision decision, Optional<String> answer) {

        /** Such as {@code refused}. */
        String verdict() {
            if (decision.wouldRefuse()) {
                return "observed";
            }
            return decision.isAllowed() ? "allowed" : "refused";
        }

        String owner() {
            return decision.owners()
                    .map(owners -> String.join(", ", owners.names()))
                    .orElse("nobody");
        }

        List<String> addresses() {
            return Answer.EndpointAnswer.of(decision).addresses();
        }
    }

    int status() {
        if (!isComplete) {
            return ExitStatus.MISUSE;
        }
        return problems.isClean() ? ExitStatus.DONE : ExitStatus.REFUSED;
    }

    /** Such as {@code orders as staging on 2026-11-24}. */
    String subject() {
        String application = registry.application().orElse("this process");
        return application
                + identity.map(who -> " as " + who.environment().describe()).orElse("") + " on " + today;
    }

    /** Such as {@code 2 problems}. */
    String verdict() {
        return problems.isClean()
                ? "nothing is wrong"
                : Findings.counted(problems.problems().size(), "problem");
    }
}
