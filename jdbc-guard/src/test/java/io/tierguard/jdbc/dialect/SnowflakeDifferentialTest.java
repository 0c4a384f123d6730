package io.tierguard.jdbc.dialect;

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
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.StatisticsReport;
import net.snowflake.client.internal.jdbc.SnowflakeConnectString;

class SnowflakeDifferentialTest {

    private static final List<String> OWN = List.of("user", "ssl", "account", "db", "database", "schema", "role");
    private static final List<String> PREFIXES = List.of(
            "jdbc:snowflake://",
            "jdbc:snowflake://",
            "jdbc:snowflake://",
            "jdbc:snowflake://https://",
            "jdbc:snowflake://http://",
            "jdbc:snowflake:",
            "JDBC:snowflake://",
            "jdbc:snowflake:auto//");

    private static final Logger LOG = Logger.getLogger("net.snowflake");

    @BeforeContainer
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        WebPieces.agree(url, properties, driver(url, properties));
    }

    @Tag("own-process")
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_what_the_driver_dials(@ForAll("targets") List<Dialled.Target> targets) throws Exception {
        Dialled.wasNamed(
                "net.snowflake.client.api.driver.SnowflakeDriver",
                targets,
                Map.of(
                        "loginTimeout",
                        "1",
                        "maxHttpRetries",
                        "1",
                        "disablePlatformDetection",
                        "true",
                        "user",
                        "u",
                        "password",
                        "not-a-secret"));
    }

    /** Few, since the driver tries each for a second. */
    @Provide
    Arbitrary<List<Dialled.Target>> targets() {
        Arbitrary<String> urls = Combinators.combine(
                        Arbitraries.of("a.example.com", "B.Example.COM", "b.example.com"),
                        Arbitraries.of("", ":5433"),
                        Arbitraries.of("", "/"),
                        Arbitraries.of("", "?db=x", "?ssl=off", "?account=c.example.com", "?schema=b.example.com"))
                .as((host, port, path, query) -> "jdbc:snowflake://" + host + port + path + query);
        return Dialled.targets(urls, Arbitraries.of(Map.of(), Map.of("account", "d.example.com")), 8);
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
            SnowflakeConnectString parsed = SnowflakeConnectString.parse(url, properties);
            Object database = parsed.getParameters()
                    .getOrDefault("DB", parsed.getParameters().get("DATABASE"));
            return parsed.isValid()
                    ? Optional.of(new WebPieces.Dial(
                            parsed.getHost(), parsed.getPort(), "".equals(database) ? null : (String) database))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
