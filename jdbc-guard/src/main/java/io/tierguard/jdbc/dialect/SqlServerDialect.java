package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server, as mssql-jdbc reads it: {@code jdbc:sqlserver://[host[\instance][:port]][;name=value…]}.
 *
 * <p>Names are read in any case and under their short forms; the last one counts. They beat what stands before the first
 * semicolon, and the properties beat both. An instance without a port gets it from the host itself, so that the port is
 * open. A failover partner is a second endpoint.
 */
final class SqlServerDialect implements Dialect {

    private static final String NAME = "SQL Server";
    private static final String PREFIX = "jdbc:sqlserver://";
    private static final String SERVER = "serverName";
    private static final String INSTANCE = "instanceName";
    private static final String PORT = "portNumber";
    private static final String DATABASE = "databaseName";
    private static final String PARTNER = "failoverPartner";
    private static final Map<String, String> LONG_NAMES = longNames();
    private static final Spelling SPELLING = new Spelling(NAME, "sqlserver", 1433);
    private static final String FORM = "write it as jdbc:sqlserver://host:port;databaseName=database";
    private static final Pattern AUTHORITY = Pattern.compile("([^:\\\\=]*)(?:\\\\([^:\\\\]*))?(?::([^:\\\\]*))?");
    private static final Pattern INSTANCE_NAME = Pattern.compile("[\\w$#-]{1,128}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");

    private static Map<String, String> longNames() {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : List.of(SERVER, INSTANCE, PORT, DATABASE, PARTNER)) {
            names.put(name, name);
        }
        names.put("server", SERVER);
        names.put("port", PORT);
        names.put("database", DATABASE);
        return names;
    }

    @Override
    public Set<String> subProtocols() {
        return Set.of("sqlserver");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("com.microsoft.sqlserver.jdbc.SQLServerDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("the driver takes no other prefix than " + PREFIX + " in lower case", FORM);
        }
        Ambient.requireNoSocksProxy(target, NAME);
        Cut cut = Cut.at(';', url.substring(PREFIX.length()));
        Map<String, String> effective = new TreeMap<>();
        String server = readServer(cut.before(), effective);
        // a text that is shown has been read, also where a parameter beats it
        List<Endpoint> unused = endpoints(effective);
        readEntries(cut.behind(), effective);
        readProperties(target.properties(), effective);
        return new Reading.Endpoints(PREFIX + server, endpoints(effective));
    }

    /** Returns the text as it may be shown. */
    private static String readServer(String server, Map<String, String> effective) {
        Matcher matcher = AUTHORITY.matcher(server);
        boolean leading = server.startsWith(":") || server.startsWith("\\");
        if (leading || !matcher.matches()) {
            throw SPELLING.unreadable("host 1 cannot be read", FORM);
        }
        String host = matcher.group(1).trim();
        if (!host.isEmpty()) {
            effective.put(SERVER, host);
        }
        String shown = host;
        if (matcher.group(2) != null) {
            String instance = matcher.group(2).trim();
            effective.put(INSTANCE, instance);
            shown += "\\" + instance;
        }
        if (matcher.group(3) != null) {
            String port = matcher.group(3).trim();
            effective.put(PORT, port);
            shown += ":" + port;
        }
        return shown;
    }

    private static void readEntries(String text, Map<String, String> effective) {
        int[] position = {0};
        SqlServerEntries.read(SPELLING, text, (name, value) -> {
            String place = "parameter " + ++position[0];
            SqlServerParameters.ALL.check(name, value, place);
            @Nullable String key = longName(name, place);
            if (key != null) {
                effective.put(key, value);
            }
        });
    }

    /** Of two spellings the driver takes either, so that both must say the same. */
    private static void readProperties(Map<String, String> properties, Map<String, String> effective) {
        Map<String, String> read = new TreeMap<>();
        properties.forEach((name, value) -> {
            SqlServerParameters.ALL.check(name, value, "a property");
            @Nullable String key = longName(name, "a property");
            String other = key == null ? value : read.getOrDefault(key, value);
            if (!value.equals(other)) {
                throw SPELLING.unreadable("the properties name " + key + " twice", "leave one of them");
            }
            if (key != null) {
                read.put(key, value);
            }
        });
        effective.putAll(read);
    }

    private static @Nullable String longName(String name, String place) {
        if (!Spelling.isAscii(name)) {
            throw SPELLING.unreadable(place + " has a name that cannot be read", FORM);
        }
        return LONG_NAMES.get(name);
    }

    private static List<Endpoint> endpoints(Map<String, String> effective) {
        @Nullable String named = effective.get(DATABASE);
        Component<String> database = named == null ? Component.open() : SPELLING.database(named);
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(endpoint(
                effective.getOrDefault(SERVER, ""),
                effective.get(INSTANCE),
                effective.getOrDefault(PORT, "0"),
                database,
                1));
        @Nullable String partner = effective.get(PARTNER);
        if (partner != null) {
            if (named == null) {
                throw SPELLING.unreadable("it has a failoverPartner without a databaseName", "name the database");
            }
            endpoints.add(endpoint(partner, null, "0", database, 2));
        }
        return endpoints;
    }

    /** A server as a parameter has it; an instance behind its backslash yields to one that is named apart. */
    private static Endpoint endpoint(
            String server, @Nullable String ownInstance, String port, Component<String> database, int position) {
        Cut cut = Cut.at('\\', server);
        String host = cut.before();
        @Nullable String instance = ownInstance != null ? ownInstance : cut.found() ? cut.behind() : null;
        if (instance != null && !INSTANCE_NAME.matcher(instance).matches()) {
            throw SPELLING.unreadable("the instance of host " + position + " cannot be read", FORM);
        }
        if (!DIGITS.matcher(port).matches()) {
            throw SPELLING.unreadable("the port of host " + position + " is none", "use a port from 1 to 65535");
        }
        boolean named = Integer.parseInt(port) != 0;
        Endpoint endpoint = SPELLING.endpoint(host, named ? port : "", database, position);
        return named || instance == null ? endpoint : Spelling.withOpenPort(endpoint);
    }
}
