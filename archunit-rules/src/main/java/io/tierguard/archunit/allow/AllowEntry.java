package io.tierguard.archunit.allow;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of an allow file.
 *
 * @param line its number
 * @param fingerprint of the value, or of the words of a finding without one
 * @param rule that found it
 * @param place the class and its member
 * @param reason why it may stay
 * @param until the last day on which it may
 */
record AllowEntry(int line, String fingerprint, Rule rule, String place, String reason, Optional<LocalDate> until) {

    static String place(Member member) {
        return switch (member.kind()) {
            case CLASS -> member.owner();
            case FIELD, RECORD_COMPONENT -> member.owner() + "#" + member.name();
            case METHOD, CONSTRUCTOR, STATIC_INITIALIZER ->
                member.owner() + "#" + member.name() + "(" + String.join(", ", member.parameters()) + ")";
        };
    }

    String className() {
        int member = place.indexOf('#');
        return member < 0 ? place : place.substring(0, member);
    }

    /** A value that is allowed in a place is allowed whichever rule finds it there. */
    boolean covers(Finding finding, String itsFingerprint) {
        return fingerprint.equals(itsFingerprint)
                && place.equals(place(finding.member()))
                && (finding.value().isPresent() || rule == finding.rule());
    }

    boolean isOver(LocalDate today) {
        return until.isPresent() && until.get().isBefore(today);
    }
}
