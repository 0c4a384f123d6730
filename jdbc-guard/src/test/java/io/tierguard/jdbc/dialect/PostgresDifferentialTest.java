package io.tierguard.jdbc.dialect;

import io.tierguard.jdbc.dialect.Witness.Server;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.StatisticsReport;
import org.postgresql.Driver;

class PostgresDifferentialTest {

    private static final List<String> OWN =
            List.of("host", "HOST", "port", "dbname", "PGHOST", "PGPORT", "PGDBNAME", "ssl");

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger DRIVERS_LOG = Logger.getLogger("org.postgresql");

    @BeforeContainer
    static void quiet() {
        DRIVERS_LOG.setLevel(Level.OFF);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Witness.agree(url, properties, driver(url, properties));
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> prefix = Arbitraries.of(
                "jdbc:postgresql://",
                "jdbc:postgresql://",
                "jdbc:postgresql://",
                "jdbc:postgresql:",
                "jdbc:postgresql:/",
                "JDBC:postgresql://",
                "jdbc:PostgreSQL://");
        return Combinators.combine(prefix, UrlPieces.authority(), UrlPieces.path(), UrlPieces.query("?", "&", OWN))
                .as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return UrlPieces.properties(OWN);
    }

    private static Optional<List<Server>> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        try {
            Properties parsed = Driver.parseURL(url, properties);
            if (parsed == null || parsed.getProperty("socketFactory") != null) {
                return Optional.empty();
            }
            String[] hosts = parsed.getProperty("PGHOST").split(",");
            String[] ports = parsed.getProperty("PGPORT").split(",");
            String database = parsed.getProperty("PGDBNAME");
            List<Server> servers = new ArrayList<>();
            for (int i = 0; i < hosts.length; i++) {
                servers.add(new Server(hosts[i], Integer.parseInt(ports[i]), database));
            }
            return Optional.of(servers);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
