package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * What the drivers dial for real, seen by the selector that every socket asks before it connects, and which lets none
 * through: we named each of it, or we named nothing.
 */
class DialledTest {

    /** Held, since loggers that nobody holds forget their level. */
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger("org.postgresql"), Logger.getLogger("com.yugabyte"));

    private static final List<Driver> DRIVERS = drivers();

    private static List<Driver> drivers() {
        try {
            return List.of(
                    new org.postgresql.Driver(),
                    new com.mysql.cj.jdbc.Driver(),
                    new org.mariadb.jdbc.Driver(),
                    new com.amazon.redshift.Driver(),
                    new com.yugabyte.Driver());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeContainer
    static void quiet() {
        LOGS.forEach(log -> log.setLevel(Level.OFF));
    }

    private static final List<String> PREFIXES = List.of(
            "jdbc:postgresql://",
            "jdbc:postgresql:",
            "jdbc:mysql://",
            "jdbc:mariadb://",
            "jdbc:mariadb:sequential://",
            "jdbc:mariadb:replication://",
            "jdbc:redshift://",
            "jdbc:redshift:",
            "jdbc:yugabytedb://");

    @Example
    void was_named_by_each_odd_host() {
        for (String prefix : PREFIXES) {
            UrlPieces.eachHost(prefix).forEach(url -> wasNamed(url, Map.of()));
        }
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void was_named(@ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Statistics.collect(wasNamed(url, properties));
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 5));
    }

    /** Whether something was dialled, all of which was named. */
    private static boolean wasNamed(String url, Map<String, String> properties) {
        // what was not named is not dialled either: a pipe would leave a file behind
        if (!(Witness.read(url, properties) instanceof Reading.Endpoints ours)) {
            return false;
        }
        Collection<String> dialled = dial(url, properties);
        List<String> named = ours.endpoints().stream().map(DialledTest::text).toList();
        assertThat(named).as("%s %s", url, properties).containsAll(dialled);
        return !dialled.isEmpty();
    }

    @Provide
    Arbitrary<String> urls() {
        return Combinators.combine(
                        Arbitraries.of(PREFIXES),
                        UrlPieces.authority(),
                        UrlPieces.path(),
                        UrlPieces.query("?", "&", List.of("user", "password")))
                .as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return UrlPieces.properties(List.of("user", "host", "port", "PGHOST", "database"));
    }

    private static String text(Endpoint endpoint) {
        return endpoint.host().text() + ":" + endpoint.port().value().orElseThrow();
    }

    private static Collection<String> dial(String url, Map<String, String> given) {
        ProxySelector before = ProxySelector.getDefault();
        Refusing refusing = new Refusing();
        ProxySelector.setDefault(refusing);
        try {
            for (Driver driver : DRIVERS) {
                Properties properties = new Properties();
                properties.setProperty("connectTimeout", "1");
                // each driver tries a list of hosts once
                properties.setProperty("retriesAllDown", "1");
                properties.putAll(given);
                try (Connection connection = driver.connect(url, properties)) {
                    assertThat(connection).isNull();
                } catch (SQLException | RuntimeException e) {
                    // the selector let nothing through, or the driver refused the URL
                }
            }
        } finally {
            ProxySelector.setDefault(before);
        }
        return refusing.dialled;
    }

    /** Notes who is dialled, and stops it. */
    private static final class Refusing extends ProxySelector {

        private final Collection<String> dialled = new ConcurrentLinkedQueue<>();

        @Override
        public List<Proxy> select(URI uri) {
            String host = uri.getHost() == null ? uri.getAuthority() : uri.getHost();
            String name = uri.getHost() == null ? host.substring(0, host.lastIndexOf(':')) : host;
            int port =
                    uri.getHost() == null ? Integer.parseInt(host.substring(host.lastIndexOf(':') + 1)) : uri.getPort();
            dialled.add(Host.parse(name).map(Host::text).orElse(name) + ":" + port);
            throw new IllegalArgumentException("nothing is dialled here");
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // nothing is dialled here
        }
    }
}
