package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.report.Code;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads all imported classes and says of each what is wrong with it.
 *
 * <p>The whole is done here, and not class by class in a condition, because a copy of a constant is told by the field
 * that it was copied from, and because a rule may be checked by several threads.
 */
final class SecretReports extends AbstractClassesTransformer<ClassReport> {

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
        ReportLines lines = new ReportLines(marks, copies, unreadable);
        return Stream.concat(
                        read.stream().map(one -> new ClassReport(one.javaClass(), lines.of(one))),
                        unimported.stream().map(one -> new ClassReport(one.neighbour(), List.of(lines.of(one)))))
                .toList();
    }
}
