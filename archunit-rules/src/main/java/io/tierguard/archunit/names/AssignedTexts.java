package io.tierguard.archunit.names;

import io.tierguard.archunit.constants.Constant;
import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.names.SecretPlace.Trust;
import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.rule.Subject;
import io.tierguard.report.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds values that a text assigns to a name of a secret: {@code db.password=…}, {@code --password …}, lines of
 * properties, YAML and JSON, and the defaults of {@code ${db.password:…}}, in code and in annotations.
 *
 * <p>The time that it takes grows no faster than the texts.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class AssignedTexts implements ClassCheck {

    private static final int LONGEST = 65_536;
    private static final List<String> SETTING = List.of("export ", "set ", "env ", "SET ", "ENV ", "ARG ");
    private static final String BEFORE_KEYS = "\n\r\t \"'{,&?;([";

    /** A check, of which all are alike. */
    public AssignedTexts() {}

    @Override
    public List<Finding> check(Subject subject) {
        Set<Finding> findings = new LinkedHashSet<>();
        for (Constant constant : subject.file().constants()) {
            for (Assigned assigned : in(constant.text())) {
                findings.add(finding(constant, assigned));
            }
        }
        return List.copyOf(findings);
    }

    private static Finding finding(Constant constant, Assigned assigned) {
        Member member = constant.member();
        String key = SecretNameSinks.isShowable(assigned.key())
                ? "<" + assigned.key() + ">"
                : "a key that is named like a secret";
        String text = member.describe() + " has a text with a hard-coded value for " + key;
        return new Finding(
                Rule.SECRET_NAMES,
                Code.HARD_CODED_SECRET,
                member,
                constant.line(),
                text,
                Optional.of(assigned.value()));
    }

    /**
     * What a text gives a name.
     *
     * @param key the name
     * @param value the secret; for no message
     */
    record Assigned(String key, String value) {

        @Override
        public String toString() {
            return key;
        }
    }

    /** Every secret that a text assigns. */
    static List<Assigned> in(String text) {
        if (text.length() > LONGEST) {
            return List.of();
        }
        List<Assigned> found = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '=' && c != ':') {
                continue;
            }
            int keyEnd = at;
            while (keyEnd > from && (text.charAt(keyEnd - 1) == ' ' || isQuote(text.charAt(keyEnd - 1)))) {
                keyEnd--;
            }
            int keyStart = keyEnd;
            while (keyStart > from && isOfKey(text.charAt(keyStart - 1))) {
                keyStart--;
            }
            String key = withoutDashes(text.substring(keyStart, keyEnd));
            boolean template = c == ':' && isTemplate(text, keyStart);
            if (key.isEmpty() || !template && !isAtStart(text, keyStart) || !SecretWords.isSecret(key)) {
                from = at + 1;
                continue;
            }
            int end = template ? endOfTemplate(text, at) : endOfValue(text, at);
            String value = unquoted(text.substring(at + 1, end).trim());
            if (template && value.startsWith("-")) {
                value = value.substring(1);
            }
            if (isSecret(key, value, template)) {
                found.add(new Assigned(key, value));
            }
            from = end;
            at = Math.max(at, end - 1);
        }
        return found;
    }

    private static boolean isSecret(String key, String value, boolean template) {
        Trust trust = template ? Trust.HANDED_OVER : Trust.NAME_OR_VALUE;
        return !value.isEmpty() && SecretValues.isSecret(value, key, trust);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isOfKey(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    }

    private static String withoutDashes(String key) {
        int start = 0;
        while (start < key.length() && key.charAt(start) == '-') {
            start++;
        }
        return key.startsWith("-D") ? key.substring(2) : key.substring(start);
    }

    /** Of a line, a list or a document; not behind another word, as in a message. */
    private static boolean isAtStart(String text, int start) {
        int before = start - 1;
        if (before < 0 || SETTING.stream().anyMatch(word -> text.startsWith(word, start - word.length()))) {
            return true;
        }
        if (BEFORE_KEYS.indexOf(text.charAt(before)) < 0) {
            return false;
        }
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || before < start - 2 || BEFORE_KEYS.indexOf(text.charAt(before)) >= 0;
    }

    private static boolean isTemplate(String text, int start) {
        return start >= 2 && text.charAt(start - 1) == '{' && "$#{".indexOf(text.charAt(start - 2)) >= 0;
    }

    private static int endOfTemplate(String text, int at) {
        int end = text.indexOf('}', at);
        return end < 0 ? text.length() : end;
    }

    private static int endOfValue(String text, int at) {
        int start = at + 1;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        if (start < text.length() && isQuote(text.charAt(start))) {
            int close = text.indexOf(text.charAt(start), start + 1);
            return close < 0 ? text.length() : close + 1;
        }
        int end = start;
        while (end < text.length() && " \t\n\r&;,\"')}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        return last > 0 && isQuote(value.charAt(0)) && value.charAt(last) == value.charAt(0)
                ? value.substring(1, last)
                : value;
    }
}
