package io.tierguard;

import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.report.Report;
import io.tierguard.report.StartRefused;

/** Ends a process that must not run. */
final class Exit {

    private Exit() {}

    /** Prints the report and exits; under a test engine, whose JVM is not ours to end, gives what to throw. */
    static StartRefused with(Report report) {
        if (RuntimeEvidence.ofThisJvm().testEngine().isEmpty()) {
            System.err.print(report.text());
            System.err.flush();
            System.exit(Tierguard.EXIT_STATUS);
        }
        return new StartRefused(report);
    }
}
