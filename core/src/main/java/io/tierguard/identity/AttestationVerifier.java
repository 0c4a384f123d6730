package io.tierguard.identity;

import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.signed.DocumentReader;
import io.tierguard.signed.Flaw;
import io.tierguard.signed.TrustedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Verifies an attestation: that a key which the registry trusts has signed it, for this application, for now, and for where
 * it is used.
 *
 * <p>No message holds anything of a document but the names of environments, and dates.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class AttestationVerifier {

    private final List<TrustedKey> keys;
    private final Optional<String> application;
    private final String registry;

    /** The outcome: what was vouched for, or all that is wrong. */
    public sealed interface Result {}

    /**
     * It holds.
     *
     * @param attestation what was vouched for
     * @param kid the key that signed it
     * @param endsSoon whether four fifths of its life are over
     */
    public record Attested(Attestation attestation, String kid, boolean endsSoon) implements Result {}

    /**
     * It does not hold.
     *
     * @param problems at least one
     */
    public record NotAttested(List<Problem> problems) implements Result {
        /** Copies the problems. */
        public NotAttested {
            problems = List.copyOf(problems);
        }
    }

    private AttestationVerifier(List<TrustedKey> keys, Optional<String> application, String registry) {
        this.keys = List.copyOf(keys);
        this.application = application;
        this.registry = registry;
    }

    /**
     * A verifier by what a registry says: the keys under {@code trust: attestation:}, and {@code application}.
     *
     * @param registry the registry
     * @return the verifier
     */
    public static AttestationVerifier of(Registry registry) {
        String source = registry.source();
        String file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        return new AttestationVerifier(registry.attestationKeys(), registry.application(), file);
    }

    /**
     * Verifies a document.
     *
     * @param document any text
     * @param where the variable that it came by, for messages
     * @param observed the evidence of the process
     * @param now the instant
     * @return what was vouched for, or all that is wrong
     */
    public Result verify(String document, String where, List<Evidence> observed, Instant now) {
        return verify(document, where, attestation -> observed, now);
    }

    /**
     * Verifies a document as a process would in the very place that it is bound to. Whether this is that place is left
     * open: it is for whoever issued it, and no start may rely on it.
     *
     * @param document any text
     * @param where what messages call it by
     * @param now the instant
     * @return what was vouched for, or all that is wrong
     */
    public Result verifyWhereBound(String document, String where, Instant now) {
        return verify(document, where, AttestationBinding::placeOf, now);
    }

    private Result verify(String document, String where, Function<Attestation, List<Evidence>> observed, Instant now) {
        DocumentReader.Result result = DocumentReader.of(Attestation.TYPE, keys).read(document);
        if (result instanceof DocumentReader.Rejected rejected) {
            return new NotAttested(List.of(problem(rejected.flaw(), where)));
        }
        DocumentReader.Verified verified = (DocumentReader.Verified) result;
        List<Problem> problems = new ArrayList<>();
        Optional<Attestation> read = new AttestationClaims(verified.claims(), application, where, problems).read();
        if (read.isPresent()) {
            checkAudience(read.get(), where, problems);
            AttestationLife.check(read.get(), now, where, problems);
            AttestationBinding.check(read.get(), observed.apply(read.get()), where, problems);
        }
        if (read.isEmpty() || !problems.isEmpty()) {
            return new NotAttested(problems);
        }
        return new Attested(read.get(), verified.kid(), AttestationLife.endsSoon(read.get(), now));
    }

    private void checkAudience(Attestation attestation, String where, List<Problem> problems) {
        if (application.isEmpty()) {
            problems.add(Problem.of(Code.ATTESTATION_WITHOUT_APPLICATION, where, registry));
        } else if (!application.get().equals(attestation.application())) {
            problems.add(Problem.of(Code.ATTESTATION_AUDIENCE, where, application.get()));
        }
    }

    private Problem problem(Flaw flaw, String where) {
        return switch (flaw) {
            case EMPTY -> Problem.of(Code.ATTESTATION_EMPTY, where, where);
            case TOO_LARGE -> Problem.of(Code.ATTESTATION_TOO_LARGE, where, DocumentReader.MAX_LENGTH);
            case SHAPE, ENCODING, HEADER_SYNTAX ->
                Problem.of(
                        Code.ATTESTATION_MALFORMED,
                        where,
                        flaw.reason(),
                        "give the document alone, as the deploy job signed it, on one line and without quotes");
            case CLAIMS_SYNTAX ->
                Problem.of(
                        Code.ATTESTATION_MALFORMED,
                        where,
                        flaw.reason(),
                        "sign another, with the claims as one JSON object, and no number longer than a date");
            case HEADER_REPEATS, CLAIMS_REPEAT -> Problem.of(Code.ATTESTATION_REPEATS_MEMBER, where, flaw.reason());
            case HEADER_MEMBER, NO_KEY_NAMED -> Problem.of(Code.ATTESTATION_HEADER, where, flaw.reason());
            case ALGORITHM -> Problem.of(Code.ATTESTATION_ALGORITHM, where);
            case TYPE -> Problem.of(Code.ATTESTATION_TYPE, where, Attestation.TYPE);
            case NO_TRUSTED_KEYS -> Problem.of(Code.ATTESTATION_WITHOUT_TRUST, where, registry, where);
            case UNKNOWN_KEY -> Problem.of(Code.ATTESTATION_KEY_UNKNOWN, where, registry, kids());
            case SIGNATURE -> Problem.of(Code.ATTESTATION_SIGNATURE, where);
        };
    }

    private String kids() {
        List<String> kids = new ArrayList<>();
        for (TrustedKey key : keys) {
            kids.add(Claims.printable(key.kid()));
        }
        return String.join(" or ", kids);
    }

    @Override
    public String toString() {
        return "verifier of attestations by " + registry;
    }
}
