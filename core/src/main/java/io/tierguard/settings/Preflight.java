package io.tierguard.settings;

import io.tierguard.guard.Guard;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checks every setting of some mappings against the environment before SmallRye Config builds anything. */
final class Preflight {

    private final Variables variables;
    private final List<Problem> problems = new ArrayList<>();
    private final Unsealing unsealing;
    private final Map<String, Setting> missing = new TreeMap<>();
    private final ValueReader reader;
    private final Needs needs;
    private final Intake intake;

    private Preflight(Variables variables, Guard guard, MappingWalk walk) {
        this.variables = variables;
        Set<String> declared = new HashSet<>();
        for (Setting setting : walk.settings()) {
            declared.add(setting.variable());
        }
        this.unsealing = new Unsealing(variables, guard);
        this.reader = new ValueReader(variables, declared, guard.environment().tier(), unsealing);
        this.needs = new Needs(guard.environment().tier(), walk.settings(), reader, variables);
        this.intake = new Intake(guard, problems);
    }

    static Preflight of(List<Class<?>> mappings, Variables variables, Guard guard) {
        MappingWalk walk = new MappingWalk(variables);
        for (Class<?> mapping : mappings) {
            walk.walk(mapping);
        }
        new TierContradictions(walk.faults()).find(walk.settings(), walk.groups());
        Preflight preflight = new Preflight(variables, guard, walk);
        preflight.check(walk);
        return preflight;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The values by the names that SmallRye Config looks for. Secrets included. */
    Map<String, String> values() {
        return intake.values();
    }

    private void check(MappingWalk walk) {
        problems.addAll(walk.faults().problems());
        for (String told : walk.faults().told()) {
            variables.readAllOf(told);
        }
        for (Setting setting : walk.settings()) {
            if (setting.kind() != Setting.Kind.MAP) {
                check(setting);
            }
        }
        // maps last: they take what no declared setting has taken
        Set<Setting> filled = new HashSet<>();
        for (Setting setting : walk.settings()) {
            if (setting.kind() == Setting.Kind.MAP && takeEntries(setting)) {
                filled.add(setting);
            }
        }
        for (Setting setting : walk.settings()) {
            if (setting.kind() == Setting.Kind.MAP) {
                checkMap(setting, intake.takeWithin(setting) || filled.contains(setting));
            }
        }
        for (Setting setting : walk.settings()) {
            if (setting.portPath() != null && !setting.isExempt()) {
                intake.judgeHosts(setting);
            }
        }
        checkGroups(walk);
        problems.addAll(unsealing.keyProblems());
        problems.addAll(new Strays(variables, missing, needs, walk).problems());
    }

    private void check(Setting setting) {
        if (!intake.knows(setting)) {
            variables.readAllOf(setting.variable());
            problems.add(Problem.of(
                    Code.SETTING_OF_UNSAFE_TYPE,
                    setting.variable(),
                    setting.method().getName() + "()",
                    setting.type().getName() + ", which nothing converts to",
                    "give it a public static of(String), or a converter by @WithConverter"));
            return;
        }
        boolean plain = take(setting, setting.variable(), setting.path());
        Optional<String> indexed = setting.kind() == Setting.Kind.LIST ? takeIndexed(setting) : Optional.empty();
        if (plain && indexed.isPresent()) {
            ambiguous(setting.variable(), indexed.get());
        } else if (!plain && indexed.isEmpty()) {
            checkUnset(setting);
        }
    }

    private void checkUnset(Setting setting) {
        if (needs.needs(setting)) {
            missing.put(setting.variable(), setting);
        } else if (setting.defaultValue() != null) {
            intake.takeDefault(setting, setting.defaultValue());
        }
    }

    private void ambiguous(String name, String other) {
        String both = variables.place(reader.setBy(name).orElse(name)) + " and "
                + variables.place(reader.setBy(other).orElse(other));
        problems.add(Problem.of(Code.SETTING_AMBIGUOUS, name, both));
    }

    /** Whether anything is set under the name; then it is taken, or told why it cannot be. */
    private boolean take(Setting setting, String name, String path) {
        Optional<String> setBy = reader.setBy(name);
        if (setBy.isPresent() && needs.forbids(setting) && !isNothing(setting, name, setBy.get())) {
            reader.skip(name);
            problems.add(Problem.of(Code.SETTING_FORBIDDEN, setBy.get(), needs.tier())
                    .from(variables.origin(setBy.get()).text()));
            return true;
        }
        ValueReader.Found found = reader.read(name);
        if (found instanceof ValueReader.Read read) {
            take(setting, name, path, read.value());
            return true;
        }
        if (found instanceof ValueReader.Unclear unclear) {
            problems.addAll(unclear.problems());
            for (RawValue candidate : unclear.candidates()) {
                intake.judge(setting, name, candidate);
            }
            return true;
        }
        return false;
    }

    private void take(Setting setting, String name, String path, RawValue value) {
        boolean link = value.origin().kind() != Origin.Kind.FILE && ServiceLinks.isLink(name, variables::firstValue);
        if (link) {
            problems.add(Problem.of(Code.SETTING_IS_SERVICE_LINK, name, TypeNames.of(setting))
                    .from(value.origin().text()));
        } else {
            intake.take(setting, name, path, value, needs.needs(setting));
        }
    }

    /** Whether a variable is set to nothing, and that counts as if it were not set. */
    private boolean isNothing(Setting setting, String name, String setBy) {
        return setBy.equals(name)
                && name.equals(setting.variable())
                && setting.defaultValue() == null
                && variables.firstValue(name).isEmpty();
    }

    /** Takes the elements that are set one by one; gives the name of one of them. */
    private Optional<String> takeIndexed(Setting setting) {
        TreeMap<Integer, String> byIndex = new TreeMap<>();
        String begin = setting.variable() + "_";
        for (String variable : variables.below(begin)) {
            String name = reader.filedName(variable).orElse(variable);
            int index = name.length() < begin.length() ? -1 : Variables.index(name.substring(begin.length()));
            if (index < 0 || !name.endsWith("_") || name.equals(byIndex.get(index))) {
                continue;
            }
            String before = byIndex.putIfAbsent(index, name);
            if (before != null) {
                ambiguous(before, name);
            }
            take(setting, name, setting.path() + "[" + index + "]");
        }
        return byIndex.isEmpty()
                ? Optional.empty()
                : Optional.of(byIndex.firstEntry().getValue());
    }

    /** Whether a map has any entry of its own. */
    private boolean takeEntries(Setting setting) {
        boolean any = false;
        String begin = setting.variable() + "_";
        for (String variable : variables.below(begin)) {
            if (variables.isRead(variable) || ServiceLinks.looksLikeLink(variable, variables.firstValue(variable))) {
                continue;
            }
            String name = variable;
            Optional<String> key = MapKeys.of(name.substring(begin.length()));
            if (key.isEmpty()) {
                name = reader.filedName(variable)
                        .filter(filed -> filed.length() > begin.length())
                        .orElse(begin);
                key = MapKeys.of(name.substring(begin.length()));
            }
            if (key.isPresent()) {
                any = true;
                takeEntry(setting, name, key.get());
            }
        }
        return any;
    }

    private void checkMap(Setting setting, boolean any) {
        if (!any && needs.needs(setting)) {
            problems.add(Problem.of(
                    Code.GROUP_MISSING,
                    setting.variable(),
                    needs.tier(),
                    setting.variable() + "_…, with a key in place of …"));
        } else if (setting.defaultValue() != null) {
            // whatever entries a map has, the default holds for all other keys
            intake.takeDefault(setting, setting.defaultValue());
        }
    }

    private void takeEntry(Setting setting, String name, String key) {
        if (intake.acceptsKey(setting, key.replace("\"", ""))) {
            take(setting, name, setting.path() + "." + key);
        } else {
            Optional<String> setBy = reader.setBy(name);
            reader.skip(name);
            Class<?> keyType = Objects.requireNonNull(setting.keyType());
            String expected = "in its name a key of the type " + keyType.getSimpleName();
            problems.add(Problem.of(Code.SETTING_MALFORMED, name, expected, "a key of that type")
                    .from(variables.origin(setBy.orElse(name)).text()));
        }
    }

    private void checkGroups(MappingWalk walk) {
        for (Group group : walk.groups()) {
            if (needs.lacks(group) && !isToldBySettings(group, walk.settings())) {
                problems.add(Problem.of(
                        Code.GROUP_MISSING,
                        Variables.normalise(group.path()),
                        needs.tier(),
                        group.kind() == Group.Kind.LIST
                                ? "the members of a first element, as " + Variables.normalise(group.path()) + "_0__…"
                                : "one of its variables at least"));
            }
        }
    }

    private boolean isToldBySettings(Group group, List<Setting> settings) {
        for (Setting setting : settings) {
            if (setting.isWithin(group) && needs.needs(setting)) {
                return true;
            }
        }
        return false;
    }
}
