package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.guard.TargetReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JDBC URLs and their properties: every server that the driver may dial, or a database of this process, or why that
 * cannot be determined.
 *
 * <p>Knows each database as its own driver reads it, drivers that wrap others, and {@code jdbc:tierguard:} before any of
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
    private static final Pattern SUB_PROTOCOL = Pattern.compile("(?i)jdbc:([^:]*):");

    /** A reader, as {@link java.util.ServiceLoader} makes it. */
    public JdbcTargetReader() {}

    /** Loaded with the first JDBC URL: a process without any need not wait for all drivers' parameters. */
    private static final class Known {

        private static final Map<String, Dialect> DIALECTS = dialects(
                PostgresDialect.own(),
                PostgresDialect.yugabyte(),
                new MysqlScheme(),
                MariadbDialect.own(),
                new H2Dialect(),
                new HsqldbDialect(),
                new DerbyDialect(),
                new SqliteDialect(),
                new SnowflakeDialect(),
                new TrinoDialect(),
                new PrestoDialect(),
                new ClickhouseDialect(),
                new BigqueryDialect(),
                new SqlServerDialect(),
                new JtdsDialect(),
                new Db2Dialect(),
                new OracleDialect(),
                new RedshiftDialect(),
                new PgNgDialect(),
                PrefixWrapper.p6spy(),
                PrefixWrapper.openTelemetry(),
                PrefixWrapper.openTracing(),
                PrefixWrapper.log4jdbc(),
                new AwsWrapper(),
                new ContainerWrapper());

        private static final Dialect SECRETS_MANAGER = new SecretsManagerWrapper();

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
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) || isSecretsManagers(url);
    }

    private static boolean isSecretsManagers(String url) {
        String scheme = SecretsManagerWrapper.SCHEME;
        return url.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    @Override
    public Reading read(Target target) {
        try {
            return readInner(target);
        } catch (UnreadableTarget e) {
            String url = target.url();
            boolean shownWithoutGuard = url.startsWith(GUARDED_PREFIX) && !hasSecondJdbc(url);
            return Reading.undeterminable(shownWithoutGuard ? behindGuard(url) : url, e.reason(), e.fix());
        }
    }

    /**
     * Reads a target, and one that a wrapping driver hands on.
     *
     * @throws UnreadableTarget where it may lead anywhere
     */
    static Reading.Endpoints readInner(Target target) {
        String url = target.url();
        if (!url.startsWith(GUARDED_PREFIX)) {
            return dialectOf(url)
                    .orElseThrow(() -> new UnreadableTarget(
                            "its sub-protocol is not known",
                            "use one of " + String.join(", ", new TreeSet<>(Known.DIALECTS.keySet()))))
                    .read(url, target);
        }
        if (hasSecondJdbc(url)) {
            throw new UnreadableTarget(
                    "a jdbc: inside jdbc:tierguard: is one too many", "write jdbc:tierguard: before what follows it");
        }
        String inner = behindGuard(url);
        if (inner.startsWith(GUARDED_PREFIX)) {
            throw new UnreadableTarget("a second jdbc:tierguard: stands behind the first", "remove it");
        }
        return InnerTarget.of(inner, target).readBehind(GUARDED_PREFIX);
    }

    private static String behindGuard(String url) {
        return PREFIX + url.substring(GUARDED_PREFIX.length());
    }

    private static boolean hasSecondJdbc(String url) {
        return url.regionMatches(true, GUARDED_PREFIX.length(), PREFIX, 0, PREFIX.length());
    }

    private static Optional<Dialect> dialectOf(String url) {
        if (isSecretsManagers(url)) {
            return Optional.of(Known.SECRETS_MANAGER);
        }
        Matcher matcher = SUB_PROTOCOL.matcher(url);
        return matcher.lookingAt()
                ? Optional.ofNullable(Known.DIALECTS.get(matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /**
     * The driver classes that are known to read a URL as this reader does.
     *
     * @param url without {@code jdbc:tierguard:}
     * @return empty where the sub-protocol is not known
     */
    public static Set<String> driversOf(String url) {
        return url.startsWith(GUARDED_PREFIX)
                ? Set.of("io.tierguard.jdbc.GuardedDriver")
                : dialectOf(url).map(dialect -> dialect.drivers(url)).orElse(Set.of());
    }

    /**
     * The URL that a wrapping driver hands to whichever registered driver takes it.
     *
     * @param url one that was read
     * @return empty where the driver opens the URL itself
     */
    public static Optional<String> innerOf(String url) {
        return dialectOf(url).flatMap(dialect -> dialect.inner(url));
    }

    /**
     * The URLs that name one server each of those that a URL names, in the same order, where its driver dials again for a
     * connection that is open: to fail over, to balance, to reconnect.
     *
     * @param url one that was read, without {@code jdbc:tierguard:}
     * @return one for a single server; empty where the driver dials for new connections only
     */
    public static List<String> singleUrlsOf(String url) {
        return dialectOf(url).map(dialect -> dialect.singleUrls(url)).orElse(List.of());
    }

    /**
     * Whether a wrapping driver hands the properties beside its URL on as they are.
     *
     * @param url one that was read
     * @return true also where the driver wraps no other
     */
    public static boolean handsOnProperties(String url) {
        return dialectOf(url).map(Dialect::handsOnProperties).orElse(true);
    }
}
