package io.tierguard.identity;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the running JVM tells of itself, beside its variables: whether a test engine runs in it, and which files a platform
 * mounted.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param testEngine how a test engine shows, such as {@code it was started by Maven Surefire}; empty where none does
 * @param files what it can read
 * @since 0.1
 */
public record RuntimeEvidence(Optional<String> testEngine, MountedFiles files) {

    /**
     * An ordinary process.
     *
     * @return no test engine, no files
     */
    public static RuntimeEvidence none() {
        return new RuntimeEvidence(Optional.empty(), MountedFiles.none());
    }

    /**
     * A process that runs tests.
     *
     * @param how it shows, for messages
     * @return the evidence, without files
     */
    public static RuntimeEvidence ofTestEngine(String how) {
        return none().withTestEngine(how);
    }

    /**
     * What shows in this JVM, to the calling thread.
     *
     * @return the evidence, with the files of this machine
     */
    public static RuntimeEvidence ofThisJvm() {
        return new RuntimeEvidence(
                TestEngines.find(
                        System::getProperty,
                        Thread.currentThread().getContextClassLoader(),
                        TestEngines.class.getClassLoader()),
                MountedFiles.ofThisMachine());
    }

    /**
     * The same under a test engine.
     *
     * @param how it shows, for messages
     * @return a copy
     */
    public RuntimeEvidence withTestEngine(String how) {
        return new RuntimeEvidence(Optional.of(how), files);
    }

    /**
     * The same with the files below a folder, which absolute paths then begin at.
     *
     * @param root such as a folder of a test, with {@code var/run/secrets/…} in it
     * @return a copy
     */
    public RuntimeEvidence withFilesUnder(Path root) {
        return new RuntimeEvidence(testEngine, MountedFiles.under(root));
    }
}
