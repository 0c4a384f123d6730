package io.tierguard.cli;

import io.tierguard.registry.Owner;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guard told in one line of a log, in whatever a layout made of that line: text around it, JSON, JSON in JSON.
 *
 * @param decision what happened
 * @param code of the refusal, or {@code -}
 * @param environment who the process was
 * @param tier the environment's
 * @param endpoint as the registry would spell it, or {@code -}
 * @param owners as the process's registry named them; empty for nobody
 * @param rule the line that named them, {@code built-in}, or {@code -}
 * @param count how often
 */
record ObservedRecord(
        String decision,
        String code,
        EnvironmentName environment,
        Tier tier,
        String endpoint,
        List<String> owners,
        String rule,
        long count) {

    static final String WOULD_REFUSE = "would-refuse";
    static final String NOT_NAMED = "not-named";

    /** A tier, an environment, or a pattern for names of these. */
    private static final String OWNER = "[a-z0-9*][a-z0-9._/*-]{0,62}+";

    private static final Pattern PAIRS =
            Pattern.compile("\\[tierguard\\.decision=([a-z-]+) tierguard\\.code=(TG-[0-9]{4}|-)"
                    + " tierguard\\.environment=(\\S+) tierguard\\.tier=([a-z]+) tierguard\\.endpoint=(\\S+)"
                    + " tierguard\\.owner=(-|" + OWNER + "(?:," + OWNER + ")*+) tierguard\\.rule=(\\S+)"
                    + " tierguard\\.count=([0-9]{1,18})[ \\]]");

    /** What no layout changes: one of these is in all that is ours. */
    private static final List<String> OURS = List.of("tierguard", " would refuse");

    /** What begins as one of ours does, wherever it was cut off behind that. */
    private static final Pattern BEGINNING = Pattern.compile(
            "TG-[0-9]{4} would refuse(?: [0-9]+ times)?: |\\[tierguard\\.decision=(?:would-refuse|not-named)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(.))");

    /** How deep programs wrap JSON in JSON. */
    private static final int DEEPEST = 4;

    /**
     * What a line tells.
     *
     * @param records none where the line is nobody's or cut off
     * @param cutOff whether it begins as one of ours and does not end so
     */
    record Line(List<ObservedRecord> records, boolean cutOff) {}

    static Line in(String line) {
        if (OURS.stream().noneMatch(line::contains)) {
            return new Line(List.of(), false);
        }
        String text = line;
        boolean begins = false;
        for (int depth = 0; depth <= DEEPEST; depth++) {
            begins |= BEGINNING.matcher(text).find();
            List<ObservedRecord> records = find(text);
            if (!records.isEmpty()) {
                return new Line(records, false);
            }
            if (text.indexOf('\\') < 0) {
                break;
            }
            text = unescaped(text);
        }
        return new Line(List.of(), begins);
    }

    private static List<ObservedRecord> find(String text) {
        List<ObservedRecord> records = new ArrayList<>();
        Matcher matcher = PAIRS.matcher(text);
        while (matcher.find()) {
            of(matcher).ifPresent(records::add);
        }
        return records;
    }

    private static Optional<ObservedRecord> of(Matcher pairs) {
        Optional<EnvironmentName> environment = EnvironmentName.parse(pairs.group(3));
        Optional<Tier> tier = Tier.parse(pairs.group(4));
        if (environment.isEmpty() || tier.isEmpty() || environment.get().text().equals(Owner.Shared.NAME)) {
            return Optional.empty();
        }
        Optional<Tier> named = Tier.parse(environment.get().text());
        if (named.isPresent() && !named.equals(tier)) {
            return Optional.empty();
        }
        String owners = pairs.group(6);
        return Optional.of(new ObservedRecord(
                pairs.group(1),
                pairs.group(2),
                environment.get(),
                tier.get(),
                pairs.group(5),
                owners.equals("-") ? List.of() : List.of(owners.split(",")),
                pairs.group(7),
                Long.parseLong(pairs.group(8))));
    }

    /** One layer of what JSON does to a text; our pairs hold no backslash of their own. */
    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) != null
                                ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                                : plain(escape.group(2))));
    }

    private static String plain(String escaped) {
        return switch (escaped) {
            case "n", "r", "t", "b", "f" -> " ";
            default -> escaped;
        };
    }
}
