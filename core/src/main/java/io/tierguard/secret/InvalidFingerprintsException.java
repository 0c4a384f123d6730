package io.tierguard.secret;

import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import java.io.Serial;
import java.util.List;

/**
 * A pepper, a lock file or a list of exceptions that cannot be used. The message is the whole report, which names places
 * and never a value.
 *
 * @since 0.1
 */
public final class InvalidFingerprintsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Report report;

    InvalidFingerprintsException(String heading, Problem problem) {
        this(Report.of(heading, List.of(problem)));
    }

    InvalidFingerprintsException(Report report) {
        super(report.text());
        this.report = report;
    }

    /**
     * All that is wrong.
     *
     * @return the report
     */
    public Report report() {
        return report;
    }
}
