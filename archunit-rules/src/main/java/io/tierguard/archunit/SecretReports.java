package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.archunit.constants.DesignMark;
import io.tierguard.report.Code;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads all imported classes and says of each what is wrong with it.
 *
 * <p>The whole is done here, and not class by class in a condition, because a copy of a constant is told by the field
 * that it was copied from, and because a rule may be checked by several threads.
 */
final class SecretReports extends AbstractClassesTransformer<ClassReport> {

    private static final String UNREADABLE = "classes that cannot be read";

    private final Clock clock;

    SecretReports(Clock clock) {
        super("classes");
        this.clock = clock;
    }

    @Override
    public Iterable<ClassReport> doTransform(JavaClasses classes) {
        if (classes.isEmpty()) {
            // thrown, because a violation could be frozen, and ArchUnit's own check can be configured away
            throw new AssertionError(Code.NOTHING_IMPORTED.id() + " " + Code.NOTHING_IMPORTED.text() + "\n  to fix  "
                    + Code.NOTHING_IMPORTED.fix());
        }
        List<JavaClass> sorted = classes.stream()
                .sorted(Comparator.comparing(JavaClass::getName))
                .toList();
        try (ClassFileSource source = new ClassFileSource()) {
            List<ReadClass> read = sorted.stream()
                    .map(javaClass -> ReadClass.read(javaClass, source))
                    .toList();
            return reports(read, UnimportedClasses.beside(sorted, source));
        }
    }

    private List<ClassReport> reports(List<ReadClass> read, List<UnimportedClasses.Unreadable> unimported) {
        DesignMarks marks = DesignMarks.of(read, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        InlinedCopies copies = InlinedCopies.of(read);
        long unreadable = unimported.size()
                + read.stream().filter(one -> one.unreadable().isPresent()).count();
        Stream<ClassReport> imported =
                read.stream().map(one -> new ClassReport(one.javaClass(), lines(one, marks, copies, unreadable)));
        Stream<ClassReport> others =
                unimported.stream().map(one -> new ClassReport(one.neighbour(), List.of(unimported(one, unreadable))));
        return Stream.concat(imported, others).toList();
    }

    private static String unimported(UnimportedClasses.Unreadable one, long unreadable) {
        String name = one.neighbour().getPackageName() + "." + one.file().replaceFirst("\\.class$", "");
        return Code.CLASS_UNREADABLE.text(name, one.reason()) + counted(UNREADABLE, unreadable) + " ["
                + Code.CLASS_UNREADABLE.id() + "] in (" + one.file() + ":0)";
    }

    private static List<String> lines(ReadClass read, DesignMarks marks, InlinedCopies copies, long unreadable) {
        List<String> lines = new ArrayList<>();
        read.unreadable()
                .ifPresent(reason -> lines.add(line(
                        Code.CLASS_UNREADABLE.text(read.javaClass().getName(), reason)
                                + counted(UNREADABLE, unreadable),
                        Code.CLASS_UNREADABLE,
                        read.javaClass(),
                        0)));
        for (DesignMark mark : read.marks()) {
            Optional<String> flaw = marks.flaw(mark);
            flaw.ifPresent(what -> lines.add(line(
                    Code.BAD_DESIGN_MARK.text(mark.member().describe(), what),
                    Code.BAD_DESIGN_MARK,
                    read.javaClass(),
                    0)));
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (Located located : read.secrets()) {
            if (!copies.isCopy(located) && !marks.allow(located.constant().member())) {
                String text = Code.HARD_CODED_SECRET.text(
                        located.constant().member().describe(), located.secret().what());
                int number = numbers.merge(text, 1, Integer::sum);
                String also =
                        located.isFieldValue() ? counted("also inlined in classes", copies.classesWith(located)) : "";
                lines.add(line(
                        text + (number > 1 ? ", number " + number : "") + also,
                        Code.HARD_CODED_SECRET,
                        read.javaClass(),
                        located.constant().line()));
            }
        }
        return lines;
    }

    /** In the one form of number that ArchUnit ignores when it compares lines with frozen ones. */
    private static String counted(String what, long number) {
        return " (" + what + ":" + number + ")";
    }

    private static String line(String text, Code code, JavaClass javaClass, int line) {
        return text + " [" + code.id() + "] in " + SourceCodeLocation.of(javaClass, line);
    }
}
