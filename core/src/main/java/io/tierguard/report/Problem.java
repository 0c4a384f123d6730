package io.tierguard.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong: its code, where it is, what it is, and how to mend it. It never holds a value.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param code its entry in the catalogue
 * @param where the variable, or {@code file:line:column}, that it is about
 * @param source where the value comes from that it is about, such as {@code .env:3}; empty where there is none
 * @param text what is wrong, one line
 * @param fix what to do, one line
 * @param details further lines of evidence, each {@code label} and {@code text}; may be empty
 * @since 0.1
 */
public record Problem(Code code, String where, String source, String text, String fix, List<Detail> details)
        implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::where, NaturalOrder.INSTANCE).thenComparing(Problem::code);

    /**
     * One line of evidence under a problem.
     *
     * @param label a word or two
     * @param text the rest of the line
     */
    public record Detail(String label, String text) {

        private static final int LABEL_WIDTH = 9;

        /**
         * Lines of evidence, indented, their texts one below the other.
         *
         * @param lines in order
         * @return a line each, without a line feed at the end
         */
        public static String table(List<Detail> lines) {
            int width =
                    lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
            int column = Math.max(LABEL_WIDTH, width) + 2;
            return lines.stream()
                    .map(line -> "  " + line.label()
                            + " ".repeat(column - line.label().length()) + line.text())
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Copies the details. */
    public Problem {
        details = List.copyOf(details);
    }

    /**
     * A problem with the catalogue's own text and fix.
     *
     * @param code the entry
     * @param where the variable, or {@code file:line:column}
     * @param arguments what fills text and fix
     * @return the problem
     */
    public static Problem of(Code code, String where, Object... arguments) {
        return new Problem(code, where, "", code.text(arguments), code.fix(arguments), List.of());
    }

    /**
     * The same problem with evidence under it.
     *
     * @param more lines of evidence
     * @return a copy
     */
    public Problem with(List<Detail> more) {
        return new Problem(code, where, source, text, fix, more);
    }

    /**
     * The same problem, about a value that comes from somewhere.
     *
     * @param from such as {@code .env:3}
     * @return a copy
     */
    public Problem from(String from) {
        return new Problem(code, where, from, text, fix, details);
    }

    /**
     * The same problem, told of another place.
     *
     * @param elsewhere the variable, or {@code file:line:column}, that it is about
     * @return a copy
     */
    public Problem at(String elsewhere) {
        return new Problem(code, elsewhere, source, text, fix, details);
    }

    /**
     * What it is about, and where its value comes from.
     *
     * @return such as {@code SHOP_PORT (.env:3)}, or {@link #where()} alone
     */
    public String place() {
        return source.isEmpty() ? where : where + " (" + source + ")";
    }

    /** By place, numbers in it by their value, then by code. */
    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return code.id() + " " + place() + ": " + text;
    }
}
