package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.guard.TargetReader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads JDBC URLs and their properties: every server that the driver may dial, or a database of this process, or why that
 * cannot be determined.
 *
 * <p>Knows PostgreSQL, MySQL, MariaDB, H2, SQL Server and jTDS, each as its own driver reads it, and {@code jdbc:tierguard:} before any of
 * them. Every other sub-protocol, unknown parameter and leftover character is undeterminable.
 *
 * <p><b>Thread safety:</b> immutable; safe for concurrent use.
 *
 * @since 0.1
 */
public final class JdbcTargetReader implements TargetReader {

    /** What stands before a real URL in place of its {@code jdbc:} to have the guarded driver open it. */
    public static final String GUARDED_PREFIX = "jdbc:tierguard:";

    private static final String PREFIX = "jdbc:";

    /** A reader, as {@link java.util.ServiceLoader} makes it. */
    public JdbcTargetReader() {}

    /** Loaded with the first JDBC URL: a process without any need not wait for all drivers' parameters. */
    private static final class Known {

        private static final Map<String, Dialect> DIALECTS = dialects(
                new PostgresDialect(),
                new MysqlScheme(),
                MariadbDialect.own(),
                new H2Dialect(),
                new HsqldbDialect(),
                new DerbyDialect(),
                new SqliteDialect(),
                new SqlServerDialect(),
                new JtdsDialect());

        private static Map<String, Dialect> dialects(Dialect... dialects) {
            Map<String, Dialect> known = new TreeMap<>();
            for (Dialect dialect : dialects) {
                for (String name : dialect.subProtocols()) {
                    known.put(name, dialect);
                }
            }
            return known;
        }
    }

    @Override
    public boolean knows(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    @Override
    public Reading read(Target target) {
        String url = target.url();
        if (!url.startsWith(GUARDED_PREFIX)) {
            return read(url, target);
        }
        String inner = PREFIX + url.substring(GUARDED_PREFIX.length());
        if (inner.regionMatches(true, PREFIX.length(), PREFIX, 0, PREFIX.length())) {
            return Reading.undeterminable(
                    url,
                    "a jdbc: inside jdbc:tierguard: is one too many",
                    "write jdbc:tierguard: before what follows it");
        }
        Reading reading = read(inner, target);
        return reading instanceof Reading.Endpoints endpoints
                ? new Reading.Endpoints(
                        GUARDED_PREFIX + endpoints.redacted().substring(PREFIX.length()), endpoints.endpoints())
                : reading;
    }

    private static Reading read(String url, Target target) {
        Optional<Dialect> dialect = dialectOf(url);
        if (dialect.isEmpty()) {
            return Reading.undeterminable(
                    url,
                    "its sub-protocol is not known",
                    "use one of " + String.join(", ", new TreeSet<>(Known.DIALECTS.keySet())));
        }
        try {
            return dialect.get().read(url, target);
        } catch (UnreadableTarget e) {
            return Reading.undeterminable(url, e.reason(), e.fix());
        }
    }

    private static Optional<Dialect> dialectOf(String url) {
        int colon = url.indexOf(':', PREFIX.length());
        if (colon < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                Known.DIALECTS.get(url.substring(PREFIX.length(), colon).toLowerCase(Locale.ROOT)));
    }

    /**
     * The driver classes that are known to read a URL as this reader does.
     *
     * @param url without {@code jdbc:tierguard:}
     * @return empty where the sub-protocol is not known
     */
    public static Set<String> driversOf(String url) {
        return dialectOf(url).map(dialect -> dialect.drivers(url)).orElse(Set.of());
    }
}
