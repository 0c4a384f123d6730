package io.tierguard.identity;

/**
 * One statement about the process, and where it was found.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param source which kind of evidence, such as {@code otel.deployment.environment.name}
 * @param value what it says
 * @param statement as a person would recognise it, such as {@code TIERGUARD_ENVIRONMENT=staging}; never a secret
 * @param origin where it was found, such as {@code environment variable}
 * @since 0.1
 */
public record Evidence(String source, String value, String statement, String origin) {

    /** The source of the claim itself. */
    public static final String CLAIM = "tierguard.environment";

    /** The source of OpenTelemetry's resource attribute. */
    public static final String OTEL = "otel.deployment.environment.name";

    @Override
    public String toString() {
        return statement + " (" + origin + ")";
    }
}
