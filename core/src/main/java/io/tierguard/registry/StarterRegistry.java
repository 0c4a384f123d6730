package io.tierguard.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The registry to begin with: a complete file that loads and explains itself, and what a first run needs beside it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class StarterRegistry {

    private static final String RESOURCE = "/starter-tierguard.yaml";

    private StarterRegistry() {}

    /**
     * The file.
     *
     * @return its text, ending in a line feed
     */
    public static String text() {
        try (InputStream in = StarterRegistry.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar of Tierguard's core is not complete: no " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file, with where it goes, and how tests and an IDE tell who they are.
     *
     * @return the appendix of a first run's report
     */
    public static String firstRun() {
        return """
                ---------- src/main/resources/tierguard.yaml
                %s----------

                %s""".formatted(text(), testRuns());
    }

    /**
     * How tests and an IDE tell who they are.
     *
     * @return the appendix of a report that nobody said so
     */
    public static String testRuns() {
        return """
                So that tests know who they are, in the configuration of maven-surefire-plugin in pom.xml:

                  <environmentVariables>
                    <TIERGUARD_ENVIRONMENT>test</TIERGUARD_ENVIRONMENT>
                  </environmentVariables>

                and in the run configuration of an IDE, under environment variables; or, for both, in a file .env in the
                working directory, which stays out of version control:

                  TIERGUARD_ENVIRONMENT=test
                """;
    }
}
