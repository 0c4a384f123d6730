package io.tierguard.report;

import java.io.Serial;

/**
 * A process must not start: what {@code start} and {@code load} throw where they do not exit, with everything that is
 * wrong.
 *
 * @since 0.1
 */
public final class StartRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Report report;

    /**
     * A refusal.
     *
     * @param report all that is wrong
     */
    public StartRefused(Report report) {
        super(report.text());
        this.report = report;
    }

    /**
     * All that is wrong.
     *
     * @return at least one problem
     */
    public Report report() {
        return report;
    }
}
