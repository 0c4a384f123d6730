package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, as pgjdbc reads it: {@code jdbc:postgresql:[//host[:port],…/][database][?parameters]}; and YugabyteDB, whose
 * driver was made from it.
 *
 * <p>{@code PGHOST}, {@code PGPORT} and {@code PGDBNAME}, or {@code host}, {@code port} and {@code dbname}, among the
 * parameters beat what stands before them; among the properties they only count where the URL names none.
 */
final class PostgresDialect implements Dialect {

    private static final String HOST = "PGHOST";
    private static final String PORT = "PGPORT";
    private static final String DATABASE = "PGDBNAME";
    private static final Set<String> TARGET = Set.of(HOST, PORT, DATABASE);
    private static final Pattern SERVER = Pattern.compile("//([^/]*)/([^/]*)");

    private final Spelling spelling;
    private final String driver;
    private final PostgresParameters parameters;
    private final DriverConfig config;
    private final String prefix;
    private final String form;

    private PostgresDialect(Spelling spelling, String driver, PostgresParameters parameters, DriverConfig config) {
        this.spelling = spelling;
        this.driver = driver;
        this.parameters = parameters;
        this.config = config;
        this.prefix = "jdbc:" + spelling.protocol() + ":";
        this.form = "write it as " + prefix + "//host:port/database?parameters";
    }

    /** As pgjdbc reads it. */
    static PostgresDialect own() {
        return new PostgresDialect(
                new Spelling("PostgreSQL", "postgresql", 5432),
                "org.postgresql.Driver",
                PostgresParameters.OWN,
                new DriverConfig("PostgreSQL", "org/postgresql/driverconfig.properties", "org.postgresql.Driver"));
    }

    /** As YugabyteDB's driver reads it, which can ask the server for further servers. */
    static PostgresDialect yugabyte() {
        return new PostgresDialect(
                new Spelling("YugabyteDB", "yugabytedb", 5433),
                "com.yugabyte.Driver",
                PostgresParameters.YUGABYTE,
                new DriverConfig("YugabyteDB", "com/yugabyte/driverconfig.properties", "com.yugabyte.Driver"));
    }

    @Override
    public Set<String> subProtocols() {
        return Set.of(spelling.protocol());
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of(driver);
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(prefix)) {
            throw spelling.unreadable("the driver takes the prefix in lower case only", form);
        }
        Ambient.requireNoSocksProxy(target, spelling.dialect());
        Ambient.requireUnset(target, "postgresql.url.encoding", spelling.dialect());
        Cut cut = Cut.at('?', url.substring(prefix.length()));
        String server = cut.before();
        Map<String, String> effective = new HashMap<>();
        readServer(server, effective);
        readQuery(cut.behind(), effective);
        readProperties(target.properties(), "a property", effective);
        if (target.hasAmbientSettings()) {
            readProperties(config.read(), config.place(), effective);
        }
        return new Reading.Endpoints(prefix + server, endpoints(effective));
    }

    private void readServer(String server, Map<String, String> effective) {
        spelling.requirePlain(server, "what stands behind " + prefix);
        if (server.equals("//") || server.equals("///")) {
            return;
        }
        if (!server.startsWith("//")) {
            if (server.startsWith("/")) {
                throw spelling.unreadable("one slash stands where two must", form);
            }
            putDatabase(server, effective);
            return;
        }
        Matcher parts = SERVER.matcher(server);
        if (!parts.matches()) {
            throw spelling.unreadable("exactly one slash must stand behind the hosts", form);
        }
        if (!parts.group(2).isEmpty()) {
            putDatabase(parts.group(2), effective);
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        // as the driver does, this drops empty elements at the end, and only there
        for (String element : parts.group(1).split(",", 0)) {
            Spelling.Place place = spelling.place(element, hosts.size() + 1);
            boolean hasPort = !place.port().isEmpty();
            hosts.add(place.host().isEmpty() && hasPort ? "localhost" : place.host());
            ports.add(hasPort ? place.port() : defaultPort());
        }
        if (hosts.isEmpty()) {
            throw spelling.unreadable("it names no host between its commas", form);
        }
        effective.put(HOST, String.join(",", hosts));
        effective.put(PORT, String.join(",", ports));
        // a text that is shown has been read, also where a parameter beats it
        endpoints(effective);
    }

    private void putDatabase(String encoded, Map<String, String> effective) {
        String name = spelling.decode(encoded, "the name of the database");
        effective.put(DATABASE, name);
        Component<String> unused = spelling.database(name);
    }

    private void readQuery(String query, Map<String, String> effective) {
        int position = 0;
        for (String token : query.split("&", -1)) {
            if (token.isEmpty()) {
                continue;
            }
            String place = "parameter " + ++position;
            Cut cut = Cut.at('=', token);
            String key = cut.found() ? longName(cut.before()) : token;
            String value = spelling.decode(cut.behind(), place);
            if (!isOff(key, value)) {
                parameters.inUrl().check(key, value, place);
            }
            if (TARGET.contains(key)) {
                effective.put(key, value);
            }
        }
    }

    /** Yugabyte's driver asks the server for further servers, unless told not to. */
    private boolean isOff(String key, String value) {
        return key.equals("load-balance")
                && value.equals("false")
                && parameters.inUrl().moving().contains(key);
    }

    /** {@code host}, {@code port} and {@code dbname} in any case are short for the names that the driver knows. */
    private static String longName(String key) {
        String candidate = "PG" + key.toUpperCase(Locale.ROOT);
        return TARGET.contains(candidate) ? candidate : key;
    }

    private void readProperties(Map<String, String> properties, String place, Map<String, String> effective) {
        properties.forEach((key, value) -> {
            if (!isOff(key, value)) {
                parameters.inProperties().check(key, value, place);
            }
            if (TARGET.contains(key)) {
                effective.putIfAbsent(key, value);
            }
        });
    }

    private String defaultPort() {
        return String.valueOf(spelling.defaultPort());
    }

    private List<Endpoint> endpoints(Map<String, String> effective) {
        String[] hosts = effective.getOrDefault(HOST, "localhost").split(",", 0);
        String[] ports = effective.getOrDefault(PORT, defaultPort()).split(",", 0);
        if (hosts.length == 0 || hosts.length != ports.length) {
            throw spelling.unreadable("there are not as many ports as hosts", "give each host its port, or none");
        }
        @Nullable String name = effective.get(DATABASE);
        Component<String> database = name == null ? Component.open() : spelling.database(name);
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < hosts.length; i++) {
            if (ports[i].isEmpty()) {
                throw spelling.unreadable("the port of host " + (i + 1) + " is none", form);
            }
            String host = spelling.place(hosts[i], i + 1).host();
            if (!host.equals(hosts[i])) {
                throw spelling.unreadable("host " + (i + 1) + " cannot be read", form);
            }
            endpoints.add(spelling.endpoint(host, ports[i], database, i + 1));
        }
        return endpoints;
    }
}
