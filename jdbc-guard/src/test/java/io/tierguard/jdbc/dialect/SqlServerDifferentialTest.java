package io.tierguard.jdbc.dialect;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import io.tierguard.guard.Reading;
import io.tierguard.jdbc.dialect.Witness.Server;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;

class SqlServerDifferentialTest {

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Witness.agree(url, properties, driver(url, properties));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_dials(@ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        boolean compared = false;
        // an instance would be asked for its port, and a partner is dialled a second later: tables of cases do both
        if (Witness.read(url, properties) instanceof Reading.Endpoints ours
                && ours.endpoints().size() == 1
                && !ours.endpoints().get(0).port().isOpen()) {
            Map<String, String> given = new TreeMap<>(properties);
            given.put("loginTimeout", "5");
            given.put("connectRetryCount", "0");
            Set<String> dialled = Dials.of(new SQLServerDriver(), url, given);
            Dials.wereNamed(dialled, ours, url + " " + properties);
            compared = !dialled.isEmpty();
        }
        Statistics.collect(compared);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 10));
    }

    @Provide
    Arbitrary<String> urls() {
        return Combinators.combine(
                        TdsPieces.mostly(Arbitraries.just("jdbc:sqlserver://"), "jdbc:sqlserver:", "JDBC:sqlserver://"),
                        TdsPieces.host(),
                        TdsPieces.mostly(Arbitraries.just(""), "\\inst", "\\Inst ", "\\", ":1", "\\a\\b"),
                        TdsPieces.port(),
                        TdsPieces.parameters())
                .as((a, b, c, d, e) -> a + b + c + d + e);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return TdsPieces.properties();
    }

    /** The driver's merged properties, put together as it does when it opens a socket. */
    private static Optional<List<Server>> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        Properties merged;
        try {
            Method parse =
                    SQLServerDriver.class.getDeclaredMethod("parseAndMergeProperties", String.class, Properties.class);
            parse.setAccessible(true);
            merged = (Properties) parse.invoke(new SQLServerDriver(), url, properties);
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        if (merged == null || merged.getProperty("socketFactoryClass") != null) {
            return Optional.empty();
        }
        String database = merged.getProperty("databaseName");
        String port = merged.getProperty("portNumber", "0");
        String partner = merged.getProperty("failoverPartner");
        if (!port.matches("[0-9+-]+") || partner != null && database == null) {
            return Optional.empty();
        }
        List<Server> servers = new ArrayList<>();
        String name = merged.getProperty("serverName", "localhost");
        servers.add(server(name, merged.getProperty("instanceName"), Integer.parseInt(port), database));
        if (partner != null) {
            servers.add(server(partner, null, 0, database));
        }
        return Optional.of(servers);
    }

    private static Server server(String name, @Nullable String ownInstance, int port, @Nullable String database) {
        int backslash = name.indexOf('\\');
        boolean instance = ownInstance != null || backslash >= 0;
        String host = backslash < 0 ? name : name.substring(0, backslash);
        // zero is how the comparison writes an open port
        return new Server(host, port != 0 ? port : instance ? 0 : 1433, database);
    }
}
