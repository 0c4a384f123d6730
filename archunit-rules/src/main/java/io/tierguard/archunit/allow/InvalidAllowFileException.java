package io.tierguard.archunit.allow;

import io.tierguard.report.Code;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An allow file that cannot be gone by. Nothing in it allows anything.
 *
 * @since 0.1
 */
public final class InvalidAllowFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 50;

    InvalidAllowFileException(String file, List<String> problems) {
        super(Code.BAD_ALLOW_FILE.id() + " " + Code.BAD_ALLOW_FILE.text(file) + "\n  " + listed(problems)
                + "\n  to fix  " + Code.BAD_ALLOW_FILE.fix());
    }

    /** Of a file that is no allow file at all, the first lines tell enough. */
    private static String listed(List<String> problems) {
        String first = problems.stream().limit(MOST_SHOWN).collect(Collectors.joining("\n  "));
        int more = problems.size() - MOST_SHOWN;
        return more <= 0 ? first : first + "\n  and " + more + " more";
    }
}
