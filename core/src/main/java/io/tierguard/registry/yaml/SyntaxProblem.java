package io.tierguard.registry.yaml;

import io.tierguard.internal.Redaction;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says what is wrong with a text as YAML; where an endpoint without quotes is to blame, says so. */
final class SyntaxProblem {

    private static final Pattern BLANK_PORT = Pattern.compile("\\s+([0-9]{1,5})(?=\\s|$)");

    private static final Pattern TOKEN = Pattern.compile("[^\\s,\\]}]+");
    private static final Pattern ADDRESS_IN_BRACKETS =
            Pattern.compile("(?:^|[\\s,:\\[-])\\s*(\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.%]*](?::[0-9]+)?(?:/\\S*)?)");
    private static final Pattern HOST_BLANK_PORT = Pattern.compile("([A-Za-z0-9_.*-]+): +([0-9]+(?:/\\S*)?)");

    /** YAML ends the search for the colon behind a key there. */
    private static final int LONGEST_KEY = 1_024;

    private final String file;
    private final List<String> lines;

    SyntaxProblem(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    Problem of(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext();
        Place place = place(e.getProblemMark().or(e::getContextMark));
        if (context.contains("alias")) {
            Place star = place(e.getContextMark().or(e::getProblemMark));
            return star(star, token(star));
        }
        String line = line(place);
        if (isBehindLongKey(line, place)) {
            return Problem.of(
                    Code.REGISTRY_SYNTAX,
                    place.toString(),
                    "the key before this colon is longer than 1,024 characters",
                    "write ? and a blank before the key, and the colon at the beginning of a line of its own");
        }
        Matcher address = ADDRESS_IN_BRACKETS.matcher(line);
        if (address.find()) {
            Place bracket = new Place(file, place.line(), line.codePointCount(0, address.start(1)) + 1);
            return quotesNeeded(bracket, "an unquoted [ begins a list", address.group(1));
        }
        Matcher port = HOST_BLANK_PORT.matcher(line);
        if (e.getProblem().startsWith("mapping values are not allowed") && port.find()) {
            Place host = new Place(file, place.line(), line.codePointCount(0, port.start(1)) + 1);
            return quotesNeeded(host, "a colon and a blank begin a map", port.group(1) + ":" + port.group(2));
        }
        String problem = e.getProblem().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return Problem.of(
                Code.REGISTRY_SYNTAX,
                place.toString(),
                problem,
                "mend this line; texts with special characters go in quotes");
    }

    private static boolean isBehindLongKey(String line, Place place) {
        int colon = line.offsetByCodePoints(0, Math.min(place.column() - 1, line.codePointCount(0, line.length())));
        if (!line.startsWith(":", colon)) {
            return false;
        }
        String before = line.substring(0, colon).strip();
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        boolean quoted = last == '"' || last == '\'';
        // a plain text with a colon and a blank in it is wrong by these
        boolean plain = !quoted && !before.contains(": ");
        int from = quoted ? before.lastIndexOf(last, before.length() - 2) : plain ? 0 : before.length();
        return before.codePointCount(Math.max(0, from), before.length()) > LONGEST_KEY;
    }

    Problem ofAlias(Place place, AliasEvent alias) {
        String token = token(place);
        return star(place, token.isEmpty() ? "*" + alias.getAlias() : token);
    }

    static Problem unprintable(Place place) {
        return Problem.of(
                Code.REGISTRY_SYNTAX, place.toString(), "a control character stands here", "remove the character");
    }

    private static Problem star(Place place, String token) {
        return quotesNeeded(place, "an unquoted * begins an alias", token);
    }

    private static Problem quotesNeeded(Place place, String why, String token) {
        return Problem.of(Code.QUOTES_NEEDED, place.toString(), why, Redaction.ofPattern(token));
    }

    private String token(Place place) {
        String line = line(place);
        int from = Math.min(place.column() - 1, line.codePointCount(0, line.length()));
        Matcher token = TOKEN.matcher(line).region(line.offsetByCodePoints(0, from), line.length());
        if (!token.lookingAt()) {
            return "";
        }
        Matcher port = BLANK_PORT.matcher(line).region(token.end(), line.length());
        return token.group().endsWith(":") && !port.lookingAt()
                ? token.group().substring(0, token.group().length() - 1)
                : token.group() + (token.group().endsWith(":") ? port.group(1) : "");
    }

    private String line(Place place) {
        return place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> new Place(file, 1, 1));
    }
}
