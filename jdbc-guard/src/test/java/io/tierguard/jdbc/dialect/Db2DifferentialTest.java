package io.tierguard.jdbc.dialect;

import com.ibm.db2.jcc.DB2Driver;
import com.ibm.db2.jcc.DB2SimpleDataSource;
import io.tierguard.guard.Reading;
import io.tierguard.jdbc.dialect.Witness.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.StringTokenizer;
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

class Db2DifferentialTest {

    /** Makes the driver hand over what it read instead of dialling it. */
    private static final String HAND_OVER = "JCC_INTERNAL_KEY_TO_GET_INTERNAL_DATASOURCE_dbpoolcrt_";

    private static final List<String> KEYS = List.of(
            "serverName",
            "SERVERNAME",
            "portNumber",
            "databaseName",
            "clientRerouteAlternateServerName",
            "clientRerouteAlternatePortNumber",
            "driverType",
            "user",
            "currentSchema",
            "dsdriverConfigFile",
            "nonsense",
            " serverName",
            "");

    private static final List<String> VALUES = List.of(
            "e.example.com",
            "e.example.com",
            "e.example.com f.example.com",
            "e.example.com,f.example.com",
            "7",
            "7",
            "7 8",
            "7,8",
            "+7",
            " 7",
            "0",
            "4",
            "",
            "::1",
            "[::1]",
            "x",
            "a=b",
            "e.example.com:7");

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Witness.agree(url, properties, driver(url, properties));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_dials(@ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        boolean compared = false;
        if (Witness.read(url, properties) instanceof Reading.Endpoints ours) {
            Map<String, String> given = new TreeMap<>(properties);
            given.putIfAbsent("password", "p");
            if (!url.contains("user=")) {
                given.putIfAbsent("user", "u");
            }
            Set<String> dialled = Dials.of(new DB2Driver(), url, given);
            Dials.wereNamed(dialled, ours, url + " " + properties);
            compared = !dialled.isEmpty();
        }
        Statistics.collect(compared);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 5));
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> host = Arbitraries.oneOf(
                Arbitraries.of("a.example.com", "b.example.com", "localhost", "[::1]", "127.0.0.1"),
                Arbitraries.of("a.example.com", "b.example.com"),
                TdsPieces.host());
        Arbitrary<String> port = Arbitraries.oneOf(Arbitraries.of("", ":50000", ":50001"), TdsPieces.port());
        Arbitrary<String> database = Arbitraries.of(
                "/orders",
                "/orders",
                "/orders",
                "/ORDERS",
                "/x:y",
                "/\"x\"",
                "/\"x:y\"",
                "/",
                "",
                "//x",
                "/x/y",
                "/x y");
        return Combinators.combine(
                        Arbitraries.of(
                                "jdbc:db2://",
                                "jdbc:db2://",
                                "jdbc:db2://",
                                "jdbc:db2:///",
                                "jdbc:db2:/",
                                "JDBC:db2://",
                                "jdbc:db2://"),
                        host,
                        port,
                        database,
                        parameters())
                .as((a, b, c, d, e) -> a + b + c + d + e);
    }

    private static Arbitrary<String> parameters() {
        Arbitrary<String> entry = Combinators.combine(
                        Arbitraries.of(KEYS), Arbitraries.of("=", "=", "=", "=", ""), Arbitraries.of(VALUES))
                .as((key, equals, value) -> equals.isEmpty() ? key : key + equals + value);
        return Arbitraries.oneOf(
                Arbitraries.of("", ":", ":;"),
                Combinators.combine(
                                Arbitraries.of(":", ":", ":", "::", ";", "?"),
                                entry.list().ofMinSize(1).ofMaxSize(3),
                                Arbitraries.of(";", ";", ";", ""))
                        .as((start, entries, end) -> start + String.join(";", entries) + end),
                Arbitraries.of(
                        ":serverName=e.example.com;portNumber=7;",
                        ":user=u;password=p;",
                        ":clientRerouteAlternateServerName=e.example.com;clientRerouteAlternatePortNumber=7;",
                        ":clientRerouteAlternateServerName=e.example.com f.example.com;clientRerouteAlternatePortNumber=7,8;"));
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return Arbitraries.oneOf(
                Arbitraries.just(Map.of()),
                Arbitraries.just(Map.of()),
                Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(VALUES)).ofMaxSize(2));
    }

    private static Optional<List<Server>> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        properties.put(HAND_OVER, "");
        try {
            if (new DB2Driver().connect(url, properties) != null
                    || !(properties.get(HAND_OVER) instanceof DB2SimpleDataSource source)) {
                return Optional.empty();
            }
            List<Server> servers = new ArrayList<>();
            servers.add(new Server(source.getServerName(), source.getPortNumber(), source.getDatabaseName()));
            StringTokenizer names = new StringTokenizer(text(source.getClientRerouteAlternateServerName()), ", ");
            StringTokenizer ports = new StringTokenizer(text(source.getClientRerouteAlternatePortNumber()), ", ");
            while (names.hasMoreTokens() && ports.hasMoreTokens()) {
                servers.add(
                        new Server(names.nextToken(), Integer.parseInt(ports.nextToken()), source.getDatabaseName()));
            }
            return Optional.of(servers);
        } catch (SQLException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
