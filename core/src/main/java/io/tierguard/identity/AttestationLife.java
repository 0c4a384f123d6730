package io.tierguard.identity;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When an attestation holds, and when its end is near. */
final class AttestationLife {

    /** By how much two clocks may differ. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private AttestationLife() {}

    static void check(Attestation attestation, Instant now, String where, List<Problem> problems) {
        Instant begins = attestation.notBefore();
        Instant issued = attestation.issuedAt();
        Instant expires = attestation.expires();
        Instant first = begins.isBefore(issued) ? begins : issued;
        Instant shown = Instant.ofEpochSecond(now.getEpochSecond());
        if (!expires.isAfter(begins) || !expires.isAfter(issued)) {
            problems.add(Problem.of(Code.ATTESTATION_NEVER_VALID, where, expires));
        } else if (Duration.between(first, expires).compareTo(Attestation.LONGEST_LIFE) > 0) {
            problems.add(Problem.of(Code.ATTESTATION_LIVES_TOO_LONG, where, Attestation.LONGEST_LIFE.toDays()));
        }
        if (issued.isAfter(now.plus(SKEW))) {
            problems.add(Problem.of(Code.ATTESTATION_FROM_THE_FUTURE, where, issued, shown));
        }
        if (begins.isAfter(now.plus(SKEW))) {
            problems.add(Problem.of(Code.ATTESTATION_NOT_YET_VALID, where, begins, shown));
        }
        if (!now.isBefore(expires.plus(SKEW))) {
            problems.add(Problem.of(Code.ATTESTATION_EXPIRED, where, expires, shown));
        }
    }

    /** Whether four fifths of its life are over. */
    static boolean endsSoon(Attestation attestation, Instant now) {
        Duration life = Duration.between(attestation.notBefore(), attestation.expires());
        return !now.isBefore(attestation.notBefore().plus(life.multipliedBy(4).dividedBy(5)));
    }
}
