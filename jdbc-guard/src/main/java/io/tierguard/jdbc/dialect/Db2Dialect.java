package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * DB2 without a native client, as jcc reads it: {@code jdbc:db2://host[:port]/database[:name=value;…]}.
 *
 * <p>{@code serverName}, {@code portNumber} and {@code databaseName} behind the colon or among the properties beat what
 * stands before them. Alternate servers that are named are further endpoints.
 */
final class Db2Dialect implements Dialect {

    private static final String NAME = "DB2";
    private static final String PREFIX = "jdbc:db2:";
    private static final String SERVER = "serverName";
    private static final String PORT = "portNumber";
    private static final String DATABASE = "databaseName";
    private static final String TYPE = "driverType";
    private static final String ALTERNATES = "clientRerouteAlternateServerName";
    private static final String ALTERNATE_PORTS = "clientRerouteAlternatePortNumber";
    private static final Set<String> TARGET = Set.of(SERVER, PORT, DATABASE, TYPE, ALTERNATES, ALTERNATE_PORTS);
    private static final Spelling SPELLING = new Spelling(NAME, "db2", 446);
    private static final String FORM = "write it as jdbc:db2://host:port/database:name=value;";
    private static final Pattern SERVER_PART = Pattern.compile(
            "//(\\[[0-9A-Fa-f:.]+\\]|[^\\[\\]:/]+)(?::([0-9]{1,5}))?/([^/;:\"]+)(?::(.*))?", Pattern.DOTALL);

    @Override
    public Set<String> subProtocols() {
        return Set.of("db2");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("com.ibm.db2.jcc.DB2Driver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("the driver takes the prefix in lower case only", FORM);
        }
        String rest = url.substring(PREFIX.length());
        if (!rest.startsWith("//")) {
            throw SPELLING.unreadable("without // the target is named in the catalogue of a native client", FORM);
        }
        Matcher matcher = SERVER_PART.matcher(rest);
        if (!matcher.matches()) {
            throw SPELLING.unreadable("it has not the form of its driver's URLs", FORM);
        }
        Db2Ambient.requireNone(target);
        Map<String, String> effective = new TreeMap<>();
        effective.put(SERVER, matcher.group(1));
        if (matcher.group(2) != null) {
            effective.put(PORT, matcher.group(2));
        }
        effective.put(DATABASE, matcher.group(3));
        SPELLING.requirePlain(matcher.group(3), "the name of the database");
        // a text that is shown has been read, also where a parameter beats it
        List<Endpoint> unused = endpoints(effective);
        @Nullable String parameters = matcher.group(4);
        effective.putAll(named(parameters == null ? "" : parameters, target.properties()));
        String shown = parameters == null ? rest : rest.substring(0, matcher.start(4) - 1);
        return new Reading.Endpoints(PREFIX + shown, endpoints(effective));
    }

    /** What names the target in either place; the driver refuses a name that stands in both. */
    private static Map<String, String> named(String parameters, Map<String, String> properties) {
        Map<String, String> named = new TreeMap<>();
        properties.forEach((key, value) -> put(key, value, "a property", named));
        String[] entries = parameters.split(";", -1);
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].isEmpty()) {
                continue;
            }
            String place = "parameter " + (i + 1);
            boolean last = i == entries.length - 1;
            int equals = entries[i].indexOf('=');
            if (last || equals < 1 || equals == entries[i].length() - 1) {
                throw SPELLING.unreadable(place + " is not a name, a value and a semicolon", FORM);
            }
            String name = entries[i].substring(0, equals);
            put(name, entries[i].substring(equals + 1), place, named);
            if (properties.containsKey(name)) {
                throw SPELLING.unreadable(place + " stands among the properties as well", "leave one of them");
            }
        }
        return named;
    }

    private static void put(String name, String value, String place, Map<String, String> into) {
        Db2Parameters.ALL.check(name, value, place);
        if (TARGET.contains(name)) {
            into.put(name, value);
        } else if (Db2Parameters.ALL.read().contains(name)) {
            // it does nothing in the version that was read, and misleads
            throw SPELLING.unreadable(place + " is written in another case than the driver reads", FORM);
        }
    }

    private static List<Endpoint> endpoints(Map<String, String> effective) {
        if (!effective.getOrDefault(TYPE, "4").equals("4")) {
            throw SPELLING.unreadable("driverType asks for a native client", "remove driverType");
        }
        Component<String> database = SPELLING.database(effective.getOrDefault(DATABASE, ""));
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(SPELLING.endpoint(
                effective.getOrDefault(SERVER, ""), requirePort(effective.get(PORT), 1), database, 1));
        List<String> alternates = words(effective.getOrDefault(ALTERNATES, ""));
        List<String> ports = words(effective.getOrDefault(ALTERNATE_PORTS, ""));
        boolean halves = effective.containsKey(ALTERNATES) != effective.containsKey(ALTERNATE_PORTS);
        if (halves || alternates.size() != ports.size()) {
            throw SPELLING.unreadable(
                    "there are not as many alternate ports as alternate servers",
                    "give each alternate server its port");
        }
        for (int i = 0; i < alternates.size(); i++) {
            endpoints.add(SPELLING.endpoint(alternates.get(i), ports.get(i), database, i + 2));
        }
        return endpoints;
    }

    /** A port that is named and empty would be the default to us, and is none to the driver. */
    private static String requirePort(@Nullable String port, int position) {
        if (port != null && port.isEmpty()) {
            throw SPELLING.unreadable("the port of host " + position + " is none", "use a port from 1 to 65535");
        }
        return port == null ? "" : port;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text, ", \t");
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }
}
