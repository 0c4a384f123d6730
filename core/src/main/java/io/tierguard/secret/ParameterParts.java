package io.tierguard.secret;

import java.util.Locale;

/**
 * Secrets among parameters: {@code ?password=} of URLs, {@code ;password=} and {@code ;pwd=} of SQL Server, H2, DB2 and of
 * connection strings, {@code (password=)} of MySQL's host lists, {@code password='…'} of libpq.
 */
final class ParameterParts {

    private static final int LONGEST_KEY = 64;
    private static final int SHORTEST_RANDOM = 16;

    private ParameterParts() {}

    static void find(String text, SecretParts parts) {
        boolean list = text.indexOf(';') >= 0;
        int parenthesis = text.indexOf('(');
        String user = "";
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            if (SecretNames.isUser(keyBefore(text, equals))) {
                user = new ParameterValue(text, equals, list, parenthesis).decoded();
            }
        }
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            String key = keyBefore(text, equals);
            boolean secret = SecretNames.isParameter(key);
            if (secret || SecretNames.isVagueParameter(key)) {
                ParameterValue value = new ParameterValue(text, equals, list, parenthesis);
                if (secret && !isSwitch(value.raw()) || value.isOfUrl() && looksRandom(value.raw())) {
                    value.addTo(parts, user);
                    equals = Math.max(equals, value.end() - 1);
                }
            }
        }
    }

    static String keyBefore(String text, int equals) {
        int from = equals;
        while (from > 0 && equals - from < LONGEST_KEY && isOfKey(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, equals);
    }

    private static boolean isOfKey(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_.-".indexOf(c) >= 0;
    }

    private static boolean isSwitch(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false");
    }

    private static boolean looksRandom(String value) {
        return value.length() >= SHORTEST_RANDOM
                && value.chars().anyMatch(c -> c >= '0' && c <= '9')
                && value.chars().anyMatch(Character::isLetter);
    }
}
