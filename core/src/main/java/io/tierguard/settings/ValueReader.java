package io.tierguard.settings;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is set for a name: one text with its origin, or why there is not one. A name is set by its variable, or by
 * {@code NAME_FILE}, which names a file that holds the value.
 */
final class ValueReader {

    /** What the name of a variable ends with that names a file. */
    static final String FILE = "_FILE";

    private final Variables variables;
    private final Set<String> declared;
    private final Tier tier;
    private final Unsealing unsealing;

    /**
     * A reader.
     *
     * @param declared the variables of all settings: what a setting is called itself names no file of another
     * @param tier decides how well a file must be kept
     * @param unsealing opens what is sealed
     */
    ValueReader(Variables variables, Set<String> declared, Tier tier, Unsealing unsealing) {
        this.variables = variables;
        this.declared = declared;
        this.tier = tier;
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

    /** What a setting is called itself names no file of another, and what opens seals is nobody's value. */
    private boolean namesFile(String variable) {
        return !declared.contains(variable) && !variable.equals(SealKeyFile.VARIABLE);
    }

    /** The variable that may name a file for this name, unless a setting is called so itself. */
    private Optional<String> fileVariable(String name) {
        return namesFile(name + FILE) ? Optional.of(name + FILE) : Optional.empty();
    }

    /** The name whose value a variable may bring by a file. */
    Optional<String> filedName(String variable) {
        return variable.endsWith(FILE) && namesFile(variable)
                ? Optional.of(variable.substring(0, variable.length() - FILE.length()))
                : Optional.empty();
    }

    /** The variable by which a name is set: its own, or the one that names its file; empty where it is not set. */
    Optional<String> setBy(String name) {
        return variables.has(name) ? Optional.of(name) : fileVariable(name).filter(variables::has);
    }

    /** Marks a name as read, whatever it holds. */
    void skip(String name) {
        variables.read(name);
        fileVariable(name).ifPresent(variables::read);
    }

    /** What a name holds, in whatever spelling it is set. The name counts as read from now on. */
    Found read(String name) {
        List<Variables.Variable> plain = variables.read(name);
        Optional<String> fileName = fileVariable(name);
        List<Variables.Variable> file = fileName.isEmpty() ? List.of() : variables.read(fileName.get());
        if (plain.isEmpty() && file.isEmpty()) {
            return new Unset();
        }
        if (!plain.isEmpty() && !file.isEmpty()) {
            Origin.Kind one = plain.get(0).origin().kind();
            if (one == file.get(0).origin().kind()) {
                List<Variables.Variable> both = new ArrayList<>(plain);
                both.addAll(file);
                return ambiguous(name, both, plain);
            }
            // as everywhere, a real variable wins over the .env
            return one == Origin.Kind.ENVIRONMENT ? readPlain(name, plain) : readFile(name, file);
        }
        return file.isEmpty() ? readPlain(name, plain) : readFile(name, file);
    }

    private Found readPlain(String name, List<Variables.Variable> found) {
        return differ(found)
                ? ambiguous(name, found, found)
                : value(name, new RawValue(found.get(0).value(), found.get(0).origin()));
    }

    private Found readFile(String name, List<Variables.Variable> found) {
        if (differ(found)) {
            return ambiguous(name, found, List.of());
        }
        Variables.Variable variable = found.get(0);
        String shown = variables.original(name + FILE);
        MountedFile.Content content = new MountedFile(shown, tier).read(variable.value());
        if (content instanceof MountedFile.Text text) {
            return value(name, new RawValue(text.value(), Origin.file(text.shown(), shown, variable.origin())));
        }
        Problem problem = ((MountedFile.Unreadable) content).problem();
        return new Unclear(List.of(problem.from(variable.origin().text())), List.of());
    }

    private static boolean differ(List<Variables.Variable> found) {
        for (Variables.Variable other : found) {
            if (!other.value().equals(found.get(0).value())) {
                return true;
            }
        }
        return false;
    }

    /** The one place where the text that stands somewhere becomes the value that is checked, judged and loaded. */
    private Found value(String name, RawValue raw) {
        Unsealing.Outcome outcome = unsealing.open(name, raw.text());
        if (outcome instanceof Unsealing.Plain) {
            return new Read(raw);
        }
        if (outcome instanceof Unsealing.Opened opened) {
            return new Read(raw.opened(opened.secret()));
        }
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : ((Unsealing.Shut) outcome).problems()) {
            problems.add(problem.from(raw.origin().text()));
        }
        return new Unclear(problems, List.of());
    }

    private static Found ambiguous(String name, List<Variables.Variable> all, List<Variables.Variable> candidates) {
        List<String> names = new ArrayList<>();
        for (Variables.Variable one : all) {
            names.add(one.place());
        }
        List<RawValue> texts = new ArrayList<>();
        for (Variables.Variable one : candidates) {
            texts.add(new RawValue(one.value(), one.origin()));
        }
        return new Unclear(List.of(Problem.of(Code.SETTING_AMBIGUOUS, name, String.join(" and ", names))), texts);
    }
}
