package io.tierguard.archunit.secrets;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Passwords among the parameters of a URL: {@code ?password=} of PostgreSQL, MySQL and others, {@code ;password=} and
 * {@code ;pwd=} of SQL Server, H2, Derby and DB2, {@code (password=)} of MySQL's host lists, and the passwords of key
 * stores that drivers take the same way. A text that is only the end of a URL, to be put behind another, counts too.
 */
final class PasswordParameters implements Detector {

    private static final String OTHER = "password in a URL";
    private static final List<String> ENDINGS =
            List.of("password", "passwd", "pwd", "passphrase", "passcode", "secretkey", "secret", "accesstoken");
    private static final List<String> USERS = List.of("user", "username", "uid", "userid", "user_name");
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST = 1024;

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        if (text.indexOf('=') < 0) {
            return;
        }
        int jdbc = JdbcText.indexOf(text, JdbcText.SCHEME, 0);
        int url = text.indexOf("://");
        String user = user(text);
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            int key = equals - Alphabet.DOTTED.runBefore(text, equals, LONGEST_KEY);
            if (isPassword(text.substring(key, equals))) {
                boolean ofJdbc = jdbc >= 0 && jdbc < key;
                boolean inUrl = ofJdbc || url >= 0 && url < key;
                boolean parameter = key > 0 && "?&;".indexOf(text.charAt(key - 1)) >= 0;
                if (ofJdbc || parameter) {
                    value(text, equals + 1, user, inUrl, ofJdbc ? JdbcText.WHAT : OTHER, sink);
                }
            }
        }
    }

    private static boolean isPassword(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private static void value(String text, int from, String user, boolean inUrl, String what, Consumer<Secret> sink) {
        String value = valueAt(text, from);
        boolean namesItself = !inUrl && Placeholders.isNameOfPassword(value);
        if (!value.isEmpty()
                && !namesItself
                && !isTemplateInBraces(value)
                && !Placeholders.isPassword(user, inner(value))
                && !Patterns.isPattern(text.substring(from, Math.min(text.length(), from + LONGEST_KEY)))) {
            sink.accept(new Secret(Secret.Family.URL, what, from, value));
        }
    }

    /** As written, quotes and braces included. */
    private static String valueAt(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        if (from >= limit) {
            return "";
        }
        char close = switch (text.charAt(from)) {
            case '{' -> '}';
            case '"' -> '"';
            case '\'' -> '\'';
            default -> 0;
        };
        int end = from + 1;
        if (close != 0) {
            while (end < limit && text.charAt(end) != close) {
                end++;
            }
            // a blank behind the quote is code around a URL, not a value in it
            boolean value = end < limit && !Character.isWhitespace(text.charAt(from + 1));
            return value ? text.substring(from, end + 1) : "";
        }
        end = from;
        while (end < limit && !Character.isWhitespace(text.charAt(end)) && "&;,)\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end);
    }

    /** SQL Server puts a value with special characters in braces; format strings do the same with their names. */
    private static boolean isTemplateInBraces(String value) {
        return value.startsWith("{{")
                || value.startsWith("{")
                        && value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "{}_.-$".indexOf(c) >= 0);
    }

    private static String inner(String value) {
        boolean wrapped = value.length() >= 2 && "{\"'".indexOf(value.charAt(0)) >= 0;
        return wrapped ? value.substring(1, value.length() - 1) : value;
    }

    private static String user(String text) {
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            int key = equals - Alphabet.DOTTED.runBefore(text, equals, LONGEST_KEY);
            if (USERS.contains(text.substring(key, equals).toLowerCase(Locale.ROOT))) {
                return inner(valueAt(text, equals + 1));
            }
        }
        return "";
    }
}
