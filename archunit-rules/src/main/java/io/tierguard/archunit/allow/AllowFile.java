package io.tierguard.archunit.allow;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The findings that a team allows, each with its reason:
 *
 * <pre>{@code
 * tierguard allow file 1
 * salt 5WXKQ2M7T4BC5WXKQ2M7T4BC
 * K7Q2M5XW9TBC | credential-sinks | com.acme.Db#connect() | the embedded test server's fixed password | 2027-03-31
 * }</pre>
 *
 * <p>A line is a fingerprint, a rule, a class with its member, a reason and, where it ends some day, that day (in UTC).
 * Blank lines and lines that begin with {@code #} are for people. An entry allows one value in one place: a secret that
 * changes is found again.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class AllowFile {

    private final String name;
    private final String salt;
    private final List<AllowEntry> entries;
    private final Map<String, List<AllowEntry>> byFingerprint = new HashMap<>();
    private final Fingerprints fingerprints;

    AllowFile(String name, String salt, List<AllowEntry> entries) {
        this(name, salt, entries, Fingerprints.salted(salt));
    }

    private AllowFile(String name, String salt, List<AllowEntry> entries, Fingerprints fingerprints) {
        this.name = name;
        this.salt = salt;
        this.entries = List.copyOf(entries);
        this.fingerprints = fingerprints;
        entries.forEach(entry -> byFingerprint
                .computeIfAbsent(entry.fingerprint(), key -> new ArrayList<>())
                .add(entry));
    }

    /**
     * Reads a file.
     *
     * @param file that is there
     * @return what it says
     * @throws InvalidAllowFileException with every problem in it, each with its line
     */
    public static AllowFile read(Path file) {
        return AllowFileReader.read(file);
    }

    /**
     * The same file, which goes by fingerprints that are known already.
     *
     * @param before another reading, or another file
     * @return this one, with the fingerprints of the other one if they have the same salt
     */
    public AllowFile after(AllowFile before) {
        return salt.equals(before.salt) ? new AllowFile(name, salt, entries, before.fingerprints) : this;
    }

    /**
     * The fingerprints by its salt.
     *
     * @return those that its entries have
     */
    public Fingerprints fingerprints() {
        return fingerprints;
    }

    /**
     * The findings that may stay.
     *
     * @param findings any
     * @param today in UTC
     * @return those that an entry allows which has not ended
     */
    public List<Finding> allowed(List<Finding> findings, LocalDate today) {
        return findings.stream()
                .filter(finding ->
                        covering(finding).filter(entry -> !entry.isOver(today)).isPresent())
                .toList();
    }

    /**
     * What is wrong with the entries: an entry that has ended allows nothing, and one that nothing matches is stale.
     *
     * <p>An entry is stale only where its rule was asked, and its class was looked at, or is gone: a class is gone if
     * others of its package were looked at, and it is nowhere else. A test class that checks a part of the code or of
     * the rules says nothing about the rest.
     *
     * @param findings everything that was found by the rules that were asked
     * @param asked these rules
     * @param classes the names of all classes that were looked at
     * @param elsewhere tells of other classes whether they are still there
     * @param today in UTC
     * @return a finding for each, whose line is that of the file
     */
    public List<Finding> flaws(
            List<Finding> findings,
            Set<Rule> asked,
            Set<String> classes,
            Predicate<String> elsewhere,
            LocalDate today) {
        Set<AllowEntry> used = new HashSet<>();
        findings.forEach(finding -> covering(finding).ifPresent(used::add));
        Set<String> here = new HashSet<>();
        Set<String> packages = new HashSet<>();
        classes.stream().map(AllowEntry::spelled).forEach(one -> {
            here.add(one);
            packages.add(packageOf(one));
        });
        List<Finding> flaws = new ArrayList<>();
        for (AllowEntry entry : entries) {
            if (used.contains(entry)) {
                entry.until()
                        .filter(until -> entry.isOver(today))
                        .ifPresent(until -> flaws.add(flaw(Code.ALLOW_ENTRY_ENDED, entry, until.toString())));
            } else if (asked.contains(entry.rule())
                    && (here.contains(entry.className())
                            || packages.contains(packageOf(entry.className())) && !elsewhere.test(entry.className()))) {
                flaws.add(flaw(Code.STALE_ALLOW_ENTRY, entry, entry.place()));
            }
        }
        return flaws;
    }

    private Optional<AllowEntry> covering(Finding finding) {
        return byFingerprint.getOrDefault(fingerprints.of(finding), List.of()).stream()
                .filter(entry -> entry.covers(finding, entry.fingerprint()))
                .findFirst();
    }

    private Finding flaw(Code code, AllowEntry entry, String what) {
        return new Finding(
                entry.rule(),
                code,
                Member.ofClass(entry.className()),
                entry.line(),
                code.text(name, entry.fingerprint(), what),
                Optional.empty());
    }

    /**
     * The place of its flaws in a report.
     *
     * @return the name of the file, without its directory
     */
    public String name() {
        return name;
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    @Override
    public String toString() {
        return name + " with " + entries.size() + " entries";
    }
}
