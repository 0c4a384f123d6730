package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;
import io.tierguard.guard.Reading;
import io.tierguard.jdbc.dialect.Witness.Server;
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

class MysqlDifferentialTest {

    private static final List<String> OWN =
            List.of("host", "HOST", "h%6Fst", "port", "dbname", "DBNAME", "user", "password", "dnsSrv");

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Witness.agree(url, properties, driver(url, properties));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial_in_lists(@ForAll("lists") String url) {
        assertThat(Witness.read(url, Map.of())).isInstanceOf(Reading.Endpoints.class);
        Witness.agree(url, Map.of(), driver(url, Map.of()));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void names_each_server_alone(@ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Witness.alone(url, properties);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void names_each_server_of_lists_alone(@ForAll("lists") String url) {
        Witness.alone(url, Map.of());
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.of(
                "jdbc:mysql://[a.example.com,b.example.com:1]/orders",
                "jdbc:mysql://u:p@[a.example.com:1,b.example.com]/orders",
                "jdbc:mysql://[(host=a.example.com,port=1),(host=b.example.com)]/orders",
                "jdbc:mysql://u:p@[(host=a.example.com,port=1),address=(host=b.example.com)]/orders",
                "jdbc:mysql://(host=[2001:db8::5],port=3307)/orders",
                "jdbc:mysql://u:p@[2001:db8::5]:3307/orders",
                "jdbc:mysql://[::1],[::2]/orders");
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> prefix = Arbitraries.of(
                "jdbc:mysql://",
                "jdbc:mysql://",
                "jdbc:mysql://",
                "JDBC:MySQL://",
                "jdbc:mysql:loadbalance://",
                "jdbc:mysql:replication://",
                "jdbc:mysql+srv://",
                "jdbc:mysql:",
                "jdbc:mysql: //",
                "jdbc:mysql:/");
        return Combinators.combine(prefix, UrlPieces.authority(), UrlPieces.path(), UrlPieces.query("?", "&", OWN))
                .as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return UrlPieces.properties(OWN);
    }

    static Optional<List<Server>> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        try {
            if (!ConnectionUrl.acceptsUrl(url)) {
                return Optional.empty();
            }
            ConnectionUrl parsed = ConnectionUrl.getConnectionUrlInstance(url, properties);
            if (parsed.getType().name().contains("DNS_SRV")) {
                return Optional.empty();
            }
            List<Server> servers = new ArrayList<>();
            for (HostInfo host : parsed.getHostsList()) {
                String factory = host.getHostProperties().get("socketFactory");
                if (factory != null && !factory.isEmpty()) {
                    return Optional.empty();
                }
                servers.add(new Server(host.getHost(), host.getPort(), host.getDatabase()));
            }
            return Optional.of(servers);
        } catch (CJException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
