package io.tierguard.cli;

import io.tierguard.archunit.ClassFiles;
import io.tierguard.archunit.ConfiguredRules;
import io.tierguard.archunit.report.ReportedFinding;
import io.tierguard.report.Code;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks class files by the rules. */
final class Scan {

    private static final Set<Code> ABOUT_ALLOW_FILE = EnumSet.of(Code.ALLOW_ENTRY_ENDED, Code.STALE_ALLOW_ENTRY);

    private final ConfiguredRules rules;
    private final Set<String> chosen;

    /**
     * A scan.
     *
     * @param rules with the settings
     * @param chosen the names of those that are asked for
     */
    Scan(ConfiguredRules rules, Set<String> chosen) {
        this.rules = rules;
        this.chosen = Set.copyOf(chosen);
    }

    /** Everything that is found, and everything that cannot be looked at. */
    ScanResult of(ScannedFiles files) {
        return of(files, new ScanRounds(files));
    }

    private ScanResult of(ScannedFiles files, ScanRounds rounds) {
        Map<String, Integer> places = new LinkedHashMap<>();
        files.classes().forEach(one -> places.putIfAbsent(one.in(), 0));
        List<ScanResult.Placed> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> limits = new LinkedHashSet<>();
        StaleEntries stale = new StaleEntries();
        for (Optional<ScanRounds.Round> next = rounds.next(); next.isPresent(); next = rounds.next()) {
            ScanRounds.Round round = next.get();
            Set<String> unread = new HashSet<>();
            List<ReportedFinding> matchNothing = new ArrayList<>();
            for (ReportedFinding finding : rules.report(round.classes(), chosen)) {
                if (finding.code() == Code.CLASS_UNREADABLE) {
                    unread.add(finding.className());
                } else if (finding.code() == Code.STALE_ALLOW_ENTRY) {
                    matchNothing.add(finding);
                } else if (isTold(finding) && seen.add(finding.className() + ' ' + finding.describe())) {
                    findings.add(new ScanResult.Placed(place(finding, round), finding));
                }
            }
            round.places().forEach((name, file) -> {
                if (!unread.contains(name)) {
                    places.merge(file.in(), 1, Integer::sum);
                } else if (!rounds.isForLater(name, file)) {
                    files.unread(file.shown(), ClassHeader.whyUnread(file));
                }
            });
            stale.round(round.places().keySet(), matchNothing);
            rules.limits(round.classes()).ifPresent(limits::add);
        }
        stale.all().stream()
                .filter(this::isTold)
                .forEach(finding -> findings.add(new ScanResult.Placed(finding.file(), finding)));
        List<String> notes = new ArrayList<>(files.notes());
        notes.addAll(limits);
        return new ScanResult(byPlace(findings, places), places, files.unread(), notes);
    }

    /** Writes an allow file with all that is found. */
    void startAllowFile(ScannedFiles files, Path file, String reason, Optional<LocalDate> until) {
        ScanRounds rounds = new ScanRounds(files);
        of(files, rounds);
        if (files.unread().isEmpty()) {
            List<ClassFiles> classes =
                    rounds.all().stream().map(ScanRounds.Round::classes).toList();
            rules.startAllowFile(classes, file, reason, until);
        }
    }

    private boolean isTold(ReportedFinding finding) {
        return !ABOUT_ALLOW_FILE.contains(finding.code()) || chosen.contains(finding.rule());
    }

    private static String place(ReportedFinding finding, ScanRounds.Round round) {
        ScannedClass at = round.places().get(finding.className());
        if (at == null || ABOUT_ALLOW_FILE.contains(finding.code())) {
            return finding.file();
        }
        String likely = at.likelyName() + ScannedClass.CLASS;
        String below = at.below();
        return below.endsWith(likely) && below.length() > likely.length()
                ? at.in()
                        + (at.entry().isEmpty() ? "/" : "!/")
                        + below.substring(0, below.length() - likely.length() - 1)
                : at.in();
    }

    private static List<ScanResult.Placed> byPlace(List<ScanResult.Placed> findings, Map<String, Integer> places) {
        List<String> order = List.copyOf(places.keySet());
        Map<Integer, List<ScanResult.Placed>> sorted = findings.stream()
                .collect(Collectors.groupingBy(
                        placed -> {
                            int at = order.indexOf(archive(placed.in(), order));
                            return at < 0 ? order.size() : at;
                        },
                        TreeMap::new,
                        Collectors.toList()));
        return sorted.values().stream().flatMap(List::stream).toList();
    }

    /** The longest of the call's places that a finding is in. */
    private static String archive(String in, List<String> places) {
        return places.stream()
                .filter(place -> in.equals(place) || in.startsWith(place + "!/") || in.startsWith(place + "/"))
                .reduce("", (one, other) -> other.length() > one.length() ? other : one);
    }
}
