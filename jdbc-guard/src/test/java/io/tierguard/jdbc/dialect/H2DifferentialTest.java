package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.jdbc.dialect.Witness.Server;
import io.tierguard.registry.Endpoint;
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
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.h2.engine.ConnectionInfo;
import org.h2.message.DbException;

class H2DifferentialTest {

    private static final List<String> OWN = List.of("user", "PASSWORD", "MODE", "Schema");

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void names_what_the_driver_would_dial(
            @ForAll("urls") String url, @ForAll("properties") Map<String, String> properties) {
        Optional<ConnectionInfo> parsed = driver(url, properties);
        if (parsed.isPresent() && !parsed.get().isRemote()) {
            Reading reading = Witness.read(url, properties);
            Statistics.label("local").collect(reading instanceof Reading.Endpoints);
            Statistics.label("local").coverage(seen -> seen.check(true).percentage(share -> share > 2));
            if (reading instanceof Reading.Endpoints ours) {
                assertThat(ours.endpoints()).as("%s %s", url, properties).allMatch(Endpoint::isLocal);
            }
        } else {
            Witness.agree(url, properties, parsed.flatMap(H2DifferentialTest::servers));
        }
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> prefix = Arbitraries.of(
                "jdbc:h2:tcp://",
                "jdbc:h2:tcp://",
                "jdbc:h2:ssl://",
                "jdbc:h2:tcp:",
                "jdbc:h2:TCP://",
                "jdbc:h2:",
                "jdbc:h2://",
                "jdbc:h2:mem:",
                "jdbc:h2:file:",
                "jdbc:h2:file:tcp://",
                "jdbc:h2:~/",
                "jdbc:h2:zip:~/",
                "JDBC:H2:tcp://");
        return Combinators.combine(prefix, UrlPieces.authority(), UrlPieces.path(), UrlPieces.query(";", ";", OWN))
                .as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<Map<String, String>> properties() {
        return UrlPieces.properties(OWN);
    }

    private static Optional<ConnectionInfo> driver(String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        try {
            return Optional.of(new ConnectionInfo(url, properties, null, null));
        } catch (DbException e) {
            return Optional.empty();
        }
    }

    /** As the driver's session splits the name. */
    private static Optional<List<Server>> servers(ConnectionInfo parsed) {
        String name = parsed.getName().startsWith("//") ? parsed.getName().substring(2) : parsed.getName();
        int slash = name.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        List<Server> servers = new ArrayList<>();
        for (String server : name.substring(0, slash).split(",", -1)) {
            int colon = server.indexOf(':', server.startsWith("[") ? server.indexOf(']') : 0);
            try {
                int port = colon < 0 ? 9092 : Integer.decode(server.substring(colon + 1));
                String host = colon < 0 ? server : server.substring(0, colon);
                servers.add(new Server(host, port, name.substring(slash + 1)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.of(servers);
    }
}
