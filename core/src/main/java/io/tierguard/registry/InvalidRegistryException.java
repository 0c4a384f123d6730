package io.tierguard.registry;

import io.tierguard.report.Report;
import java.io.Serial;

/**
 * A registry that cannot be used, with everything that is wrong with it.
 *
 * @since 0.1
 */
public final class InvalidRegistryException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Report report;

    InvalidRegistryException(Report report) {
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
