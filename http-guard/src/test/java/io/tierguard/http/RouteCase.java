package io.tierguard.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param expected by the client that it is expected of, in small letters, or the beginning of its name; under the empty name
 *     what is expected of all others
 */
record RouteCase(
        int line,
        Surroundings in,
        String text,
        String method,
        String url,
        Map<String, String> headers,
        List<Answer> answers,
        Map<String, String> expected) {

    private static final Pattern START = Pattern.compile(
            "(?:(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) )?(\\S+)((?: \\{[^}]*\\})*)(?: via (http|socks) (\\S+))?");
    private static final Pattern HEADER = Pattern.compile("\\{([^:]+): ([^}]*)\\}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** What a client depends on: clients with the same are one. */
    record Surroundings(
            String environment,
            String policy,
            @Nullable String proxyType,
            @Nullable String proxy) {}

    /** What a server says. */
    record Answer(int status, List<String> locations) {
        static final Answer LAST = new Answer(200, List.of());
    }

    static RouteCase parse(int line, String environment, String policy, String text) {
        String[] sides = text.split(" {2}=> {2}", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("line " + line + " has no expectation");
        }
        String[] steps = sides[0].split(" -> ", -1);
        Matcher start = START.matcher(steps[0]);
        if (!start.matches()) {
            throw new IllegalArgumentException("line " + line + " does not begin with a request: " + steps[0]);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Matcher header = HEADER.matcher(start.group(3));
        while (header.find()) {
            headers.put(header.group(1), unescaped(header.group(2)));
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 1; i < steps.length; i++) {
            answers.add(answer(steps[i]));
        }
        return new RouteCase(
                line,
                new Surroundings(environment, policy, start.group(4), start.group(5)),
                text,
                start.group(1) == null ? "GET" : start.group(1),
                unescaped(start.group(2)),
                headers,
                answers,
                expected(sides[1]));
    }

    /** Without a location: {@code 302}; with an empty one: {@code 302 ""}; with several: {@code 302 /a && /b}. */
    private static Answer answer(String step) {
        List<String> locations = new ArrayList<>();
        if (step.length() > 3) {
            for (String location : step.substring(4).split(" && ", -1)) {
                locations.add(location.equals("\"\"") ? "" : unescaped(location));
            }
        }
        return new Answer(Integer.parseInt(step.substring(0, 3)), locations);
    }

    private static Map<String, String> expected(String side) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String one : side.split(" ; ", -1)) {
            String bare = one.replaceFirst(" \\([^)]*\\)$", "");
            int colon = bare.indexOf(": ");
            expected.put(colon < 0 ? "" : bare.substring(0, colon), colon < 0 ? bare : bare.substring(colon + 2));
        }
        return expected;
    }

    /** All that are right for a client. */
    List<String> expectedOf(String client) {
        String best = "";
        for (String name : expected.keySet()) {
            best = client.startsWith(name) && name.length() > best.length() ? name : best;
        }
        return List.of(expected.getOrDefault(best, "").split(" or ", -1));
    }

    boolean isWebSocket() {
        return url.startsWith("ws");
    }

    static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
