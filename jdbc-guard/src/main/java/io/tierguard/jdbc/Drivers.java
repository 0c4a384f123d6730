package io.tierguard.jdbc;

import io.tierguard.internal.Providers;
import io.tierguard.internal.Redaction;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import io.tierguard.report.Code;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver that a URL was read for. Only drivers whose reading is known are taken: another one that accepts the
 * same URL may dial another host.
 */
final class Drivers {

    /** The registered ones first: the class path is read only where they do not suffice. */
    private static final List<Function<Set<String>, List<Driver>>> PLACES = List.of(
            known -> DriverManager.drivers().toList(),
            known -> load(ServiceLoader.load(Driver.class)),
            known -> load(ServiceLoader.load(Driver.class, Drivers.class.getClassLoader())),
            Drivers::registered);

    /** The first major versions that read URLs as the dialects do. */
    private static final Map<String, Integer> OLDEST = Map.ofEntries(
            Map.entry("oracle.jdbc.OracleDriver", 19),
            Map.entry("com.ibm.db2.jcc.DB2Driver", 4),
            Map.entry("com.microsoft.sqlserver.jdbc.SQLServerDriver", 8),
            Map.entry("com.mysql.jdbc.Driver", 8),
            Map.entry("com.mysql.cj.jdbc.Driver", 8),
            Map.entry("org.mariadb.jdbc.Driver", 3),
            Map.entry("org.postgresql.Driver", 42),
            Map.entry("org.hsqldb.jdbc.JDBCDriver", 2),
            Map.entry("org.apache.derby.client.ClientAutoloadedDriver", 10),
            Map.entry("org.sqlite.JDBC", 3),
            Map.entry("net.snowflake.client.api.driver.SnowflakeDriver", 4),
            Map.entry("net.snowflake.client.jdbc.SnowflakeDriver", 4),
            Map.entry("com.clickhouse.jdbc.Driver", 9),
            Map.entry("com.amazon.redshift.Driver", 2),
            Map.entry("com.yugabyte.Driver", 42),
            Map.entry("software.amazon.jdbc.Driver", 4));

    private Drivers() {}

    /** The driver; no connection is asked of any. Of a driver that wraps others, every one that it may ask is known. */
    static Driver find(String url) throws SQLException {
        Driver driver = first(url);
        requireKnownInside(url);
        return driver;
    }

    private static Driver first(String url) throws SQLException {
        Set<String> known = JdbcTargetReader.driversOf(url);
        Set<String> strangers = new TreeSet<>();
        for (Function<Set<String>, List<Driver>> place : PLACES) {
            for (Driver driver : place.apply(known)) {
                if (accepts(driver, url)) {
                    if (isKnown(driver, known)) {
                        return driver;
                    }
                    strangers.add(name(driver));
                }
            }
        }
        throw notFound(url, strangers, known);
    }

    /**
     * The driver whose sockets a connection has, and the URL that it gets.
     *
     * @param driver not asked for anything
     * @param url without what wrapping drivers take out
     */
    record Dialler(Driver driver, String url) {}

    /**
     * Who dials, where it gets the properties as the caller gave them.
     *
     * @param url one that {@link #find} found a driver for
     */
    static Optional<Dialler> dialler(Driver found, String url) {
        String dialled = url;
        Driver driver = found;
        for (Optional<String> inner = JdbcTargetReader.innerOf(url);
                inner.isPresent();
                inner = JdbcTargetReader.innerOf(dialled)) {
            String handedOn = inner.get();
            Optional<Driver> taker = DriverManager.drivers()
                    .filter(candidate -> takes(candidate, handedOn))
                    .findFirst();
            if (taker.isEmpty() || !JdbcTargetReader.handsOnProperties(dialled)) {
                return Optional.empty();
            }
            driver = taker.get();
            dialled = handedOn;
        }
        return Optional.of(new Dialler(driver, dialled));
    }

