package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.jdbc.internal.ClickHouseJdbcUrlParser;
import com.clickhouse.jdbc.internal.JdbcConfiguration;
import io.tierguard.guard.Reading;
import io.tierguard.registry.Host;
import java.net.MalformedURLException;
import java.net.URL;
import java.sql.SQLException;
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
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

class ClickhouseDifferentialTest {

    private static final List<String> OWN = List.of("user", "ssl", "database", "compress", "clickhouse_setting_x");
    private static final List<String> PREFIXES = List.of(
            "jdbc:clickhouse://",
            "jdbc:ch://",
            "jdbc:ch:https://",
            "jdbc:clickhouse:http://",
            "jdbc:ch:",
            "jdbc:CH://",
            "jdbc:ch:HTTPS://",
            "jdbc:ch:grpc://");

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        WebPieces.agree(url, properties, driver(url, properties));
    }

    @Tag("own-process")
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_what_the_driver_dials(@ForAll("targets") List<Dialled.Target> targets) throws Exception {
        Dialled.wasNamed("com.clickhouse.jdbc.Driver", targets, Map.of("retry", "0"));
    }

    /** The newer client takes no list: the older one says what the hosts of one are. */
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void names_all_hosts_of_a_list(@ForAll("lists") String url) throws SQLException {
        boolean read = Witness.read(url, Map.of()) instanceof Reading.Endpoints;
        Statistics.collect(read);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 20));
        if (read) {
            List<String> known = ClickHouseJdbcUrlParser.parse(url, new Properties()).getNodes().getNodes().stream()
                    .map(node -> Host.parse(node.getHost()).map(Host::text).orElse("unreadable") + ":" + node.getPort()
                            + "/" + node.getDatabase().orElse("default"))
                    .distinct()
                    .toList();
            assertThat(List.of(Readings.of(url, null).split(" ", -1))).as(url).containsAll(known);
        }
    }

    @Provide
    Arbitrary<String> lists() {
        return Combinators.combine(
                        Arbitraries.of("jdbc:ch://", "jdbc:clickhouse:https://", "jdbc:ch:http://"),
                        UrlPieces.authority(),
                        Arbitraries.of("", "/", "/orders"),
                        Arbitraries.of("", "?ssl=true", "?database=x", "?failover=1&ssl=false"))
                .as((a, b, c, d) -> a + b + c + d)
                .filter(url -> url.indexOf(',') > 0);
    }

    @Provide
    Arbitrary<List<Dialled.Target>> targets() {
        return Dialled.targets(urls(), properties(), 200, "jdbc:ch://");
    }

    @Provide
    Arbitrary<String> urls() {
        return WebPieces.urls(PREFIXES, OWN);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return UrlPieces.properties(OWN);
    }

    private static Optional<WebPieces.Dial> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        try {
            JdbcConfiguration parsed = new JdbcConfiguration(url, properties);
            URL dialled = new URL(parsed.getConnectionUrl());
            return dialled.getPort() < 1
                    ? Optional.empty()
                    : Optional.of(new WebPieces.Dial(
                            dialled.getHost(),
                            dialled.getPort(),
                            parsed.getClientProperties().getOrDefault("database", "default")));
        } catch (MalformedURLException | SQLException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
