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
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, as pgjdbc reads it: {@code jdbc:postgresql:[//host[:port],…/][database][?parameters]}.
 *
 * <p>{@code PGHOST}, {@code PGPORT} and {@code PGDBNAME}, or {@code host}, {@code port} and {@code dbname}, among the
 * parameters beat what stands before them; among the properties they only count where the URL names none.
 */
final class PostgresDialect implements Dialect {

    private static final String NAME = "PostgreSQL";
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String HOST = "PGHOST";
    private static final String PORT = "PGPORT";
    private static final String DATABASE = "PGDBNAME";
    private static final Set<String> TARGET = Set.of(HOST, PORT, DATABASE);
    private static final Spelling SPELLING = new Spelling(NAME, "postgresql", 5432);
    private static final String FORM = "write it as jdbc:postgresql://host:port/database?parameters";

    @Override
    public Set<String> subProtocols() {
        return Set.of("postgresql");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("org.postgresql.Driver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("the driver takes the prefix in lower case only", FORM);
        }
        Ambient.requireNoSocksProxy(target, NAME);
        Ambient.requireUnset(target, "postgresql.url.encoding", NAME);
        String rest = url.substring(PREFIX.length());
        int question = rest.indexOf('?');
        String server = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> effective = new HashMap<>();
        readServer(server, effective);
        readQuery(question < 0 ? "" : rest.substring(question + 1), effective);
        readProperties(target.properties(), "a property", effective);
        if (target.hasAmbientSettings()) {
            readProperties(PostgresDriverConfig.read(), "a line of org/postgresql/driverconfig.properties", effective);
        }
        return new Reading.Endpoints(PREFIX + server, endpoints(effective));
    }

    private static void readServer(String server, Map<String, String> effective) {
        SPELLING.requirePlain(server, "what stands behind " + PREFIX);
        if (server.equals("//") || server.equals("///")) {
            return;
        }
        if (!server.startsWith("//")) {
            if (server.startsWith("/")) {
                throw SPELLING.unreadable("one slash stands where two must", FORM);
            }
            putDatabase(server, effective);
            return;
        }
        int slash = server.indexOf('/', 2);
        if (slash < 0 || server.indexOf('/', slash + 1) >= 0) {
            throw SPELLING.unreadable("exactly one slash must stand behind the hosts", FORM);
        }
        if (slash + 1 < server.length()) {
            putDatabase(server.substring(slash + 1), effective);
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        // as the driver does, this drops empty elements at the end, and only there
        for (String element : server.substring(2, slash).split(",", 0)) {
            Spelling.Place place = SPELLING.place(element, hosts.size() + 1);
            boolean hasPort = !place.port().isEmpty();
            hosts.add(place.host().isEmpty() && hasPort ? "localhost" : place.host());
            ports.add(hasPort ? place.port() : "5432");
        }
        if (hosts.isEmpty()) {
            throw SPELLING.unreadable("it names no host between its commas", FORM);
        }
        effective.put(HOST, String.join(",", hosts));
        effective.put(PORT, String.join(",", ports));
        // a text that is shown has been read, also where a parameter beats it
        endpoints(effective);
    }

    private static void putDatabase(String encoded, Map<String, String> effective) {
        String name = SPELLING.decode(encoded, "the name of the database");
        effective.put(DATABASE, name);
        Component<String> unused = SPELLING.database(name);
    }

    private static void readQuery(String query, Map<String, String> effective) {
        int position = 0;
        for (String token : query.split("&", -1)) {
            if (token.isEmpty()) {
                continue;
            }
            String place = "parameter " + ++position;
            int equals = token.indexOf('=');
            String key = equals < 0 ? token : longName(token.substring(0, equals));
            String value = equals < 0 ? "" : SPELLING.decode(token.substring(equals + 1), place);
            PostgresParameters.IN_URL.check(key, value, place);
            if (TARGET.contains(key)) {
                effective.put(key, value);
            }
        }
    }

    /** {@code host}, {@code port} and {@code dbname} in any case are short for the names that the driver knows. */
    private static String longName(String key) {
        String candidate = "PG" + key.toUpperCase(Locale.ROOT);
        return TARGET.contains(candidate) ? candidate : key;
    }

    private static void readProperties(Map<String, String> properties, String place, Map<String, String> effective) {
        properties.forEach((key, value) -> {
            PostgresParameters.IN_PROPERTIES.check(key, value, place);
            if (TARGET.contains(key)) {
                effective.putIfAbsent(key, value);
            }
        });
    }

    private static List<Endpoint> endpoints(Map<String, String> effective) {
        String[] hosts = effective.getOrDefault(HOST, "localhost").split(",", 0);
        String[] ports = effective.getOrDefault(PORT, "5432").split(",", 0);
        if (hosts.length == 0 || hosts.length != ports.length) {
            throw SPELLING.unreadable("there are not as many ports as hosts", "give each host its port, or none");
        }
        @Nullable String name = effective.get(DATABASE);
        Component<String> database = name == null ? Component.open() : SPELLING.database(name);
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < hosts.length; i++) {
            if (ports[i].isEmpty()) {
                throw SPELLING.unreadable("the port of host " + (i + 1) + " is none", FORM);
            }
            String host = SPELLING.place(hosts[i], i + 1).host();
            if (!host.equals(hosts[i])) {
                throw SPELLING.unreadable("host " + (i + 1) + " cannot be read", FORM);
            }
            endpoints.add(SPELLING.endpoint(host, ports[i], database, i + 1));
        }
        return endpoints;
    }
}
