package io.tierguard.settings;

import io.tierguard.identity.IdentityResolver;
import io.tierguard.internal.Nearest;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.secret.SealKeyFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Variables that are set, and that nothing reads: what somebody most likely meant by them. */
final class Strays {

    /** Tierguard's own variables, which no mapping reads. */
    private static final Set<String> OWN = Set.of(IdentityResolver.VARIABLE, SealKeyFile.VARIABLE);

    private final Variables variables;
    private final ValueReader reader;
    private final Map<String, Setting> missing;
    private final Needs needs;
    private final List<String> names;

    /**
     * Looks for strays, after all settings have been read.
     *
     * @param missing the settings that must be set and are not, by their variables
     */
    Strays(Variables variables, ValueReader reader, Map<String, Setting> missing, Needs needs) {
        this.variables = variables;
        this.reader = reader;
        this.missing = missing;
        this.needs = needs;
        this.names = new ArrayList<>();
        for (String name : variables.unread()) {
            boolean byHand = !OWN.contains(name) && !ServiceLinks.looksLikeLink(name, variables.firstValue(name));
            if (byHand) {
                names.add(name);
            }
        }
    }

    /** The missing settings, each with the stray that may be meant for it. */
    List<Problem> missing() {
        List<Problem> problems = new ArrayList<>();
        missing.forEach((name, setting) -> {
            List<Detail> evidence = new ArrayList<>();
            if (needs.isRequiredByTier(setting)) {
                evidence.add(SettingProblems.requiredBy(setting, needs.tier()));
            }
            // a stray is meant for one setting at the most
            Nearest.to(name, names)
                    .filter(stray -> Nearest.to(stray, missing.keySet())
                            .filter(name::equals)
                            .isPresent())
                    .ifPresent(stray -> evidence.add(new Detail(
                            "perhaps",
                            variables.original(stray) + " is meant for it: it is set, and nothing reads it")));
            problems.add(SettingProblems.missing(setting, evidence));
        });
        return problems;
    }

    /** The strays that begin as the mappings' variables do. Others are no business of this application's. */
    List<Problem> unread(Set<String> prefixes) {
        Set<String> candidates = new LinkedHashSet<>(missing.keySet());
        candidates.addAll(variables.names());
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            if (prefixes.stream().anyMatch(name::startsWith)) {
                Optional<String> near = Nearest.to(name, candidates);
                String fix = near.map(meant -> "rename it to " + meant + ", or unset it")
                        .orElse("unset it, or add it to the mapping");
                problems.add(Problem.of(Code.SETTING_UNREAD, variables.original(name), fix)
                        .from(variables.origin(name).text()));
            }
        }
        return problems;
    }
}
