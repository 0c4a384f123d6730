package io.tierguard.jdbc.dialect;

import com.clickhouse.jdbc.internal.JdbcConfiguration;
import java.net.MalformedURLException;
import java.net.URL;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
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

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_what_the_driver_dials(@ForAll("targets") List<Dialled.Target> targets) throws Exception {
        Dialled.wasNamed("com.clickhouse.jdbc.Driver", targets, Map.of("retry", "0"));
    }

    @Provide
    Arbitrary<List<Dialled.Target>> targets() {
        return Dialled.targets(urls(), properties(), 200);
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
