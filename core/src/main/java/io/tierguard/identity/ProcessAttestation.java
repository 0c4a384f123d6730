package io.tierguard.identity;

import io.tierguard.identity.AttestationVerifier.Attested;
import io.tierguard.identity.EvidenceCheck.Verdict;
import io.tierguard.identity.EvidenceCheck.Weighed;
import io.tierguard.registry.Policy;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.tier.Environment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attestation that a process was given: in a variable, or in a mounted file that a variable names, by the deployment and
 * by nobody else.
 */
final class ProcessAttestation {

    /** Holds the document. */
    static final String VARIABLE = "TIERGUARD_ATTESTATION";

    /** Holds the absolute path of a file with the document. */
    static final String FILE_VARIABLE = "TIERGUARD_ATTESTATION_FILE";

    private final String where;
    private final @Nullable String document;
    private final List<Problem> unusable;

    /** Without a document and without a problem nothing was given. */
    private ProcessAttestation(String where, @Nullable String document, List<Problem> unusable) {
        this.where = where;
        this.document = document;
        this.unusable = unusable;
    }

    static ProcessAttestation find(Map<String, String> environment, DotEnvFile dotEnv, MountedFiles files) {
        ProcessAttestation deployed = inVariables(environment, files);
        if (!dotEnv.values().containsKey(VARIABLE) && !dotEnv.values().containsKey(FILE_VARIABLE)) {
            return deployed;
        }
        List<Problem> unusable = new ArrayList<>(deployed.unusable);
        unusable.add(Problem.of(Code.ATTESTATION_IN_DOTENV, DotEnvFile.NAME, DotEnvFile.NAME));
        return new ProcessAttestation(deployed.where, deployed.document, unusable);
    }

    private static ProcessAttestation inVariables(Map<String, String> environment, MountedFiles files) {
        String text = environment.get(VARIABLE);
        String path = environment.get(FILE_VARIABLE);
        if (text != null && path != null) {
            return unusable(VARIABLE, Code.ATTESTATION_TWICE, FILE_VARIABLE);
        }
        return path == null ? new ProcessAttestation(VARIABLE, text, List.of()) : inFile(path, files);
    }

    private static ProcessAttestation inFile(String path, MountedFiles files) {
        if (path.isEmpty()) {
            return unusable(FILE_VARIABLE, Code.ATTESTATION_FILE_UNREADABLE, "the variable is set to nothing");
        }
        MountedFiles.Reading reading = files.read(path);
        if (reading instanceof MountedFiles.Text text) {
            return new ProcessAttestation(FILE_VARIABLE, withoutLineFeed(text.text()), List.of());
        }
        String reason = reading instanceof MountedFiles.Unreadable unreadable ? unreadable.reason() : "there is none";
        return unusable(FILE_VARIABLE, Code.ATTESTATION_FILE_UNREADABLE, reason);
    }

    /** A file of one line ends in one line feed; what is beyond that is no line of it. */
    private static String withoutLineFeed(String text) {
        int end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
        return text.substring(0, text.length() - end);
    }

    private static ProcessAttestation unusable(String where, Code code, String argument) {
        return new ProcessAttestation(where, null, List.of(Problem.of(code, where, argument)));
    }

    /** What it vouches for; empty where there is none, or where a problem was added. */
    Optional<Attested> verify(Registry registry, List<Evidence> observed, Clock clock, List<Problem> problems) {
        problems.addAll(unusable);
        if (document == null) {
            return Optional.empty();
        }
        AttestationVerifier.Result result =
                AttestationVerifier.of(registry).verify(document, where, observed, clock.instant());
        if (result instanceof Attested attested) {
            return Optional.of(attested);
        }
        problems.addAll(((AttestationVerifier.NotAttested) result).problems());
        return Optional.empty();
    }

    /** Where the registry wants one, and none was given. */
    void checkPolicy(Environment claim, Policy policy, List<Problem> problems) {
        boolean isGiven = document != null || !unusable.isEmpty();
        if (!isGiven && policy.attestation(claim.tier()) == Policy.Attestation.REQUIRED) {
            problems.add(Problem.of(Code.ATTESTATION_REQUIRED, VARIABLE, claim.describe()));
        }
    }

    /** It must be for this very environment: not for its tier, and not for another of the same tier. */
    Weighed weigh(Attested attested, Environment claim) {
        boolean agrees = attested.attestation().environment().equals(claim);
        return new Weighed(
                evidence(attested),
                agrees ? Verdict.AGREES : Verdict.CONTRADICTS,
                "signed by " + Claims.printable(attested.kid()));
    }

    Evidence evidence(Attested attested) {
        Environment environment = attested.attestation().environment();
        String shown = Claims.printable(environment.name().text());
        return new Evidence(
                Evidence.ATTESTATION,
                environment.name().text(),
                "attestation for " + (environment.isTierItself() ? shown : shown + " (" + environment.tier() + ")"),
                where.equals(VARIABLE) ? "environment variable " + VARIABLE : "file of " + FILE_VARIABLE);
    }
}
