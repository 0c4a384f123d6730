package io.tierguard.settings;

import io.tierguard.identity.IdentityResolver;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.secret.SealKeyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Variables that are set, and that nothing reads: what somebody most likely meant by them. Those that begin as the
 * mappings' variables do are problems; any other is looked at only where a setting is missing.
 */
final class Strays {

    private final Variables variables;
    private final Map<String, Setting> missing;
    private final Needs needs;
    private final MappingWalk walk;
    private final List<String> names = new ArrayList<>();

    /**
     * Looks for strays, after all settings have been read.
     *
     * @param missing the settings that must be set and are not, by their variables
     */
    Strays(Variables variables, Map<String, Setting> missing, Needs needs, MappingWalk walk) {
        this.variables = variables;
        this.missing = missing;
        this.needs = needs;
        this.walk = walk;
        for (String name : variables.unread()) {
            boolean counts = !missing.isEmpty() || hasPrefix(name);
            if (counts && !isOwn(name) && !ServiceLinks.looksLikeLink(name, variables.firstValue(name))) {
                names.add(name);
            }
        }
    }

    /** Tierguard's own variables, which no mapping has to read. */
    private static boolean isOwn(String name) {
        return name.equals(SealKeyFile.VARIABLE) || IdentityResolver.VARIABLES.contains(name);
    }

    private boolean hasPrefix(String name) {
        for (String prefix : walk.prefixes()) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    List<Problem> problems() {
        Map<String, String> meantFor = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            Optional<String> meant = missing.isEmpty() ? Optional.empty() : missingOf(name);
            // a stray is meant for one setting at the most, and of two strays the first is told
            meant.ifPresent(setting -> meantFor.putIfAbsent(setting, name));
            if (hasPrefix(name)) {
                problems.add(Problem.of(Code.SETTING_UNREAD, variables.original(name), fix(name))
                        .from(variables.origin(name).text()));
            }
        }
        for (Map.Entry<String, Setting> one : missing.entrySet()) {
            problems.add(missing(one.getValue(), meantFor.get(one.getKey())));
        }
        return problems;
    }

    private Problem missing(Setting setting, @Nullable String stray) {
        List<Detail> evidence = new ArrayList<>();
        if (needs.isRequiredByTier(setting)) {
            evidence.add(SettingProblems.requiredBy(setting, needs.tier()));
        }
        if (stray != null) {
            evidence.add(new Detail(
                    "perhaps", variables.original(stray) + " is meant for it: it is set, and nothing reads it"));
        }
        return SettingProblems.missing(setting, evidence);
    }

    /** The missing setting that a name stands for, by itself, as an element, or by a file. */
    private Optional<String> missingOf(String name) {
        String plain = withoutIndex(name);
        if (missing.containsKey(plain)) {
            return Optional.of(plain);
        }
        return Meaning.of(name, wanted(name))
                .map(meant -> missing.containsKey(meant)
                        ? meant
                        : meant.substring(0, meant.length() - ValueReader.FILE.length()));
    }

    /** The missing settings' variables; those of their files only where a name looks as if it meant one. */
    private Set<String> wanted(String name) {
        Set<String> wanted = new TreeSet<>(missing.keySet());
        if (namesFile(name)) {
            for (String one : missing.keySet()) {
                wanted.add(one + ValueReader.FILE);
            }
        }
        return wanted;
    }

    private static boolean namesFile(String name) {
        return name.contains("FIL");
    }

    private static String withoutIndex(String name) {
        int last = name.lastIndexOf('_');
        return last > 0 && Variables.index(name.substring(last + 1) + "_") >= 0 ? name.substring(0, last) : name;
    }

    private String fix(String name) {
        Optional<String> spelled = spelled(name).or(() -> Meaning.of(name, wanted(name)));
        if (spelled.isPresent()) {
            return rename(spelled.get());
        }
        Set<String> free = new TreeSet<>();
        Set<String> set = new TreeSet<>();
        for (String other : variables.names()) {
            if (namesFile(name) || !other.endsWith(ValueReader.FILE)) {
                (variables.has(other) ? set : free).add(other);
            }
        }
        return Meaning.of(name, free)
                .map(Strays::rename)
                .or(() -> Meaning.of(name, set).map(other -> "unset it: " + other + ", which it resembles, is set"))
                .orElse("unset it, or add it to the mapping");
    }

    private static String rename(String name) {
        return "rename it to " + name + ", or unset it";
    }

    /** How an element or an entry is spelled, where a name only lacks underscores. */
    private Optional<String> spelled(String name) {
        for (Setting setting : walk.settings()) {
            String begin = setting.variable() + "_";
            if (!name.startsWith(begin)) {
                continue;
            }
            String rest = name.substring(begin.length());
            if (setting.kind() == Setting.Kind.LIST && Variables.index(rest + "_") >= 0) {
                return Optional.of(name + "_");
            }
            if (setting.kind() == Setting.Kind.MAP && !rest.startsWith("_") && !rest.endsWith("_")) {
                return Optional.of(begin + "_" + rest + "_");
            }
        }
        for (Group group : walk.groups()) {
            String begin = Variables.normalise(group.path()) + "_";
            if (group.kind() == Group.Kind.LIST && name.startsWith(begin)) {
                String rest = name.substring(begin.length());
                int end = rest.indexOf('_');
                if (Variables.index(rest) >= 0 && end + 1 < rest.length() && rest.charAt(end + 1) != '_') {
                    return Optional.of(begin + rest.substring(0, end) + "__" + rest.substring(end + 1));
                }
            }
        }
        return Optional.empty();
    }
}