    /** A wrapping driver takes the first registered one that accepts what it hands on: no stranger may be among them. */
    private static void requireKnownInside(String url) throws SQLException {
        Optional<String> inner = JdbcTargetReader.innerOf(url);
        while (inner.isPresent()) {
            requireOnlyKnown(inner.get());
            inner = JdbcTargetReader.innerOf(inner.get());
        }
    }

    private static void requireOnlyKnown(String inner) throws SQLException {
        Set<String> known = JdbcTargetReader.driversOf(inner);
        Set<String> strangers = new TreeSet<>();
        boolean found = false;
        for (Driver driver : DriverManager.drivers().toList()) {
            if (takes(driver, inner)) {
                found |= isKnown(driver, known);
                if (!isKnown(driver, known)) {
                    strangers.add(name(driver));
                }
            }
        }
        if (!found || !strangers.isEmpty()) {
            throw notFound(inner, strangers, known);
        }
    }

    private static SQLException notFound(String url, Set<String> strangers, Set<String> known) {
        String shown = Redaction.schemeOf(url);
        return strangers.isEmpty()
                ? CodedSql.connection(Code.NO_DRIVER, shown)
                : CodedSql.connection(
                        Code.UNKNOWN_DRIVER,
                        String.join(", ", strangers),
                        shown,
                        String.join(" or ", new TreeSet<>(known)));
    }

    /**
     * Refuses a URL that {@link DriverManager}, which asks one driver after the other, would hand to one whose reading is
     * not known.
     */
    static void requireFirst(String url) throws SQLException {
        for (Driver driver : DriverManager.drivers().toList()) {
            if (accepts(driver, url)) {
                requireKnown(driver, url);
                requireKnownInside(url);
                return;
            }
        }
    }

    /**
     * Refuses a data source that came with a driver which is too old.
     *
     * @param loader the data source's own
     */
    static void requireRecent(@Nullable ClassLoader loader, String url) throws SQLException {
        for (String name : new TreeSet<>(JdbcTargetReader.driversOf(url))) {
            Optional<Driver> driver = OLDEST.containsKey(name) ? made(name, loader) : Optional.empty();
            if (driver.isPresent()) {
                requireKnown(driver.get(), url);
                return;
            }
        }
    }

    /** Empty where there is none by this name beside the data source. */
    private static Optional<Driver> made(String name, @Nullable ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, true, loader)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static void requireKnown(Driver driver, String url) throws SQLException {
        Set<String> known = JdbcTargetReader.driversOf(url);
        if (!isKnown(driver, known)) {
            throw CodedSql.connection(
                    Code.UNKNOWN_DRIVER,
                    name(driver),
                    Redaction.schemeOf(url),
                    String.join(" or ", new TreeSet<>(known)));
        }
    }

    private static boolean isKnown(Driver driver, Set<String> known) {
        String name = driver.getClass().getName();
        return known.contains(name) && driver.getMajorVersion() >= OLDEST.getOrDefault(name, 0);
    }

    private static String name(Driver driver) {
        return driver.getClass().getName() + " " + driver.getMajorVersion() + "." + driver.getMinorVersion();
    }

    /** Some drivers are no service, and register themselves once their class is used. */
    private static List<Driver> registered(Set<String> known) {
        for (String name : known) {
            try {
                Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                // it is not on the class path, or lacks what it needs
            }
        }
        return DriverManager.drivers().toList();
    }

    private static List<Driver> load(ServiceLoader<Driver> loader) {
        List<Driver> drivers = new ArrayList<>();
        // a driver that fails to load is not asked
        Providers.each(loader, provider -> drivers.add(provider.get()), failure -> {});
        return drivers;
    }

    private static boolean accepts(Driver driver, String url) {
        return !(driver instanceof GuardedDriver) && takes(driver, url);
    }

    private static boolean takes(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException | RuntimeException | LinkageError e) {
            return false;
        }
    }
}
