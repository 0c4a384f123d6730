package io.tierguard.net;

import io.tierguard.report.Code;
import java.io.Serial;

/**
 * The net under the whole JVM could not be put up, and is not there: the JVM has another guard's, or its sockets do not
 * ask. What was there before is there again.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class NetNotInstalledException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Code code;

    NetNotInstalledException(Code code, Object... arguments) {
        super(code.id() + " refused: " + code.text(arguments) + "\n  to fix     " + code.fix(arguments));
        this.code = code;
    }

    /**
     * What is wrong.
     *
     * @return its entry in the catalogue
     */
    public Code code() {
        return code;
    }
}
