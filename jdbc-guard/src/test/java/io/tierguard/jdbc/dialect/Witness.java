package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Compares what we read with what a driver's own parser says. */
final class Witness {

    private static final JdbcTargetReader READER = new JdbcTargetReader();

    private Witness() {}

    /**
     * One server as the driver's parser names it.
     *
     * @param host empty for the driver's default
     * @param database null or empty where the driver sends none of its own
     */
    record Server(String host, int port, @Nullable String database) {}

    static Reading read(String url, Map<String, String> properties) {
        Properties given = new Properties();
        given.putAll(properties);
        return READER.read(Target.of(url, given));
    }

    /**
     * Whatever the driver would dial is named by us in the same order, or we name nothing.
     *
     * @param servers empty where the driver's parser refuses
     */
    static void agree(String url, Map<String, String> properties, Optional<List<Server>> servers) {
        Reading reading = read(url, properties);
        Statistics.label("read").collect(reading instanceof Reading.Endpoints);
        Statistics.label("read").coverage(seen -> seen.check(true).percentage(share -> share > 1));
        if (reading instanceof Reading.Endpoints ours) {
            assertThat(servers).as("the driver refuses %s %s", url, properties).isPresent();
            List<String> named = new ArrayList<>();
            for (Endpoint endpoint : ours.endpoints()) {
                named.add(text(
                        endpoint.host().text(),
                        endpoint.port().value().orElse(0),
                        endpoint.database().value().orElse("")));
            }
            List<String> dialled = new ArrayList<>();
            for (Server server : servers.orElseThrow()) {
                String host = server.host().isEmpty() ? "localhost" : server.host();
                dialled.add(text(
                        Host.parse(host).map(Host::text).orElse("unreadable " + host),
                        server.port(),
                        server.database() == null ? "" : server.database()));
            }
            assertThat(named).as("%s %s", url, properties).isEqualTo(dialled);
        }
    }

    /** Each server has a URL of its own, which names it and no other. */
    static void alone(String url, Map<String, String> properties) {
        if (read(url, properties) instanceof Reading.Endpoints all) {
            List<List<Endpoint>> each = new ArrayList<>();
            for (String single : JdbcTargetReader.singleUrlsOf(url)) {
                assertThat(read(single, properties)).as("%s of %s", single, url).isInstanceOf(Reading.Endpoints.class);
                each.add(((Reading.Endpoints) read(single, properties)).endpoints());
            }
            assertThat(each)
                    .as("%s %s", url, properties)
                    .isEqualTo(all.endpoints().stream().map(List::of).toList());
        }
    }

    private static String text(String host, int port, String database) {
        return host + ":" + port + "/" + database;
    }
}
