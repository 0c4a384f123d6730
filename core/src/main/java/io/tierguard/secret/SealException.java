package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.io.Serial;
import java.util.List;

/**
 * Why something was not sealed, not opened, or no key. It holds nothing of a secret or a key, and no cause: what
 * libraries throw may.
 *
 * @since 0.1
 */
public final class SealException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private SealException(Problem problem) {
        super(problem + "\n" + Problem.Detail.table(List.of(new Problem.Detail("to fix", problem.fix()))));
        this.problem = problem;
    }

    static SealException of(Code code, String where, Object... arguments) {
        return new SealException(Problem.of(code, where, arguments));
    }

    /**
     * What is wrong, for a report.
     *
     * @return with its code, the variable or key file, and the fix
     */
    public Problem problem() {
        return problem;
    }
}
