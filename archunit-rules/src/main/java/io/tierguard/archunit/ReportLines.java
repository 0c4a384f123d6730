package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import io.tierguard.archunit.constants.DesignMark;
import io.tierguard.report.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a report. They are kept by {@code FreezingArchRule}, in files that teams commit: no value is in them, and
 * nothing in them changes unless the finding does.
 */
final class ReportLines {

    private final DesignMarks marks;
    private final InlinedCopies copies;
    private final long unreadable;

    ReportLines(DesignMarks marks, InlinedCopies copies, long unreadable) {
        this.marks = marks;
        this.copies = copies;
        this.unreadable = unreadable;
    }

    List<String> of(ReadClass read) {
        List<String> lines = new ArrayList<>();
        read.unreadable().ifPresent(reason -> lines.add(unreadable(read.javaClass(), reason)));
        read.marks().forEach(mark -> flaw(mark, read.javaClass(), lines));
        Map<String, Integer> numbers = new HashMap<>();
        read.secrets().stream()
                .filter(located -> !copies.isCopy(located))
                .filter(located -> !marks.allow(located.constant().member()))
                .forEach(located -> lines.add(finding(located, read.javaClass(), numbers)));
        return lines;
    }

    String of(UnimportedClasses.Unreadable one) {
        String inPackage = one.neighbour().getPackageName();
        String simple = one.file().replaceFirst("\\.class$", "");
        String name = inPackage.isEmpty() ? simple : inPackage + "." + simple;
        return line(unreadable(name, one.reason()), Code.CLASS_UNREADABLE, "(" + one.file() + ":0)");
    }

    private String unreadable(JavaClass javaClass, String reason) {
        return line(unreadable(javaClass.getName(), reason), Code.CLASS_UNREADABLE, location(javaClass, 0));
    }

    private String unreadable(String name, String reason) {
        return Code.CLASS_UNREADABLE.text(name, reason) + counted("classes that cannot be read", unreadable);
    }

    private void flaw(DesignMark mark, JavaClass javaClass, List<String> lines) {
        marks.flaw(mark)
                .map(what -> Code.BAD_DESIGN_MARK.text(mark.member().describe(), what))
                .ifPresent(text -> lines.add(line(text, Code.BAD_DESIGN_MARK, location(javaClass, 0))));
    }

    /** The second secret of a kind in a member is another line than the first, or a frozen first would cover it. */
    private String finding(Located located, JavaClass javaClass, Map<String, Integer> numbers) {
        String text = Code.HARD_CODED_SECRET.text(
                located.constant().member().describe(), located.secret().what());
        int number = numbers.merge(text, 1, Integer::sum);
        String which = number > 1 ? ", number " + number : "";
        String also = located.isFieldValue() ? counted("also inlined in classes", copies.classesWith(located)) : "";
        return line(
                text + which + also,
                Code.HARD_CODED_SECRET,
                location(javaClass, located.constant().line()));
    }

    /** In the one form of number that ArchUnit ignores when it compares lines with frozen ones. */
    private static String counted(String what, long number) {
        return " (" + what + ":" + number + ")";
    }

    private static String location(JavaClass javaClass, int line) {
        return SourceCodeLocation.of(javaClass, line).toString();
    }

    private static String line(String text, Code code, String location) {
        return text + " [" + code.id() + "] in " + location;
    }
}
