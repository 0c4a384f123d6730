package io.tierguard.archunit.allow;

import io.tierguard.report.Code;
import java.util.List;

/**
 * An allow file that cannot be gone by. Nothing in it allows anything.
 *
 * @since 0.1
 */
public final class InvalidAllowFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidAllowFileException(String file, List<String> problems) {
        super(Code.BAD_ALLOW_FILE.id() + " " + Code.BAD_ALLOW_FILE.text(file) + "\n  " + String.join("\n  ", problems)
                + "\n  to fix  " + Code.BAD_ALLOW_FILE.fix());
    }
}
