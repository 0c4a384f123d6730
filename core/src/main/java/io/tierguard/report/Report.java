package io.tierguard.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All that is wrong, at once and in order.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param heading the first line, which stands alone in a log: who refuses to do what
 * @param problems sorted by where they are, each once
 * @param appendix text to print below, such as a starter file; may be empty
 * @since 0.1
 */
public record Report(String heading, List<Problem> problems, String appendix) {

    /** Nothing at all. */
    public static final Report EMPTY = new Report("", List.of(), "");

    /** Sorts the problems, and drops what is said twice. */
    public Report {
        problems = problems.isEmpty()
                ? List.of()
                : problems.stream().distinct().sorted().toList();
    }

    /**
     * A report of some problems.
     *
     * @param heading who refuses to do what, without the count
     * @param problems in any order
     * @return the report
     */
    public static Report of(String heading, Collection<Problem> problems) {
        return new Report(heading, List.copyOf(problems), "");
    }

    /**
     * Whether nothing is wrong.
     *
     * @return true where there are no problems
     */
    public boolean isClean() {
        return problems.isEmpty();
    }

    /**
     * The report for people, without colour, ending in a line feed.
     *
     * @return heading, problems with their fixes, appendix
     */
    public String text() {
        return text(Ink.PLAIN);
    }

    /**
     * The same text with the colours of a terminal. Only the colours differ.
     *
     * @return heading, problems with their fixes, appendix
     */
    public String coloured() {
        return text(Ink.COLOURED);
    }

    /**
     * The report for programs: {@code {"heading", "problems": [{"code", "where", "source", "text", "details":
     * [{"label", "text"}], "fix"}], "appendix"}}, every key always there, all values texts.
     *
     * @return one JSON object (RFC 8259) on one line, without a line feed
     */
    public String json() {
        return ReportJson.of(this);
    }

    private String text(Ink ink) {
        String count = problems.size() + (problems.size() == 1 ? " problem" : " problems");
        StringBuilder out = new StringBuilder(ink.bold(heading + ": " + count)).append('\n');
        for (Problem problem : problems) {
            out.append('\n').append(ink.red(problem.code().id())).append(' ');
            out.append(ink.bold(problem.where()));
            out.append(problem.place().substring(problem.where().length())).append(": ");
            out.append(problem.text()).append('\n');
            List<Problem.Detail> lines = new ArrayList<>(problem.details());
            lines.add(new Problem.Detail("to fix", ink.green(problem.fix())));
            out.append(Problem.Detail.table(lines)).append('\n');
        }
        if (!appendix.isEmpty()) {
            out.append('\n').append(appendix);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
