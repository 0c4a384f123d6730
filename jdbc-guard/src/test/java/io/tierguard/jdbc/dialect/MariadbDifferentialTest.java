package io.tierguard.jdbc.dialect;

import io.tierguard.jdbc.dialect.Witness.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.StatisticsReport;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;

class MariadbDifferentialTest {

    private static final List<String> OWN = List.of("database", "Database", "user", "password", "poolName");

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Witness.agree(url, properties, driver(url, properties));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void and_under_the_scheme_of_mysql_what_both_drivers_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        String both = url.replaceFirst("jdbc:mariadb:", "jdbc:mysql:")
                + (url.indexOf('?') < 0 ? "?permitMysqlScheme" : "&permitMysqlScheme");
        Witness.agree(both, properties, driver(both, properties));
        Witness.agree(both, properties, MysqlDifferentialTest.driver(both, properties));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void names_each_server_alone(@ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Witness.alone(url, properties);
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> prefix = Arbitraries.of(
                "jdbc:mariadb://",
                "jdbc:mariadb://",
                "jdbc:mariadb://",
                "JDBC:MARIADB://",
                "jdbc:mariadb:sequential://",
                "jdbc:mariadb:loadbalance://",
                "jdbc:mariadb:load-balance-read://",
                "jdbc:mariadb:FAILOVER://",
                "jdbc:mariadb:none://",
                "jdbc:mariadb:replication://",
                "jdbc:mariadb:aurora://",
                "jdbc:mariadb:",
                "jdbc:mariadb:/");
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
            Configuration parsed = Configuration.parse(url, properties);
            if (parsed == null
                    || parsed.socketFactory() != null
                    || parsed.addresses().isEmpty()) {
                return Optional.empty();
            }
            List<Server> servers = new ArrayList<>();
            for (HostAddress address : parsed.addresses()) {
                if (address.localSocket != null || address.pipe != null || address.host == null) {
                    return Optional.empty();
                }
                servers.add(new Server(address.host, address.port, parsed.database()));
            }
            return Optional.of(servers);
        } catch (SQLException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
