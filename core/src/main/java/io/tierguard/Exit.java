package io.tierguard;

import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.report.Report;
import io.tierguard.report.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Ends a process that must not run. */
final class Exit {

    /** {@code json} for programs; whatever else is for people. */
    private static final String FORMAT = "tierguard.report";

    /** What Kubernetes shows of a container that ended. It is there, and empty, in a container only. */
    private static final Path TERMINATION_LOG = Path.of("/dev/termination-log");

    private Exit() {}

    /** Prints the report and exits; under a test engine, whose JVM is not ours to end, gives what to throw. */
    static StartRefused with(Report report) {
        if (RuntimeEvidence.ofThisJvm().testEngine().isEmpty()) {
            print(report, System.err, Terminal.isAtStandardError(System.getenv()));
            leave(report, TERMINATION_LOG);
            System.exit(Tierguard.EXIT_STATUS);
        }
        return new StartRefused(report);
    }

    private static void print(Report report, PrintStream out, boolean colours) {
        if ("json".equals(System.getProperty(FORMAT))) {
            out.println(report.json());
        } else {
            out.print(colours ? report.coloured() : report.text());
        }
        out.flush();
    }

    static void leave(Report report, Path file) {
        if (Files.isRegularFile(file) && Files.isWritable(file)) {
            try {
                Files.writeString(file, report.text(), StandardOpenOption.TRUNCATE_EXISTING);
            } catch (IOException e) {
                // it was printed already: what matters is that the process ends
                return;
            }
        }
    }
}
