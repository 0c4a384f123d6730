package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.redshift.util.RedshiftProperties;
import io.tierguard.jdbc.dialect.Witness.Server;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.StatisticsReport;

/** What the drivers' own parsers say of Redshift, YugabyteDB and pgjdbc-ng. */
class PostgresRelativesDifferentialTest {

    private static final List<String> REDSHIFT =
            List.of("host", "HOST", "Port", "port", "DBNAME", "dbname", "ssl", "uid", "iamAuth");
    private static final List<String> YUGABYTE =
            List.of("host", "HOST", "port", "dbname", "PGHOST", "PGPORT", "load-balance", "ssl");
    private static final List<String> PGNG = List.of("user", "networkTimeout", "ssl.mode", "unixsocket");

    /** Held, since loggers that nobody holds forget their level. */
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger("com.yugabyte"), Logger.getLogger("com.impossibl.postgres"));

    private static Method pgNgParser;

    @BeforeContainer
    static void prepare() throws IOException, ReflectiveOperationException {
        LOGS.forEach(log -> log.setLevel(Level.OFF));
        List<URL> jars = new ArrayList<>();
        for (File jar : WrapperJvm.jars("pgng").toFile().listFiles()) {
            jars.add(jar.toURI().toURL());
        }
        // not closed, as classes are loaded while it is used
        ClassLoader loader =
                new URLClassLoader(jars.toArray(URL[]::new), PostgresRelativesDifferentialTest.class.getClassLoader());
        pgNgParser = Class.forName("com.impossibl.postgres.jdbc.ConnectionUtil", true, loader)
                .getDeclaredMethod("parseURL", String.class);
        pgNgParser.setAccessible(true);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void redshift_dials_what_was_named(
            @ForAll("redshiftUrls") String url, @ForAll("redshiftProperties") Map<String, String> properties) {
        Witness.agree(url, properties, redshift(url, properties));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void yugabyte_dials_what_was_named(
            @ForAll("yugabyteUrls") String url, @ForAll("yugabyteProperties") Map<String, String> properties) {
        Witness.agree(url, properties, yugabyte(url, properties));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void pgjdbc_ng_dials_what_was_named(@ForAll("pgNgUrls") String url) {
        Witness.agree(url, Map.of(), pgNg(url));
    }

    @Example
    void all_their_parameters_are_sorted() throws ReflectiveOperationException {
        for (com.amazon.redshift.RedshiftProperty property : com.amazon.redshift.RedshiftProperty.values()) {
            // a blank at the end of this one makes it a name that nobody can set
            assertThat(RedshiftParameters.ALL.all())
                    .containsAnyOf(property.getName(), property.getName().strip() + "path");
        }
        for (com.yugabyte.PGProperty property : com.yugabyte.PGProperty.values()) {
            assertThat(PostgresParameters.YUGABYTE.inUrl().all()).contains(property.getName());
        }
    }

    @Provide
    Arbitrary<String> redshiftUrls() {
        Arbitrary<String> prefix = Arbitraries.of(
                "jdbc:redshift://",
                "jdbc:redshift://",
                "jdbc:redshift://",
                "jdbc:redshift:",
                "jdbc:redshift:/",
                "jdbc:redshift:iam://",
                "jdbc:Redshift://");
        Arbitrary<String> query = Arbitraries.oneOf(
                UrlPieces.query("?", "&", REDSHIFT),
                UrlPieces.query(";", ";", REDSHIFT),
                UrlPieces.query("?", ";", REDSHIFT),
                UrlPieces.query(";", "&", REDSHIFT));
        return Combinators.combine(prefix, UrlPieces.authority(), UrlPieces.path(), query)
                .as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<String> yugabyteUrls() {
        Arbitrary<String> prefix =
                Arbitraries.of("jdbc:yugabytedb://", "jdbc:yugabytedb://", "jdbc:yugabytedb:", "jdbc:YugabyteDB://");
        return Combinators.combine(prefix, UrlPieces.authority(), UrlPieces.path(), UrlPieces.query("?", "&", YUGABYTE))
                .as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<String> pgNgUrls() {
        Arbitrary<String> prefix =
                Arbitraries.of("jdbc:pgsql://", "jdbc:pgsql://", "jdbc:pgsql://u:p@", "jdbc:pgsql:", "JDBC:pgsql://");
        Arbitrary<String> query = Arbitraries.oneOf(UrlPieces.query("?", "&", PGNG), UrlPieces.query("&", "&", PGNG));
        return Combinators.combine(prefix, UrlPieces.authority(), UrlPieces.path(), query)
                .as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<Map<String, String>> redshiftProperties() {
        return UrlPieces.properties(REDSHIFT);
    }

    @Provide
    Arbitrary<Map<String, String>> yugabyteProperties() {
        return UrlPieces.properties(YUGABYTE);
    }

    private static Optional<List<Server>> redshift(String url, Map<String, String> given) {
        RedshiftProperties properties = new RedshiftProperties();
        given.forEach(properties::setProperty);
        try {
            RedshiftProperties parsed = com.amazon.redshift.Driver.parseURL(url, properties);
            boolean elsewhere = parsed == null
                    || parsed.getProperty("socketFactory") != null
                    || Boolean.parseBoolean(parsed.getProperty("iamAuth"));
            return elsewhere
                    ? Optional.empty()
                    : Optional.of(servers(
                            parsed.getProperty("host"), parsed.getProperty("port"), parsed.getProperty("dbname")));
        } catch (java.sql.SQLException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Server>> yugabyte(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        try {
            Properties parsed = com.yugabyte.Driver.parseURL(url, properties);
            boolean elsewhere = parsed == null
                    || parsed.getProperty("socketFactory") != null
                    || !parsed.getProperty("load-balance", "false").equals("false");
            return elsewhere
                    ? Optional.empty()
                    : Optional.of(servers(
                            parsed.getProperty("PGHOST"),
                            parsed.getProperty("PGPORT"),
                            parsed.getProperty("PGDBNAME")));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static List<Server> servers(String hostList, String portList, String database) {
        String[] hosts = hostList.split(",", 0);
        String[] ports = portList.split(",", 0);
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < hosts.length; i++) {
            servers.add(new Server(hosts[i], Integer.parseInt(ports[i]), database));
        }
        return servers;
    }

    private static Optional<List<Server>> pgNg(String url) {
        try {
            Object parsed = pgNgParser.invoke(null, url);
            if (parsed == null) {
                return Optional.empty();
            }
            List<Server> servers = new ArrayList<>();
            String database = (String) read(parsed, "database");
            for (Object address : (List<?>) read(parsed, "addresses")) {
                InetSocketAddress server = (InetSocketAddress) address;
                servers.add(new Server(server.getHostString(), server.getPort(), database));
            }
            return Optional.of(servers);
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object read(Object specifier, String name) throws ReflectiveOperationException {
        Field field = specifier.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(specifier);
    }
}
