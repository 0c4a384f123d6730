package io.tierguard.settings;

import io.smallrye.config.common.utils.StringUtil;
import io.tierguard.guard.Guard;
import io.tierguard.identity.IdentityResolver;
import io.tierguard.internal.Nearest;
import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/**
 * Checks every setting of some mappings against the environment before SmallRye Config builds anything, and collects the
 * values under the names that SmallRye Config is then given: what is judged is what is read.
 */
final class Preflight {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Z0-9]+");
    private static final Pattern QUOTED_KEY = Pattern.compile("_(.+)_");

    private final Variables variables;
    private final ValueJudge judge;
    private final Conversion conversion = new Conversion();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, List<Element>> taken = new HashMap<>();
    private final Map<String, Setting> missing = new TreeMap<>();

    Preflight(Map<String, String> environment, Guard guard) {
        this.variables = new Variables(environment);
        this.judge = new ValueJudge(guard);
    }

    List<Problem> problems() {
        return problems;
    }

    /** The values by the names that SmallRye Config looks for. Secrets included. */
    Map<String, String> values() {
        return values;
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
                .forEach(setting -> problems.addAll(new BareHosts(judge, taken).judge(setting)));
        List<String> strays = strays();
        reportMissing(strays);
        reportUnread(strays, walk.prefixes());
    }

    private void check(Setting setting) {
        if (!conversion.knows(setting)) {
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
        boolean indexed = setting.kind() == Setting.Kind.LIST && takeIndexed(setting);
        if (plain && indexed) {
            problems.add(Problem.of(
                    Code.SETTING_AMBIGUOUS,
                    setting.variable(),
                    setting.variable() + " and " + setting.variable() + "_0_"));
        }
        if (!plain && !indexed) {
            checkUnset(setting);
        }
    }

    private void checkUnset(Setting setting) {
        String defaultValue = setting.defaultValue();
        if (defaultValue != null) {
            checkDefault(setting, defaultValue);
        } else if (setting.required()) {
            missing.put(setting.variable(), setting);
        }
    }

    private void checkDefault(Setting setting, String defaultValue) {
        boolean list = setting.kind() == Setting.Kind.LIST;
        List<String> elements = elements(setting, defaultValue, list);
        if (elements.isEmpty() || !keep(setting, setting.variable(), defaultValue, elements, list)) {
            String owner = setting.method().getDeclaringClass().getSimpleName();
            problems.add(Problem.of(
                    Code.MAPPING_UNUSABLE,
                    setting.variable(),
                    owner,
                    "the default of " + setting.method().getName() + "() is not " + TypeNames.of(setting)));
        }
    }

    private static List<String> elements(Setting setting, String value, boolean list) {
        return list || setting.type().isArray() ? List.of(StringUtil.split(value)) : List.of(value);
    }

    /** Whether the variable is set; then its value is checked and kept. */
    private boolean take(Setting setting, String name, String path) {
        List<Variables.Variable> found = variables.read(name);
        if (found.isEmpty()) {
            return false;
        }
        String value = found.get(0).value();
        if (found.stream().anyMatch(other -> !other.value().equals(value))) {
            problems.add(Problem.of(
                    Code.SETTING_AMBIGUOUS,
                    name,
                    String.join(
                            " and ",
                            found.stream()
                                    .map(other -> Printable.line(other.original()))
                                    .toList())));
            found.forEach(other -> judge(setting, name, other.value(), null));
            return true;
        }
        if (ServiceLinks.isLink(name, variables::firstValue)) {
            problems.add(Problem.of(Code.SETTING_IS_SERVICE_LINK, name, TypeNames.of(setting)));
            return true;
        }
        boolean whole = setting.kind() == Setting.Kind.LIST && name.equals(setting.variable());
        List<String> elements = elements(setting, value, whole);
        if (value.isEmpty() || elements.isEmpty()) {
            takeEmpty(setting, name, value.isEmpty());
        } else if (keep(setting, name, value, elements, whole)) {
            values.put(path, value);
        } else {
            problems.add(Problem.of(Code.SETTING_MALFORMED, name, TypeNames.of(setting)));
            elements.forEach(element -> problems.addAll(judge.credentials(name, element)));
        }
        return true;
    }

    /** Empty counts as unset only where a setting may be unset without anything in its place. */
    private void takeEmpty(Setting setting, String name, boolean nothingAtAll) {
        boolean needed = setting.required()
                || setting.defaultValue() != null
                || setting.kind() == Setting.Kind.MAP
                || !name.equals(setting.variable());
        if (needed || !nothingAtAll) {
            problems.add(Problem.of(Code.SETTING_EMPTY, name, TypeNames.of(setting)));
        }
    }

    /** Whether all of a value converts; then it is judged, as text and as what it became. */
    private boolean keep(Setting setting, String name, String value, List<String> texts, boolean list) {
        boolean array = setting.type().isArray() && !list;
        Object whole = array ? conversion.convert(setting, value) : null;
        List<Element> elements = texts.stream()
                .map(text -> new Element(name, text, array ? null : conversion.convert(setting, text)))
                .toList();
        boolean kept = array ? whole != null : elements.stream().noneMatch(element -> element.converted() == null);
        if (kept) {
            elements.forEach(element -> judge(setting, name, element.text(), element.converted()));
            if (whole != null) {
                judge(setting, name, "", whole);
            }
            taken.computeIfAbsent(setting.path(), path -> new ArrayList<>()).addAll(elements);
        }
        return kept;
    }

    private boolean takeIndexed(Setting setting) {
        Pattern form = Pattern.compile(Pattern.quote(setting.variable()) + "_([0-9]{1,4})_");
        Map<Integer, String> byIndex = new HashMap<>();
        for (String name : List.copyOf(variables.below(setting.variable() + "_"))) {
            Matcher matcher = form.matcher(name);
            if (matcher.matches()) {
                int index = Integer.parseInt(matcher.group(1));
                String before = byIndex.putIfAbsent(index, name);
                if (before != null) {
                    problems.add(Problem.of(Code.SETTING_AMBIGUOUS, before, before + " and " + name));
                }
                take(setting, name, setting.path() + "[" + index + "]");
            }
        }
        return !byIndex.isEmpty();
    }

    private void checkMap(Setting setting) {
        if (setting.defaultValue() != null) {
            checkDefault(setting, setting.defaultValue());
        }
        String begin = setting.variable() + "_";
        for (String name : List.copyOf(variables.below(begin))) {
            if (!variables.isRead(name) && !ServiceLinks.looksLikeLink(name, variables.firstValue(name))) {
                key(name.substring(begin.length())).ifPresent(key -> takeEntry(setting, name, key));
            }
        }
    }

    private void takeEntry(Setting setting, String name, String key) {
        if (conversion.acceptsKey(setting, key.replace("\"", ""))) {
            take(setting, name, setting.path() + "." + key);
        } else {
            variables.read(name);
            Class<?> keyType = Objects.requireNonNull(setting.keyType());
            problems.add(Problem.of(
                    Code.SETTING_MALFORMED, name, "in its name a key of the type " + keyType.getSimpleName()));
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

    private void judge(Setting setting, String name, String text, @Nullable Object converted) {
        problems.addAll(judge.credentials(name, text));
        if (converted instanceof CharSequence other && !other.toString().equals(text)) {
            problems.addAll(judge.credentials(name, other.toString()));
        }
        if (!setting.isExempt()) {
            problems.addAll(judge.endpoints(name, EndpointValues.of(text, converted)));
        }
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
                problems.add(Problem.of(Code.SETTING_UNREAD, variables.original(name), fix));
            }
        }
    }

    /** What is set, nothing reads, and nobody but a person has set. */
    private List<String> strays() {
        return variables.unread().stream()
                .filter(name -> !name.equals(IdentityResolver.VARIABLE))
                .filter(name -> !ServiceLinks.looksLikeLink(name, variables.firstValue(name)))
                .toList();
    }
}
