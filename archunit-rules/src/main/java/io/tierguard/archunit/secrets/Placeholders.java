package io.tierguard.archunit.secrets;

import io.tierguard.archunit.constants.Constant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What stands where a secret would stand, and is none: examples of documentation, templates, masks. */
final class Placeholders {

    private static final List<String> TOKEN_WORDS =
            List.of("example", "placeholder", "yourtoken", "yourkey", "yoursecret", "yourapi", "your_", "your-");
    private static final List<String> MASKS = List.of("***", "xxxx", "...", "…", "•••", "###", "*redacted*");
    private static final int LONG = 64;
    /** Of patterns that look for a password, and hold none. */
    private static final List<String> PATTERNS = List.of("[^", "\\w", "\\d", "\\p{", "(.*", "(?=", "(?:");

    private static final List<String> TEMPLATES = List.of("${", "#{", "{{", "$(", "<%");
    private static final Set<String> WORDS = Set.of("redacted", "masked", "hidden", "removed", "null", "none", "xxx");
    private static final Set<String> NAMES_OF_USERS =
            Set.of("user", "username", "usr", "userid", "uid", "login", "name", "yourusername", "youruser", "myuser");
    private static final Set<String> NAMES_OF_PASSWORDS =
            Set.of("password", "passwd", "pwd", "pass", "passphrase", "yourpassword", "yourpass", "mypassword");

    private Placeholders() {}

    /** Whether nobody could log in with this token. */
    static boolean isToken(String body) {
        String lower = body.toLowerCase(Locale.ROOT);
        // in a long one a few of the same letter come by chance
        String mask = body.length() > LONG ? "xxxxxxxx" : "xxxx";
        return TOKEN_WORDS.stream().anyMatch(lower::contains)
                || lower.contains(mask)
                || lower.chars().distinct().count() <= 2
                || longestRun(body) * 2 >= body.length();
    }

    /** Whether most of it counts up or down, as {@code 1234567890abcdef} does: documentation is written so. */
    static boolean isSequence(String body) {
        int up = 0;
        int down = 0;
        for (int i = 1; i < body.length(); i++) {
            int step = body.charAt(i) - body.charAt(i - 1);
            up += step == 1 ? 1 : 0;
            down += step == -1 ? 1 : 0;
        }
        return Math.max(up, down) * 3 >= body.length() * 2;
    }

    /**
     * Whether nobody could log in with this password, or everybody can guess it because it is the user's name.
     *
     * @param user the user's name, or empty where it is not known
     */
    static boolean isPassword(String user, String password) {
        return password.isBlank()
                || password.indexOf(Constant.UNKNOWN) >= 0
                || password.equalsIgnoreCase(user)
                || isTemplate(password)
                || isMask(password)
                || NAMES_OF_USERS.contains(letters(user)) && isNameOfPassword(password);
    }

    static boolean isNameOfPassword(String password) {
        return NAMES_OF_PASSWORDS.contains(letters(password));
    }

    private static boolean isTemplate(String value) {
        return TEMPLATES.stream().anyMatch(value::contains)
                || isBetween(value, '{', '}')
                || isBetween(value, '<', '>')
                || isBetween(value, '[', ']')
                || isBetween(value, '@', '@')
                || isBetween(value, '%', '%')
                || value.startsWith("{cipher}")
                || value.startsWith("ENC(")
                || PATTERNS.stream().anyMatch(value::contains)
                || isFormat(value)
                || isVariable(value);
    }

    private static boolean isBetween(String value, char open, char close) {
        int last = value.length() - 1;
        return last > 0 && value.charAt(0) == open && value.charAt(last) == close;
    }

    /** {@code %s}, {@code %1$s}, {@code %-10s}. */
    private static boolean isFormat(String value) {
        int last = value.length() - 1;
        return last > 0
                && value.charAt(0) == '%'
                && "sSdvqn@".indexOf(value.charAt(last)) >= 0
                && value.substring(1, last).chars().allMatch(c -> c >= '0' && c <= '9' || c == '$' || c == '-');
    }

    /** {@code $PASSWORD}, {@code :password}, {@code ?}. */
    private static boolean isVariable(String value) {
        if (value.equals("?")) {
            return true;
        }
        char first = value.charAt(0);
        return (first == '$' || first == ':')
                && value.length() > 1
                && value.substring(1).chars().allMatch(c -> c == '_' || Character.isLetter(c))
                && isSpelledAsOne(value.substring(1));
    }

    private static boolean isSpelledAsOne(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) || isNameOfPassword(name);
    }

    private static boolean isMask(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return MASKS.stream().anyMatch(lower::contains)
                || WORDS.contains(lower)
                || lower.chars().allMatch(c -> "*x.#•?-_".indexOf(c) >= 0);
    }

    private static String letters(String value) {
        return value.chars()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = i > 0 && text.charAt(i) == text.charAt(i - 1) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
