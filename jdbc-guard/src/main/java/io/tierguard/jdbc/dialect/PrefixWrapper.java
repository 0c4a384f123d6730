package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A driver that takes its own prefix out of the URL and hands the rest to whichever registered driver takes it.
 *
 * <p>Some take out every further prefix as well, wherever it stands, which joins the halves of a host to another name. A
 * URL that holds the prefix again is refused.
 */
final class PrefixWrapper implements Dialect {

    private static final String JDBC = "jdbc:";

    private final String name;
    private final String subProtocol;
    private final String driver;
    private final Pattern again;
    private final UnaryOperator<String> rest;

    private PrefixWrapper(String name, String subProtocol, String driver, String takenOut, UnaryOperator<String> rest) {
        this.name = name;
        this.subProtocol = subProtocol;
        this.driver = driver;
        this.again = Pattern.compile("(?i)^" + subProtocol + ":|" + takenOut);
        this.rest = rest;
    }

    /** {@code jdbc:p6spy:}. */
    static PrefixWrapper p6spy() {
        return new PrefixWrapper(
                "P6Spy", "p6spy", "com.p6spy.engine.spy.P6SpyDriver", "p6spy:", UnaryOperator.identity());
    }

    /** {@code jdbc:otel:}. */
    static PrefixWrapper openTelemetry() {
        return new PrefixWrapper(
                "OpenTelemetry JDBC",
                "otel",
                "io.opentelemetry.instrumentation.jdbc.OpenTelemetryDriver",
                "jdbc:otel:",
                UnaryOperator.identity());
    }

    /** {@code jdbc:tracing:}, which takes parameters of its own out of the URL. */
    static PrefixWrapper openTracing() {
        return new PrefixWrapper(
                "OpenTracing JDBC",
                "tracing",
                "io.opentracing.contrib.jdbc.TracingDriver",
                "jdbc:tracing:",
                TracingParameters::withoutThem);
    }

    /** {@code jdbc:log4jdbc:}. */
    static PrefixWrapper log4jdbc() {
        return new PrefixWrapper(
                "log4jdbc",
                "log4jdbc",
                "net.sf.log4jdbc.sql.jdbcapi.DriverSpy",
                "jdbc:log4jdbc:",
                UnaryOperator.identity());
    }

    private String prefix() {
        return JDBC + subProtocol + ":";
    }

    @Override
    public Set<String> subProtocols() {
        return Set.of(subProtocol);
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of(driver);
    }

    @Override
    public Optional<String> inner(String url) {
        return url.startsWith(prefix()) ? Optional.of(handedOn(url)) : Optional.empty();
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(prefix())) {
            throw unreadable("the driver takes the prefix in lower case only", "write it as " + prefix() + "…");
        }
        if (again.matcher(url.substring(prefix().length())).find()) {
            throw unreadable(
                    "a second " + subProtocol + ": stands behind the first, and may be taken out as well", "remove it");
        }
        return InnerTarget.of(handedOn(url), target).readBehind(prefix());
    }

    @Override
    public List<String> singleUrls(String url) {
        return inner(url).map(JdbcTargetReader::singleUrlsOf).orElse(List.of());
    }

    private String handedOn(String url) {
        return rest.apply(JDBC + url.substring(prefix().length()));
    }

    private UnreadableTarget unreadable(String reason, String fix) {
        return new UnreadableTarget(name + ": " + reason, fix);
    }
}
