package io.tierguard;

import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.report.Report;
import io.tierguard.report.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Ends a process that must not run. */
final class Exit {

    /** {@code json} for programs; whatever else is for people. */
    private static final String FORMAT = "tierguard.report";

    /** What Kubernetes shows of a container that ended. It is there, and empty, in a container only. */
    private static final Path TERMINATION_LOG = Path.of("/dev/termination-log");

    /** As much as Kubernetes keeps of it. */
    private static final int TERMINATION_BYTES = 4096;

    private static final String MORE = "\nthe rest stands in the log of the container\n";

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
        boolean json = "json".equals(System.getProperty(FORMAT));
        String text = json ? report.json() + System.lineSeparator() : colours ? report.coloured() : report.text();
        if (speaksAsciiOnly()) {
            // in the POSIX locale, as containers have it, every other letter would become a question mark
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length);
        } else {
            out.print(text);
        }
        out.flush();
    }

    /** Java 17 tells no stream's encoding; standard error has the platform's, unless a property says otherwise. */
    private static boolean speaksAsciiOnly() {
        String name = System.getProperty("stderr.encoding", System.getProperty("native.encoding", ""));
        return name.equals("US-ASCII") || name.equals("ANSI_X3.4-1968");
    }

    static void leave(Report report, Path file) {
        if (Files.isRegularFile(file) && Files.isWritable(file)) {
            try {
                Files.writeString(file, beginning(report.text()), StandardOpenOption.TRUNCATE_EXISTING);
            } catch (IOException e) {
                // it was printed already: what matters is that the process ends
                return;
            }
        }
    }

    /** Kubernetes keeps the end of a longer text, and what stands above all counts most. */
    private static String beginning(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= TERMINATION_BYTES) {
            return text;
        }
        int room = TERMINATION_BYTES - MORE.length();
        int end = 0;
        for (int next = text.indexOf("\n\n"); next >= 0; next = text.indexOf("\n\n", next + 1)) {
            if (text.substring(0, next + 1).getBytes(StandardCharsets.UTF_8).length > room) {
                break;
            }
            end = next + 1;
        }
        return text.substring(0, end) + MORE;
    }
}
