package io.tierguard.cli;

import io.tierguard.guard.Target;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Targets from standard input: one a line, in UTF-8, ending in LF or CRLF; blank lines are counted and skipped. Behind a
 * tab may follow JDBC properties, see {@link PropertyList}.
 */
final class TargetLines {

    private static final int LONGEST = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private int line;

    TargetLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next target.
     *
     * @return empty at the end of the input
     * @throws MisuseException where properties do not follow the syntax, or the input cannot be read
     */
    Optional<Question> next() {
        try {
            for (Optional<String> text = readLine(); text.isPresent(); text = readLine()) {
                if (!isBlank(text.get())) {
                    return Optional.of(new Question(line, target(text.get())));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw MisuseException.input("standard input cannot be read behind line " + line);
        }
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> c == ' ' || c == '\t');
    }

    private Target target(String text) {
        int tab = text.indexOf('\t');
        String url = tab < 0 ? text : text.substring(0, tab);
        try {
            return Target.of(url, PropertyList.parse(tab < 0 ? "" : text.substring(tab + 1)));
        } catch (PropertyList.MalformedException e) {
            throw MisuseException.input("line " + line + ": " + e.getMessage()
                    + "; properties are key=value;key=value, with ; = % and tab in values percent-encoded");
        }
    }

    /** Ends lines at LF only: a lone CR belongs to the target, which is refused for it. */
    private Optional<String> readLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        line++;
        while (next >= 0 && next != '\n') {
            if (bytes.size() == LONGEST) {
                throw MisuseException.input("line " + line + " is longer than 1 MiB");
            }
            bytes.write(next);
            next = in.read();
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        if (line == 1 && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
