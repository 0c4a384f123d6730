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
import net.jqwik.api.Tuple;
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
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 10));
    }

    @Provide
    Arbitrary<String> urls() {
        return Combinators.combine(
                        TdsPieces.mostly(Arbitraries.just("jdbc:db2://"), "jdbc:db2:///", "jdbc:db2:/", "JDBC:db2://"),
                        TdsPieces.host(),
                        TdsPieces.port(),
                        TdsPieces.mostly(
                                Arbitraries.of("/orders", "/ORDERS"),
                                "/x:y",
                                "/\"x\"",
                                "/\"x:y\"",
                                "/",
                                "",
                                "//x",
                                "/x/y",
                                "/x y"),
                        parameters())
                .as((a, b, c, d, e) -> a + b + c + d + e);
    }

    private static Arbitrary<String> parameters() {
        Arbitrary<String> odd = Combinators.combine(
                        Arbitraries.of(KEYS), Arbitraries.of("=", "=", "=", "=", ""), Arbitraries.of(VALUES))
                .as((key, equals, value) -> equals.isEmpty() ? key : key + equals + value);
        Arbitrary<String> plain = Arbitraries.of(
                "serverName=e.example.com",
                "portNumber=7",
                "databaseName=other",
                "currentSchema=X",
                "clientRerouteAlternateServerName=e.example.com;clientRerouteAlternatePortNumber=7",
                "clientRerouteAlternateServerName=e.example.com f.example.com;clientRerouteAlternatePortNumber=7,8");
        Arbitrary<String> entry = Arbitraries.frequencyOf(Tuple.of(6, plain), Tuple.of(1, odd));
        return Combinators.combine(
                        TdsPieces.mostly(Arbitraries.just(":"), "::", ";", "?"),
                        entry.list().ofMaxSize(2),
                        TdsPieces.mostly(Arbitraries.just(";"), "", ";;"))
                .as((start, entries, end) -> entries.isEmpty() ? "" : start + String.join(";", entries) + end);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.of(
                                Map.of(),
                                Map.of("user", "u"),
                                Map.of("serverName", "f.example.com"),
                                Map.of("portNumber", "9", "databaseName", "third"))),
                Tuple.of(
                        1,
                        Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(VALUES))
                                .ofMaxSize(2)));
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
