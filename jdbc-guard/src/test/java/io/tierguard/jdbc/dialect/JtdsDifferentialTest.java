package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.jdbc.dialect.Witness.Server;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.sourceforge.jtds.jdbc.Driver;

class JtdsDifferentialTest {

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Witness.agree(url, properties, driver(url, properties));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_dials(@ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        boolean compared = false;
        // an instance would be asked for its port
        if (Witness.read(url, properties) instanceof Reading.Endpoints ours
                && !ours.endpoints().get(0).port().isOpen()) {
            Set<String> dialled = Dials.of(new Driver(), url, properties);
            Dials.wereNamed(dialled, ours, url + " " + properties);
            compared = !dialled.isEmpty();
        }
        Statistics.collect(compared);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 10));
    }

    @Provide
    Arbitrary<String> urls() {
        return Combinators.combine(
                        TdsPieces.mostly(
                                Arbitraries.of(
                                        "jdbc:jtds:sqlserver://", "jdbc:jtds:sybase://", "JDBC:JTDS:SQLSERVER://"),
                                "jdbc:jtds:sqlserver:",
                                "jdbc:jtds:sqlserver::",
                                "jdbc:jtds:sqlserver:/",
                                "jdbc:jtds://"),
                        TdsPieces.host(),
                        TdsPieces.port(),
                        TdsPieces.mostly(
                                Arbitraries.of("", "/", "/orders", "/orders"), "/x/y", "//x", "/[x;y]", "/x y", "/x:1"),
                        TdsPieces.parameters())
                .as((a, b, c, d, e) -> a + b + c + d + e);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return TdsPieces.properties();
    }

    private static Optional<List<Server>> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        try {
            Method parse = Driver.class.getDeclaredMethod("setupConnectProperties", String.class, Properties.class);
            parse.setAccessible(true);
            Properties parsed = (Properties) parse.invoke(new Driver(), url, properties);
            if (!"false".equalsIgnoreCase(parsed.getProperty("NAMEDPIPE"))) {
                return Optional.empty();
            }
            boolean instance = !parsed.getProperty("INSTANCE").isEmpty();
            return Optional.of(List.of(new Server(
                    parsed.getProperty("SERVERNAME"),
                    // zero is how the comparison writes an open port
                    instance ? 0 : Integer.parseInt(parsed.getProperty("PORTNUMBER")),
                    parsed.getProperty("DATABASENAME"))));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
