package io.tierguard.fuzz;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;
import io.tierguard.guard.Reading;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.postgresql.Driver;

/** What the drivers' own parsers say that a URL would dial. */
final class Drivers {

    /** A database that is left to the driver or the server is judged as every one on that server. */
    static final Comparator<String> OPEN_DATABASES_ARE_ANY =
            (ours, dialled) -> ours.endsWith("/") && dialled.startsWith(ours) ? 0 : ours.compareTo(dialled);

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger POSTGRES_LOG = Logger.getLogger("org.postgresql");

    static {
        POSTGRES_LOG.setLevel(Level.OFF);
    }

    private Drivers() {}

    /** As {@link #dialled} writes them. */
    static List<String> named(Reading.Endpoints reading) {
        return reading.endpoints().stream().map(Drivers::named).toList();
    }

    private static String named(Endpoint endpoint) {
        return endpoint.host().text() + ":" + endpoint.port().value().orElse(0) + "/"
                + endpoint.database().value().orElse("");
    }

    /**
     * What would be dialled, as {@code host:port/database}.
     *
     * @return empty where no driver here is asked, or where it takes the URL for none and so opens nothing
     */
    static Optional<List<String>> dialled(String url, Properties properties) {
        if (url.startsWith("jdbc:postgresql:")) {
            return readPostgres(url, properties);
        }
        if (url.startsWith("jdbc:mysql:")) {
            return mysql(url, properties);
        }
        if (url.startsWith("jdbc:mariadb:")) {
            return mariadb(url, properties);
        }
        return Optional.empty();
    }

    private static Optional<List<String>> readPostgres(String url, Properties properties) {
        try {
            return postgres(url, properties);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> postgres(String url, Properties properties) {
        Properties parsed = Driver.parseURL(url, properties);
        if (parsed == null) {
            return Optional.empty();
        }
        String[] hosts = parsed.getProperty("PGHOST").split(",", -1);
        String[] ports = parsed.getProperty("PGPORT").split(",", -1);
        List<String> dialled = new ArrayList<>();
        for (int i = 0; i < hosts.length; i++) {
            dialled.add(server(hosts[i], String.valueOf(Integer.parseInt(ports[i])), parsed.getProperty("PGDBNAME")));
        }
        return Optional.of(dialled);
    }

    private static Optional<List<String>> mysql(String url, Properties properties) {
        try {
            if (!ConnectionUrl.acceptsUrl(url)) {
                return Optional.empty();
            }
            List<String> dialled = new ArrayList<>();
            for (HostInfo host :
                    ConnectionUrl.getConnectionUrlInstance(url, properties).getHostsList()) {
                dialled.add(server(host.getHost(), String.valueOf(host.getPort()), host.getDatabase()));
            }
            return Optional.of(dialled);
        } catch (CJException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> mariadb(String url, Properties properties) {
        try {
            Configuration parsed = Configuration.parse(url, properties);
            if (parsed == null) {
                return Optional.empty();
            }
            List<String> dialled = new ArrayList<>();
            for (HostAddress address : parsed.addresses()) {
                dialled.add(server(address.host, String.valueOf(address.port), parsed.database()));
            }
            return Optional.of(dialled);
        } catch (SQLException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String server(@Nullable String host, String port, @Nullable String database) {
        String name = host == null || host.isEmpty() ? "localhost" : host;
        return Host.parse(name).map(Host::text).orElse("unreadable " + name) + ":" + port + "/"
                + (database == null ? "" : database);
    }
}
