package io.tierguard.settings;

import io.smallrye.config.common.utils.StringUtil;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Target;
import io.tierguard.internal.Nearest;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Map<String, Setting> missing = new TreeMap<>();
    private final Set<String> prefixes = new LinkedHashSet<>();

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
        for (Class<?> mapping : mappings) {
            walk.walk(mapping);
            io.smallrye.config.ConfigMapping annotation = mapping.getAnnotation(io.smallrye.config.ConfigMapping.class);
            if (annotation != null && !annotation.prefix().isEmpty()) {
                prefixes.add(Variables.normalise(annotation.prefix()) + "_");
            }
        }
        problems.addAll(walk.problems());
        Map<String, Setting> byPath = new HashMap<>();
        walk.settings().forEach(setting -> byPath.put(setting.path(), setting));
        // maps last: they take what no declared setting has taken
        walk.settings().stream()
                .filter(setting -> setting.kind() != Setting.Kind.MAP)
                .forEach(this::check);
        walk.settings().stream()
                .filter(setting -> setting.kind() == Setting.Kind.MAP)
                .forEach(this::checkMap);
        walk.settings().stream()
                .filter(setting -> setting.portPath() != null && !setting.isExempt())
                .forEach(setting -> judgeBareHost(setting, byPath));
        reportMissing();
        reportUnread();
    }

    private void check(Setting setting) {
        if (!conversion.knows(setting)) {
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
            judgeDefault(setting, defaultValue);
        } else if (setting.required()) {
            missing.put(setting.variable(), setting);
        }
    }

    private void judgeDefault(Setting setting, String defaultValue) {
        for (String element : elements(setting, defaultValue, setting.kind() == Setting.Kind.LIST)) {
            judge(setting, setting.variable(), element);
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
                            found.stream().map(Variables.Variable::original).toList())));
            return true;
        }
        if (value.isEmpty()) {
            return takeEmpty(setting, name);
        }
        if (ServiceLinks.isLink(name, variables::firstValue)) {
            problems.add(Problem.of(Code.SETTING_IS_SERVICE_LINK, name, TypeNames.of(setting)));
            return true;
        }
        boolean whole = setting.kind() == Setting.Kind.LIST && name.equals(setting.variable());
        List<String> elements = elements(setting, value, whole);
        boolean accepted = whole
                ? elements.stream().allMatch(element -> conversion.accepts(setting, element))
                : conversion.accepts(setting, value);
        if (accepted) {
            values.put(path, value);
            elements.forEach(element -> judge(setting, name, element));
        } else {
            problems.add(Problem.of(Code.SETTING_MALFORMED, name, TypeNames.of(setting)));
            elements.forEach(element -> problems.addAll(judge.credentials(name, element)));
        }
        return true;
    }

    /** Empty counts as unset only where a setting may be unset without anything in its place. */
    private boolean takeEmpty(Setting setting, String name) {
        if (setting.required() || setting.defaultValue() != null) {
            problems.add(Problem.of(Code.SETTING_EMPTY, name, TypeNames.of(setting)));
        }
        return true;
    }

    private boolean takeIndexed(Setting setting) {
        Pattern form = Pattern.compile(Pattern.quote(setting.variable()) + "_([0-9]{1,4})_");
        boolean any = false;
        for (String name : List.copyOf(variables.below(setting.variable() + "_"))) {
            Matcher matcher = form.matcher(name);
            if (matcher.matches()) {
                any |= take(setting, name, setting.path() + "[" + Integer.parseInt(matcher.group(1)) + "]");
            }
        }
        return any;
    }

    private void checkMap(Setting setting) {
        if (setting.defaultValue() != null) {
            judgeDefault(setting, setting.defaultValue());
        }
        String begin = setting.variable() + "_";
        List<String> unread = variables.unread();
        for (String name : variables.below(begin)) {
            if (unread.contains(name) && !ServiceLinks.isLink(name, variables::firstValue)) {
                key(name.substring(begin.length())).ifPresent(key -> take(setting, name, setting.path() + "." + key));
            }
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

    private void judge(Setting setting, String name, String text) {
        problems.addAll(judge.credentials(name, text));
        if (setting.isExempt()) {
            return;
        }
        if (setting.type() == HostPort.class || setting.type() == InetSocketAddress.class) {
            hostPort(text).ifPresent(value -> problems.addAll(judge.endpoint(name, Target.of(value.endpoint()))));
        } else if (ValueJudge.looksLikeEndpoint(text)) {
            problems.addAll(judge.endpoint(name, Target.of(text.strip())));
        }
    }

    private static Optional<HostPort> hostPort(String text) {
        try {
            return Optional.of(HostPort.parse(text));
        } catch (IllegalArgumentException e) {
            // it was reported as malformed
            return Optional.empty();
        }
    }

    private void judgeBareHost(Setting setting, Map<String, Setting> byPath) {
        String text = effective(setting);
        if (text == null || ValueJudge.looksLikeEndpoint(text)) {
            return;
        }
        String portPath = setting.portPath();
        Setting portSetting = byPath.get(portPath);
        String port = portSetting == null ? portPath : effective(portSetting);
        Optional<HostPort> hostPort =
                hostPort((text.indexOf(':') >= 0 && !text.startsWith("[") ? "[" + text + "]" : text) + ":" + port);
        if (hostPort.isPresent()) {
            problems.addAll(
                    judge.endpoint(setting.variable(), Target.of(hostPort.get().endpoint())));
        } else if (port != null) {
            problems.add(Problem.of(Code.SETTING_MALFORMED, setting.variable(), "a bare host"));
        }
    }

    private @Nullable String effective(Setting setting) {
        return values.getOrDefault(setting.path(), setting.defaultValue());
    }

    private void reportMissing() {
        List<String> strays = strays();
        missing.forEach((name, setting) -> {
            Problem problem = Problem.of(Code.SETTING_MISSING, name, TypeNames.of(setting));
            Optional<String> near = Nearest.to(name, strays);
            problems.add(near.map(stray -> problem.with(List.of(new Detail(
                            "perhaps",
                            variables.original(stray) + " is meant for it: it is set, and nothing reads it"))))
                    .orElse(problem));
        });
    }

    private void reportUnread() {
        for (String name : strays()) {
            if (prefixes.stream().anyMatch(name::startsWith)) {
                Set<String> candidates = new LinkedHashSet<>(missing.keySet());
                candidates.addAll(variables.names());
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
                .filter(name -> !ServiceLinks.isLink(name, variables::firstValue))
                .toList();
    }
}
