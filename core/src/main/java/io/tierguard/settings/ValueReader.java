package io.tierguard.settings;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads what is set under a name: one text with its origin, or why there is not one. */
final class ValueReader {

    private final Variables variables;
    private final Unsealing unsealing;

    ValueReader(Variables variables, Unsealing unsealing) {
        this.variables = variables;
        this.unsealing = unsealing;
    }

    /** What was found under a name. */
    sealed interface Found {}

    /** Nothing is set. */
    record Unset() implements Found {}

    /** One value. */
    record Read(RawValue value) implements Found {}

    /**
     * Something is set that gives no value.
     *
     * @param problems why
     * @param candidates the texts among which nobody can choose; none where nothing could be read
     */
    record Unclear(List<Problem> problems, List<RawValue> candidates) implements Found {}

    /** What a name holds, in whatever spelling it is set. The name counts as read from now on. */
    Found read(String name) {
        List<Variables.Variable> found = variables.read(name);
        if (found.isEmpty()) {
            return new Unset();
        }
        String first = found.get(0).value();
        for (Variables.Variable other : found) {
            if (!other.value().equals(first)) {
                return ambiguous(name, found);
            }
        }
        return value(name, new RawValue(first, found.get(0).origin()));
    }

    /** The one place where the text that stands somewhere becomes the value that is checked, judged and loaded. */
    private Found value(String name, RawValue raw) {
        Unsealing.Outcome outcome = unsealing.open(name, raw.text());
        if (outcome instanceof Unsealing.Opened opened) {
            return new Read(raw.opened(opened.secret()));
        }
        if (outcome instanceof Unsealing.Shut shut) {
            List<Problem> problems = new ArrayList<>();
            for (Problem problem : shut.problems()) {
                problems.add(problem.from(raw.origin().text()));
            }
            return new Unclear(problems, List.of());
        }
        return new Read(raw);
    }

    private static Found ambiguous(String name, List<Variables.Variable> found) {
        List<String> names = new ArrayList<>();
        List<RawValue> candidates = new ArrayList<>();
        for (Variables.Variable one : found) {
            names.add(one.place());
            candidates.add(new RawValue(one.value(), one.origin()));
        }
        Problem problem = Problem.of(Code.SETTING_AMBIGUOUS, name, String.join(" and ", names));
        return new Unclear(List.of(problem), candidates);
    }
}
