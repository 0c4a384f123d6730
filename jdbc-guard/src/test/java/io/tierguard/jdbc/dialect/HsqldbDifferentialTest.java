package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.jdbc.dialect.Witness.Server;
import io.tierguard.registry.Endpoint;
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
import org.hsqldb.DatabaseURL;
import org.hsqldb.persist.HsqlProperties;

class HsqldbDifferentialTest {

    private static final List<String> OWN = List.of("host", "port", "database", "user", "ifexists", "get_column_name");

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Optional<HsqlProperties> parsed = driver(url, properties);
        if (parsed.isPresent()
                && DatabaseURL.isInProcessDatabaseType(parsed.get().getProperty("connection_type"))) {
            Reading reading = Witness.read(url, properties);
            Statistics.label("local").collect(reading instanceof Reading.Endpoints);
            Statistics.label("local").coverage(seen -> seen.check(true).percentage(share -> share > 2));
            if (reading instanceof Reading.Endpoints ours) {
                assertThat(ours.endpoints()).as("%s %s", url, properties).allMatch(Endpoint::isLocal);
            }
        } else {
            Witness.agree(
                    url,
                    properties,
                    parsed.map(known -> List.of(new Server(
                            known.getProperty("host"),
                            known.getIntegerProperty("port", 0),
                            known.getProperty("database")))));
        }
    }

    @Tag("own-process")
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void names_what_the_driver_dials(@ForAll("targets") List<Dialled.Target> targets) throws Exception {
        Dialled.wasNamed("org.hsqldb.jdbc.JDBCDriver", targets, Map.of());
    }

    @Provide
    Arbitrary<List<Dialled.Target>> targets() {
        return Dialled.targets(urls(), properties(), 1000, "jdbc:hsqldb:hsql://", "jdbc:hsqldb:http://");
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> prefix = Arbitraries.of(
                "jdbc:hsqldb:hsql://",
                "jdbc:hsqldb:hsql://",
                "jdbc:hsqldb:hsqls://",
                "jdbc:hsqldb:http://",
                "jdbc:hsqldb:https://",
                "JDBC:HSQLDB:HSQL://",
                "jdbc:hsqldb:hsql:",
                "jdbc:hsqldb:",
                "jdbc:hsqldb://",
                "jdbc:hsqldb:mem:",
                "jdbc:hsqldb:file:",
                "jdbc:hsqldb:file:hsql://",
                "jdbc:hsqldb:${x}",
                "jdbc:hsqldb:res:/");
        return Combinators.combine(
                        prefix,
                        Arbitraries.oneOf(UrlPieces.host(), UrlPieces.authority()),
                        UrlPieces.path(),
                        UrlPieces.query(";", ";", OWN))
                .as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return UrlPieces.properties(OWN);
    }

    /** As the driver merges both. */
    private static Optional<HsqlProperties> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        try {
            HsqlProperties parsed = DatabaseURL.parseURL(url, true, false);
            if (parsed == null || parsed.isEmpty()) {
                return Optional.empty();
            }
            parsed.addProperties(properties);
            return Optional.of(parsed);
        } catch (StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
