package io.tierguard.archunit.allow;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

    private static final String PLAIN = "_$.-<>";

    static String place(Member member) {
        String owner = spelled(member.owner());
        return switch (member.kind()) {
            case CLASS -> owner;
            case FIELD, RECORD_COMPONENT -> owner + "#" + spelled(member.name());
            case METHOD, CONSTRUCTOR, STATIC_INITIALIZER ->
                owner + "#" + spelled(member.name()) + "("
                        + member.parameters().stream().map(AllowEntry::type).collect(Collectors.joining(", ")) + ")";
        };
    }

    private static String type(String parameter) {
        int array = parameter.indexOf("[]");
        return array < 0 ? spelled(parameter) : spelled(parameter.substring(0, array)) + parameter.substring(array);
    }

    /** Kotlin and others permit nearly every character in a name; those that would end a column are written as Java does. */
    static String spelled(String name) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                spelled.append(c);
            } else {
                spelled.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return spelled.toString();
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
