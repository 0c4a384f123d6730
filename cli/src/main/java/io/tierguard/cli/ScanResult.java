package io.tierguard.cli;

import io.tierguard.archunit.report.ReportedFinding;
import java.util.List;
import java.util.Map;

/**
 * What a scan has to say.
 *
 * @param findings each with the place that its class is in
 * @param places how many of them are in each place, in the order of the call
 * @param unread what cannot be read, and why
 * @param notes what was left out
 */
record ScanResult(List<Placed> findings, Map<String, Integer> places, Map<String, String> unread, List<String> notes) {

    /**
     * A finding.
     *
     * @param in the directory or archive, with the folder of a variant behind it; the allow file for what is wrong with that
     * @param finding what was found
     */
    record Placed(String in, ReportedFinding finding) {}

    int status() {
        if (!unread.isEmpty()) {
            return ExitStatus.MISUSE;
        }
        return findings.isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
    }

    /** How many were looked at. */
    int classes() {
        return places.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<ReportedFinding> bare() {
        return findings.stream().map(Placed::finding).toList();
    }
}
