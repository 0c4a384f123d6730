package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.DesignMark;
import io.tierguard.archunit.constants.Member;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every {@code @HardCodedByDesign} of the imported classes, and what it allows. */
final class DesignMarks {

    private static final String PACKAGE = "package-info";

    private final LocalDate today;
    private final Set<Member> allowed = new HashSet<>();
    private final Map<String, Member> enclosing = new HashMap<>();

    private DesignMarks(LocalDate today) {
        this.today = today;
    }

    static DesignMarks of(List<IndexedClass> classes, LocalDate today) {
        DesignMarks marks = new DesignMarks(today);
        for (IndexedClass read : classes) {
            read.enclosing()
                    .ifPresent(around -> marks.enclosing.put(read.place().name(), around));
            read.marks().stream()
                    .filter(mark -> marks.flaw(mark).isEmpty())
                    .forEach(mark -> marks.allowed.add(mark.member()));
        }
        return marks;
    }

    /** What is wrong with a mark. Its texts are not shown: they may be anything, except for a date. */
    Optional<String> flaw(DesignMark mark) {
        if (mark.reason().isBlank()) {
            return Optional.of("without a reason");
        }
        if (mark.until().isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate until = LocalDate.parse(mark.until());
            return until.isBefore(today) ? Optional.of("until " + until + ", which is past") : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of("until something that is no date such as 2027-03-31");
        }
    }

    /** Whether a mark stands on the member, on what it stands in, or on its package. */
    boolean allow(Member member) {
        Member at = member;
        Set<Member> seen = new HashSet<>();
        while (seen.add(at)) {
            if (allowed.contains(at)) {
                return true;
            }
            Member whole = Member.ofClass(at.owner());
            at = at.equals(whole) ? enclosing.getOrDefault(at.owner(), whole) : whole;
        }
        int dot = member.owner().lastIndexOf('.');
        String packageInfo = dot < 0 ? PACKAGE : member.owner().substring(0, dot + 1) + PACKAGE;
        return allowed.contains(Member.ofClass(packageInfo));
    }
}
