package io.tierguard.cli;

import io.tierguard.archunit.report.ReportedFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of an allow file that nothing matches: of a class with variants, one that any of them needs is none. */
final class StaleEntries {

    private final Map<String, ReportedFinding> stale = new LinkedHashMap<>();
    private boolean isFirst = true;

    /**
     * Takes variants down that were looked at together.
     *
     * @param classes the names of all of them
     * @param findings the lines that nothing among them matches
     */
    void round(Set<String> classes, List<ReportedFinding> findings) {
        Map<String, ReportedFinding> here = new LinkedHashMap<>();
        findings.forEach(finding -> here.put(finding.describe(), finding));
        if (isFirst) {
            stale.putAll(here);
        } else {
            stale.entrySet()
                    .removeIf(entry ->
                            classes.contains(entry.getValue().className()) && !here.containsKey(entry.getKey()));
        }
        isFirst = false;
    }

    /** Those that matched nothing anywhere. */
    List<ReportedFinding> all() {
        return List.copyOf(stale.values());
    }
}
