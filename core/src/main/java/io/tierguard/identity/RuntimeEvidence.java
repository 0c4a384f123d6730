package io.tierguard.identity;

import java.util.Optional;

/**
 * What the running JVM tells of itself, beside its variables: whether a test engine runs in it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param testEngine how a test engine shows, such as {@code it was started by Maven Surefire}; empty where none does
 * @since 0.1
 */
public record RuntimeEvidence(Optional<String> testEngine) {

    /**
     * An ordinary process.
     *
     * @return no test engine
     */
    public static RuntimeEvidence none() {
        return new RuntimeEvidence(Optional.empty());
    }

    /**
     * A process that runs tests.
     *
     * @param how it shows, for messages
     * @return the evidence
     */
    public static RuntimeEvidence ofTestEngine(String how) {
        return new RuntimeEvidence(Optional.of(how));
    }

    /**
     * What shows in this JVM, to the calling thread.
     *
     * @return the evidence
     */
    public static RuntimeEvidence ofThisJvm() {
        return new RuntimeEvidence(TestEngines.find(
                System::getProperty,
                Thread.currentThread().getContextClassLoader(),
                TestEngines.class.getClassLoader()));
    }
}
