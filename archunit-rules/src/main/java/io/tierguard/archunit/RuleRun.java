package io.tierguard.archunit;

import io.tierguard.archunit.allow.AllowFile;
import io.tierguard.archunit.allow.Fingerprints;
import io.tierguard.archunit.flow.FlowResult;
import io.tierguard.archunit.index.ClassFindings;
import io.tierguard.archunit.index.ClassIndex;
import io.tierguard.archunit.report.ReportedFinding;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks some rules about some classes: what is found, without what the allow file allows, in words.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 */
final class RuleRun {

    private final RuleSettings settings;
    private final Indexes indexes;
    private final Clock clock;
    private final Fingerprints withoutFile = Fingerprints.withoutFile();
    private @Nullable AllowFile lastRead;

    RuleRun(RuleSettings settings, Indexes indexes, Clock clock) {
        this.settings = settings;
        this.indexes = indexes;
        this.clock = clock;
    }

    /** Everything that an allow file could allow, whatever one says. */
    List<Finding> allowable(Set<Rule> rules, Inspected classes) {
        return byClass(rules, indexes.of(classes)).values().stream()
                .flatMap(List::stream)
                .filter(RuleRun::canBeAllowed)
                .toList();
    }

    /** What was not followed, in words. */
    Optional<String> limits(Inspected classes) {
        FlowResult.GivenUp givenUp = indexes.of(classes).givenUp();
        return givenUp.methods() + givenUp.values() + givenUp.queries() == 0
                ? Optional.empty()
                : Optional.of(Code.ANALYSIS_GAVE_UP.id() + " "
                        + Code.ANALYSIS_GAVE_UP.text(givenUp.methods(), givenUp.values(), givenUp.queries()));
    }

    /** By the name of the class, in its order; of every class, though nothing is found in it. */
    Map<String, List<ReportedFinding>> of(Set<Rule> rules, Inspected classes) {
        ClassIndex index = indexes.of(classes);
        Map<String, List<Finding>> found = byClass(rules, index);
        Optional<AllowFile> file = allowFile();
        Fingerprints fingerprints = file.map(AllowFile::fingerprints).orElse(withoutFile);
        fingerprints.prepare(found.values().stream()
                .flatMap(List::stream)
                .filter(RuleRun::canBeAllowed)
                .toList());
        Map<String, List<ReportedFinding>> reported = new LinkedHashMap<>();
        found.forEach((name, findings) -> reported.put(
                name,
                left(findings, file).stream()
                        .map(finding -> told(finding, index, fingerprints))
                        .toList()));
        file.ifPresent(some -> addFlaws(some, found, rules, reported));
        return reported;
    }

    /** Read anew for each rule, since people edit it; what a fingerprint costs is paid once. */
    private synchronized Optional<AllowFile> allowFile() {
        Optional<AllowFile> read = settings.allowFile().map(AllowFile::read);
        AllowFile before = lastRead;
        Optional<AllowFile> file = before == null ? read : read.map(one -> one.after(before));
        lastRead = file.orElse(null);
        return file;
    }

    private Map<String, List<Finding>> byClass(Set<Rule> rules, ClassIndex index) {
        if (index.isEmpty()) {
            // thrown, because a violation could be frozen, and ArchUnit's own check can be configured away
            throw new AssertionError(Code.NOTHING_IMPORTED.id() + " " + Code.NOTHING_IMPORTED.text() + "\n  to fix  "
                    + Code.NOTHING_IMPORTED.fix());
        }
        return index.findings(rules, today()).stream()
                .collect(Collectors.toMap(
                        one -> one.place().name(), ClassFindings::findings, RuleRun::joined, LinkedHashMap::new));
    }

    private static List<Finding> joined(List<Finding> some, List<Finding> more) {
        List<Finding> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private List<Finding> left(List<Finding> findings, Optional<AllowFile> file) {
        if (file.isEmpty()) {
            return findings;
        }
        Set<Finding> allowed = Set.copyOf(file.get()
                .allowed(findings.stream().filter(RuleRun::canBeAllowed).toList(), today()));
        return findings.stream().filter(finding -> !allowed.contains(finding)).toList();
    }

    private void addFlaws(
            AllowFile file,
            Map<String, List<Finding>> found,
            Set<Rule> rules,
            Map<String, List<ReportedFinding>> reported) {
        List<Finding> all = found.values().stream()
                .flatMap(List::stream)
                .filter(RuleRun::canBeAllowed)
                .toList();
        List<ReportedFinding> flaws =
                file.flaws(all, rules, found.keySet(), LibraryClasses::isOnClassPath, today()).stream()
                        .map(flaw -> new ReportedFinding(
                                flaw.code(),
                                flaw.rule().id(),
                                flaw.text(),
                                flaw.member().owner(),
                                file.name(),
                                flaw.line(),
                                Optional.empty()))
                        .toList();
        if (!flaws.isEmpty()) {
            // whatever they are about may be gone
            reported.merge(found.keySet().iterator().next(), flaws, (some, more) -> {
                List<ReportedFinding> both = new ArrayList<>(some);
                both.addAll(more);
                return both;
            });
        }
    }

    /** What is wrong with the check itself is nobody's to allow. */
    private static boolean canBeAllowed(Finding finding) {
        return finding.code() != Code.CLASS_UNREADABLE && finding.code() != Code.BAD_DESIGN_MARK;
    }

    private static ReportedFinding told(Finding finding, ClassIndex index, Fingerprints fingerprints) {
        String owner = finding.member().owner();
        return new ReportedFinding(
                finding.code(),
                finding.rule().id(),
                finding.text(),
                owner,
                index.sourceFile(owner),
                finding.line(),
                canBeAllowed(finding) ? Optional.of(fingerprints.of(finding)) : Optional.empty());
    }
}
