package io.tierguard.archunit.rule;

import io.tierguard.archunit.constants.Member;
import io.tierguard.report.Code;
import java.util.Optional;

/**
 * What a rule found at one place. The value that it is about serves for its fingerprint and to tell copies from each
 * other, and is for no message: {@code toString} leaves it out.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param rule who found it
 * @param code its entry in the catalogue
 * @param member where it is, as its author wrote it
 * @param line its line in the source; 0 where the class file does not tell
 * @param text what is wrong, one line that begins with the member; never a piece of the value
 * @param value the hard-coded value; empty where the finding is about none
 * @since 0.1
 */
public record Finding(Rule rule, Code code, Member member, int line, String text, Optional<String> value) {

    /**
     * The same finding in other words.
     *
     * @param words that begin with the member
     * @return a copy
     */
    public Finding saying(String words) {
        return new Finding(rule, code, member, line, words, value);
    }

    @Override
    public String toString() {
        return rule.id() + ", line " + line + ": " + text;
    }
}
