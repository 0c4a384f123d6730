package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.DesignMark;
import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.secrets.Secret;
import io.tierguard.report.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of all findings for some rules: without what marks allow, without the copies that the compiler made, and
 * each value of a member once.
 */
final class Selection {

    /** The numbers have the one form that ArchUnit ignores when it compares lines with frozen ones. */
    private static final String ALSO = " (also inlined in classes:";

    private final ClassIndex.IndexedClasses classes;
    private final Collected collected;
    private final Set<Rule> rules;
    private final Rule first;
    private final Set<String> tests;
    private final DesignMarks marks;

    Selection(ClassIndex.IndexedClasses classes, Collected collected, Set<Rule> rules, LocalDate today) {
        this.classes = classes;
        this.collected = collected;
        this.rules = rules;
        this.tests = testsBesideOthers(classes);
        this.first = rules.stream().min(Comparator.naturalOrder()).orElseThrow();
        this.marks = DesignMarks.of(classes.read(), today);
    }

    List<ClassFindings> of(List<Finding> arrived) {
        InlinedCopies copies = InlinedCopies.of(classes.read());
        Map<String, List<Finding>> byClass = new TreeMap<>();
        for (IndexedClass one : classes.read()) {
            List<Finding> findings = byClass.computeIfAbsent(one.place().name(), name -> new ArrayList<>());
            one.unreadable()
                    .ifPresent(reason -> findings.add(unreadable(one.place().name(), reason)));
            one.marks().forEach(mark -> flaw(mark).ifPresent(findings::add));
            one.secrets().stream()
                    .filter(located -> !copies.isCopy(located))
                    .map(located -> secret(located, copies))
                    .forEach(findings::add);
            findings.addAll(collected.of(one.place().name()));
        }
        arrived.stream()
                .sorted(Comparator.comparingInt(Finding::line))
                .forEach(finding -> byClass.computeIfAbsent(finding.member().owner(), name -> new ArrayList<>())
                        .add(finding));
        Stream<ClassFindings> imported = classes.places()
                .map(place -> new ClassFindings(place, chosen(byClass.getOrDefault(place.name(), List.of()))));
        Stream<ClassFindings> unimported = classes.unimported().stream()
                .map(one -> new ClassFindings(one.neighbour(), List.of(unreadable(nameOf(one), one.reason()))));
        return Stream.concat(imported, unimported).toList();
    }

    /** One finding for a value in a member: the one of the rule that explains best. Then they are numbered. */
    private List<Finding> chosen(List<Finding> findings) {
        Map<List<Object>, Finding> best = new LinkedHashMap<>();
        for (Finding finding : findings) {
            boolean asked =
                    rules.contains(finding.rule()) && !isAllowedInTests(finding) && !marks.allow(finding.member());
            if (asked || isGeneral(finding)) {
                best.merge(
                        key(finding), finding, (one, other) -> one.rule().compareTo(other.rule()) <= 0 ? one : other);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        Set<Finding> seen = new HashSet<>();
        return best.values().stream()
                .filter(seen::add)
                .map(finding -> numbered(finding, numbers.merge(finding.text(), 1, Integer::sum)))
                .toList();
    }

    /** Of an import that holds nothing else, tests are what its author wants to have checked. */
    private static Set<String> testsBesideOthers(ClassIndex.IndexedClasses classes) {
        Set<String> tests = classes.places()
                .filter(ClassPlace::isTest)
                .map(ClassPlace::name)
                .collect(Collectors.toSet());
        return classes.places().allMatch(ClassPlace::isTest) ? Set.of() : tests;
    }

    private boolean isAllowedInTests(Finding finding) {
        return tests.contains(finding.member().owner()) && !finding.rule().holdsInTests();
    }

    private static List<Object> key(Finding finding) {
        return finding.value().isPresent()
                ? List.of(finding.member(), finding.value().get())
                : List.of(finding.rule(), finding.member(), finding.text(), finding.line());
    }

    private static boolean isGeneral(Finding finding) {
        return finding.code() == Code.CLASS_UNREADABLE || finding.code() == Code.BAD_DESIGN_MARK;
    }

    /**
     * The second of a kind in a member is another line than the first, or a frozen first would cover it. Values need no
     * number, since their lines differ by fingerprint, and must have none, or a second one that is left when the first
     * has gone would be a new violation.
     */
    private static Finding numbered(Finding finding, int number) {
        return number == 1 || finding.value().isPresent()
                ? finding
                : finding.saying(finding.text() + ", number " + number);
    }

    private Finding secret(Located located, InlinedCopies copies) {
        Member member = located.constant().member();
        String also = located.isFieldValue() ? ALSO + copies.classesWith(located) + ")" : "";
        return new Finding(
                ruleOf(located.secret()),
                Code.HARD_CODED_SECRET,
                member,
                located.constant().line(),
                Code.HARD_CODED_SECRET.text(
                                member.describe(),
                                "holds a hard-coded secret: " + located.secret().what())
                        + also,
                Optional.of(located.secret().value()));
    }

    private static Rule ruleOf(Secret secret) {
        return switch (secret.family()) {
            case PRIVATE_KEY -> Rule.PRIVATE_KEYS;
            case URL, BASIC -> Rule.URL_CREDENTIALS;
            case TOKEN, JSON_WEB_TOKEN -> Rule.PROVIDER_TOKENS;
        };
    }

    private Finding unreadable(String name, String reason) {
        return new Finding(
                first,
                Code.CLASS_UNREADABLE,
                Member.ofClass(name),
                0,
                Code.CLASS_UNREADABLE.text(name, reason) + " (classes that cannot be read:" + classes.unreadable()
                        + ")",
                Optional.empty());
    }

    private static String nameOf(UnimportedClasses.Unreadable one) {
        String neighbour = one.neighbour().name();
        String inPackage = neighbour.substring(0, neighbour.lastIndexOf('.') + 1);
        return inPackage + one.file().substring(0, one.file().length() - ".class".length());
    }

    private Optional<Finding> flaw(DesignMark mark) {
        return marks.flaw(mark)
                .map(what -> new Finding(
                        first,
                        Code.BAD_DESIGN_MARK,
                        mark.member(),
                        0,
                        Code.BAD_DESIGN_MARK.text(mark.member().describe(), what),
                        Optional.empty()));
    }
}
