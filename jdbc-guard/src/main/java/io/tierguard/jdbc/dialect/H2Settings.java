package io.tierguard.jdbc.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings of an H2 URL and its properties: all must be known, and none may run a statement that dials. */
final class H2Settings {

    /** H2 runs {@code SET name value}, so that a value with brackets or a semicolon could call a function that dials. */
    private static final Pattern PLAIN_VALUE = Pattern.compile("[\\w .,+/:*%$~-]*|'[\\w .,+/:*%$~-]*'|\"[\\w .-]*\"");

    private static final String NAME = "(?:\\w+|\"[\\w .-]+\")";
    private static final String VALUE = "(?:\\w+|\"[\\w .-]+\"|'[\\w .:/+-]*')";

    private static final Pattern HARMLESS_STATEMENT = Pattern.compile(
            "\\s*(?:CREATE SCHEMA(?: IF NOT EXISTS)?|SET SCHEMA)\\s+NAME(?:\\s+AUTHORIZATION NAME)?\\s*"
                            .replace("NAME", NAME)
                    + "|\\s*SET (?:MODE|TIME ZONE|SCHEMA_SEARCH_PATH)\\s+VALUE(?:\\s*,\\s*VALUE)*+\\s*"
                            .replace("VALUE", VALUE)
                    + "|\\s*CREATE (?:DOMAIN|TYPE)(?: IF NOT EXISTS)?\\s+NAME\\s+AS\\s+[\\w ]+(?:\\([\\w ,']*\\))?\\s*"
                            .replace("NAME", NAME),
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> SECRETS = Set.of("USER", "PASSWORD", "AUTHZPWD");
    private static final String FIX = "remove it, or set it after connecting";

    private H2Settings() {}

    static void check(Spelling spelling, String settings, Map<String, String> properties) {
        Map<String, String> seen = new TreeMap<>();
        properties.forEach((name, value) -> check(spelling, name, value, "a property", seen));
        int position = 0;
        for (String setting : split(settings)) {
            if (setting.isEmpty()) {
                continue;
            }
            String place = "setting " + ++position;
            Cut cut = Cut.at('=', setting);
            if (!cut.found()) {
                throw spelling.unreadable(place + " has no value", "write it as NAME=value");
            }
            check(spelling, cut.before(), cut.behind(), place, seen);
        }
    }

    /** As the driver splits: a backslash takes the next character as it is. */
    private static List<String> split(String settings) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < settings.length(); i++) {
            char c = settings.charAt(i);
            if (c == '\\' && i + 1 < settings.length()) {
                part.append(settings.charAt(++i));
            } else if (c == ';') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static void check(Spelling spelling, String name, String value, String place, Map<String, String> seen) {
        String key = name.toUpperCase(Locale.ROOT);
        if (!key.equals(H2Parameters.TIME_ZONE)) {
            H2Parameters.ALL.check(name, value, place);
        }
        String before = seen.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            throw spelling.unreadable(place + " was set before, to something else", "leave one of them");
        }
        switch (key) {
            case "INIT" -> requireHarmless(spelling, value, place);
            case "AUTO_SERVER" -> require(spelling, "FALSE".equalsIgnoreCase(value), place + ", AUTO_SERVER,");
            // the old store locks by a server that a file names
            case "MV_STORE" -> require(spelling, !"FALSE".equalsIgnoreCase(value), place + ", MV_STORE,");
            case "FILE_LOCK" -> require(spelling, Set.of("FS", "NO").contains(value.toUpperCase(Locale.ROOT)), place);
            default -> requirePlain(spelling, key, value, place);
        }
    }

    private static void requireHarmless(Spelling spelling, String statements, String place) {
        for (String statement : statements.split(";", -1)) {
            if (!statement.isBlank() && !HARMLESS_STATEMENT.matcher(statement).matches()) {
                throw spelling.unreadable(
                        place + ", INIT, runs statements that may connect elsewhere",
                        "run them after connecting; only CREATE SCHEMA, DOMAIN and TYPE, and SET SCHEMA, MODE and TIME ZONE may stand there");
            }
        }
    }

    private static void requirePlain(Spelling spelling, String key, String value, String place) {
        if (!SECRETS.contains(key) && !PLAIN_VALUE.matcher(value).matches()) {
            throw spelling.unreadable(place + " has a value that could run a statement", FIX);
        }
    }

    private static void require(Spelling spelling, boolean harmless, String place) {
        if (!harmless) {
            throw spelling.unreadable(place + " may dial what a file on this machine names", FIX);
        }
    }
}
