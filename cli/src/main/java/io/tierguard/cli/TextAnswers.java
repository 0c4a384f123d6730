package io.tierguard.cli;

import io.tierguard.cli.Answer.EndpointAnswer;
import io.tierguard.internal.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** For people: the target, a table of its endpoints, the reason, and a count at the end. */
final class TextAnswers implements Answers {

    private static final String GAP = "  ";
    private static final String NONE = "-";

    private final Output out;
    private final String asWhom;
    private int allowed;
    private int refused;

    /**
     * Prints to a stream.
     *
     * @param asWhom environment, mode and day, for the last line
     */
    TextAnswers(Output out, String asWhom) {
        this.out = out;
        this.asWhom = asWhom;
    }

    @Override
    public void print(Answer answer) {
        allowed += answer.refused() ? 0 : 1;
        refused += answer.refused() ? 1 : 0;
        StringBuilder text = new StringBuilder();
        text.append(answer.line()).append(GAP).append(answer.decision().toUpperCase(Locale.ROOT));
        text.append(GAP).append(Printable.line(answer.target())).append('\n');
        table(rows(answer)).forEach(row -> text.append("   ").append(row).append('\n'));
        answer.message().ifPresent(message -> text.append('\n').append(indented(message)));
        out.print(text.append('\n').toString());
    }

    @Override
    public void end() {
        out.print(allowed + " allowed, " + refused + " refused, as " + asWhom + "\n");
    }

    private static List<List<String>> rows(Answer answer) {
        List<List<String>> rows = new ArrayList<>();
        for (EndpointAnswer endpoint : answer.endpoints()) {
            String where = endpoint.endpoint().describe()
                    + endpoint.endpoint()
                            .path()
                            .filter(path -> !path.equals("/"))
                            .orElse("");
            rows.add(List.of(
                    endpoint.decision(),
                    Printable.line(where),
                    endpoint.owners().isEmpty() ? NONE : String.join(", ", endpoint.owners()),
                    endpoint.rule().orElse(NONE),
                    endpoint.code().orElse("")));
            if (!endpoint.addresses().isEmpty()) {
                rows.add(List.of("       ", String.join(", ", endpoint.addresses())));
            }
        }
        return rows;
    }

    static List<String> table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        rows.stream().filter(row -> row.size() == columns).forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell)
                    .append(" ".repeat(Math.max(0, widths[i] - cell.length())))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** Each line, a step to the right. */
    private static String indented(String text) {
        return text.lines().map(line -> "   " + Printable.line(line) + "\n").collect(Collectors.joining());
    }
}
