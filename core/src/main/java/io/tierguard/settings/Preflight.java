package io.tierguard.settings;

import io.tierguard.guard.Guard;
import io.tierguard.identity.IdentityResolver;
import io.tierguard.internal.Nearest;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.secret.SealKeyFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks every setting of some mappings against the environment before SmallRye Config builds anything.
 */
final class Preflight {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Z0-9]+");
    private static final Pattern QUOTED_KEY = Pattern.compile("_(.+)_");

    /** Tierguard's own variables, which no mapping reads. */
    private static final Set<String> OWN = Set.of(IdentityResolver.VARIABLE, SealKeyFile.VARIABLE);

    private final Variables variables;
    private final List<Problem> problems = new ArrayList<>();
    private final Unsealing unsealing;
    private final ValueReader reader;
    private final Intake intake;
    private final Map<String, Setting> missing = new TreeMap<>();

    Preflight(Variables variables, Guard guard) {
        this.variables = variables;
        this.unsealing = new Unsealing(variables, guard);
        this.reader = new ValueReader(variables, unsealing);
        this.intake = new Intake(guard, problems);
    }

    List<Problem> problems() {
        return problems;
    }

    /** The values by the names that SmallRye Config looks for. Secrets included. */
    Map<String, String> values() {
        return intake.values();
    }

    void check(List<Class<?>> mappings) {
        MappingWalk walk = new MappingWalk(variables);
        mappings.forEach(walk::walk);
        problems.addAll(walk.problems());
        // maps last: they take what no declared setting has taken
        walk.settings().stream()
                .filter(setting -> setting.kind() != Setting.Kind.MAP)
                .forEach(this::check);
        walk.settings().stream()
                .filter(setting -> setting.kind() == Setting.Kind.MAP)
                .forEach(this::checkMap);
        walk.settings().stream()
                .filter(setting -> setting.portPath() != null && !setting.isExempt())
                .forEach(intake::judgeHosts);
        problems.addAll(unsealing.keyProblems());
        List<String> strays = strays();
        reportMissing(strays);
        reportUnread(strays, walk.prefixes());
    }

    private void check(Setting setting) {
        if (!intake.knows(setting)) {
            variables.readAllOf(setting.variable());
            problems.add(Problem.of(
                    Code.SETTING_OF_UNSAFE_TYPE,
                    setting.variable(),
                    setting.method().getName() + "()",
                    setting.type().getName() + ", which nothing converts to",
                    "give it a static of(String), or a converter by @WithConverter"));
            return;
        }
        boolean plain = take(setting, setting.variable(), setting.path());
        Optional<String> indexed = setting.kind() == Setting.Kind.LIST ? takeIndexed(setting) : Optional.empty();
        if (plain && indexed.isPresent()) {
            ambiguous(setting.variable(), indexed.get());
        }
        if (!plain && indexed.isEmpty()) {
            checkUnset(setting);
        }
    }

    private void ambiguous(String name, String other) {
        String both = variables.place(name) + " and " + variables.place(other);
        problems.add(Problem.of(Code.SETTING_AMBIGUOUS, name, both));
    }

    private void checkUnset(Setting setting) {
        String defaultValue = setting.defaultValue();
        if (defaultValue != null) {
            intake.takeDefault(setting, defaultValue);
        } else if (setting.required()) {
            missing.put(setting.variable(), setting);
        }
    }

    /** Whether anything is set under the name; then it is taken, or told why it cannot be. */
    private boolean take(Setting setting, String name, String path) {
        ValueReader.Found found = reader.read(name);
        if (found instanceof ValueReader.Unclear unclear) {
            problems.addAll(unclear.problems());
            for (RawValue candidate : unclear.candidates()) {
                intake.judge(setting, name, candidate);
            }
        } else if (found instanceof ValueReader.Read read) {
            if (ServiceLinks.isLink(name, variables::firstValue)) {
                problems.add(Problem.of(Code.SETTING_IS_SERVICE_LINK, name, TypeNames.of(setting))
                        .from(read.value().origin().text()));
            } else {
                intake.take(setting, name, path, read.value());
            }
        }
        return !(found instanceof ValueReader.Unset);
    }

    /** Takes the elements that are set one by one; gives the name of one of them. */
    private Optional<String> takeIndexed(Setting setting) {
        Pattern form = Pattern.compile(Pattern.quote(setting.variable()) + "_([0-9]{1,4})_");
        Map<Integer, String> byIndex = new HashMap<>();
        for (String name : List.copyOf(variables.below(setting.variable() + "_"))) {
            Matcher matcher = form.matcher(name);
            if (matcher.matches()) {
                int index = Integer.parseInt(matcher.group(1));
                String before = byIndex.putIfAbsent(index, name);
                if (before != null) {
                    ambiguous(before, name);
                }
                take(setting, name, setting.path() + "[" + index + "]");
            }
        }
        return byIndex.values().stream().min(Comparator.naturalOrder());
    }

    private void checkMap(Setting setting) {
        if (setting.defaultValue() != null) {
            intake.takeDefault(setting, setting.defaultValue());
        }
        String begin = setting.variable() + "_";
        for (String name : List.copyOf(variables.below(begin))) {
            if (!variables.isRead(name) && !ServiceLinks.looksLikeLink(name, variables.firstValue(name))) {
                key(name.substring(begin.length())).ifPresent(key -> takeEntry(setting, name, key));
            }
        }
    }

    private void takeEntry(Setting setting, String name, String key) {
        if (intake.acceptsKey(setting, key.replace("\"", ""))) {
            take(setting, name, setting.path() + "." + key);
        } else {
            variables.read(name);
            Class<?> keyType = Objects.requireNonNull(setting.keyType());
            problems.add(
                    Problem.of(Code.SETTING_MALFORMED, name, "in its name a key of the type " + keyType.getSimpleName())
                            .from(variables.origin(name).text()));
        }
    }

    /** {@code TEAM} is {@code team}; {@code _MY_KEY_} is {@code "my.key"}. */
    private static Optional<String> key(String rest) {
        if (PLAIN_KEY.matcher(rest).matches()) {
            return Optional.of(rest.toLowerCase(Locale.ROOT));
        }
        Matcher quoted = QUOTED_KEY.matcher(rest);
        return quoted.matches()
                ? Optional.of('"' + quoted.group(1).toLowerCase(Locale.ROOT).replace('_', '.') + '"')
                : Optional.empty();
    }

    private void reportMissing(List<String> strays) {
        missing.forEach((name, setting) -> {
            Problem problem = Problem.of(Code.SETTING_MISSING, name, TypeNames.of(setting));
            // a stray is meant for one setting at the most
            Optional<String> near = Nearest.to(name, strays)
                    .filter(stray -> Nearest.to(stray, missing.keySet())
                            .filter(name::equals)
                            .isPresent());
            problems.add(near.map(stray -> problem.with(List.of(new Detail(
                            "perhaps",
                            variables.original(stray) + " is meant for it: it is set, and nothing reads it"))))
                    .orElse(problem));
        });
    }

    private void reportUnread(List<String> strays, Set<String> prefixes) {
        Set<String> candidates = new LinkedHashSet<>(missing.keySet());
        candidates.addAll(variables.names());
        for (String name : strays) {
            if (prefixes.stream().anyMatch(name::startsWith)) {
                String fix = Nearest.to(name, candidates)
                        .map(near -> "rename it to " + near + ", or unset it")
                        .orElse("unset it, or add it to the mapping");
                problems.add(Problem.of(Code.SETTING_UNREAD, variables.original(name), fix)
                        .from(variables.origin(name).text()));
            }
        }
    }

    /** What is set, nothing reads, and nobody but a person has set. */
    private List<String> strays() {
        return variables.unread().stream()
                .filter(name -> !OWN.contains(name))
                .filter(name -> !ServiceLinks.looksLikeLink(name, variables.firstValue(name)))
                .toList();
    }
}
