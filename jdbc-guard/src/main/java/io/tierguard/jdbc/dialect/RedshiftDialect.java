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
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amazon Redshift: {@code jdbc:redshift:[//host[:port],…/][database]}, then parameters behind {@code ?} or {@code ;}.
 *
 * <p>{@code host}, {@code port} and {@code dbname} among the parameters beat what stands before them; among the properties
 * they only count where the URL has no hosts. {@code jdbc:redshift:iam:} asks a service of AWS for the host.
 */
final class RedshiftDialect implements Dialect {

    private static final String NAME = "Redshift";
    private static final String PREFIX = "jdbc:redshift:";
    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String DATABASE = "dbname";
    private static final Set<String> TARGET = Set.of(HOST, PORT, DATABASE);
    private static final Pattern SERVER = Pattern.compile("//([^/]*)/([^/]*)");
    private static final Spelling SPELLING = new Spelling(NAME, "redshift", 5439);
    private static final String FORM = "write it as jdbc:redshift://host:port/database?parameters";
    private static final DriverConfig CONFIG =
            new DriverConfig(NAME, "com/amazon/redshift/driverconfig.properties", "com.amazon.redshift.Driver");

    @Override
    public Set<String> subProtocols() {
        return Set.of("redshift");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("com.amazon.redshift.Driver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("the driver takes the prefix in lower case only", FORM);
        }
        requireNothingAmbient(target);
        String rest = url.substring(PREFIX.length());
        Cut cut = Cut.at(rest.contains("?") ? '?' : ';', rest);
        String server = cut.before();
        Map<String, String> effective = new HashMap<>();
        readProperties(target.properties(), effective);
        readServer(server, effective);
        readParameters(cut.behind(), effective);
        return new Reading.Endpoints(PREFIX + server, endpoints(effective));
    }

    private static void requireNothingAmbient(Target target) {
        Ambient.requireNoSocksProxy(target, NAME);
        Ambient.requireUnset(target, "redshift.url.encoding", NAME);
        if (target.hasAmbientSettings()) {
            RedshiftIniFile.requireNone(System.getenv());
            CONFIG.read().forEach((key, value) -> put(key, value, CONFIG.place(), new HashMap<>()));
        }
    }

    private static void readServer(String server, Map<String, String> effective) {
        SPELLING.requirePlain(server, "what stands behind " + PREFIX);
        if (server.startsWith("iam:")) {
            throw SPELLING.unreadable("with iam: a service of AWS names the host", FORM);
        }
        if (server.startsWith("//")) {
            readHosts(server, effective);
        } else if (server.indexOf('/') >= 0) {
            throw SPELLING.unreadable("one slash stands where two must", FORM);
        } else {
            effective.putIfAbsent(HOST, "localhost");
            effective.putIfAbsent(PORT, "5439");
            effective.putIfAbsent(DATABASE, SPELLING.decode(server, "the name of the database"));
            // a text that is shown has been read, also where a property beats it
            Component<String> unused = SPELLING.database(server);
        }
    }

    private static void readHosts(String server, Map<String, String> effective) {
        Matcher parts = SERVER.matcher(server);
        if (!parts.matches()) {
            throw SPELLING.unreadable("exactly one slash must stand behind the hosts", FORM);
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        // as the driver does, this drops empty elements at the end, and only there
        for (String element : parts.group(1).split(",", 0)) {
            Spelling.Place place = SPELLING.place(element, hosts.size() + 1);
            hosts.add(place.host());
            ports.add(place.port().isEmpty() ? "5439" : place.port());
        }
        if (hosts.isEmpty()) {
            throw SPELLING.unreadable("it names no host between its commas", FORM);
        }
        effective.put(HOST, String.join(",", hosts));
        effective.put(PORT, String.join(",", ports));
        effective.put(DATABASE, SPELLING.decode(parts.group(2), "the name of the database"));
        // a text that is shown has been read, also where a parameter beats it
        endpoints(effective);
    }

    private static void readParameters(String text, Map<String, String> effective) {
        int position = 0;
        StringTokenizer tokens = new StringTokenizer(text, ";&");
        while (tokens.hasMoreTokens()) {
            Cut cut = Cut.at('=', tokens.nextToken());
            String place = "parameter " + ++position;
            put(cut.before(), SPELLING.decode(cut.behind(), place), place, effective);
        }
    }

    private static void readProperties(Map<String, String> properties, Map<String, String> effective) {
        properties.forEach((key, value) -> {
            if (effective.containsKey(key.toLowerCase(Locale.ENGLISH))) {
                throw SPELLING.unreadable("two properties differ in case only, and either may count", "remove one");
            }
            put(key, value, "a property", effective);
        });
    }

    private static void put(String key, String value, String place, Map<String, String> effective) {
        RedshiftParameters.check(key, value, place);
        String lower = key.toLowerCase(Locale.ENGLISH);
        if (TARGET.contains(lower)) {
            effective.put(lower, value);
        }
    }

    private static List<Endpoint> endpoints(Map<String, String> effective) {
        String[] hosts = effective.getOrDefault(HOST, "").split(",", 0);
        String[] ports = effective.getOrDefault(PORT, "").split(",", 0);
        if (hosts.length == 0 || hosts.length != ports.length) {
            throw SPELLING.unreadable("there are not as many ports as hosts", "give each host its port, or none");
        }
        Component<String> database = SPELLING.database(effective.getOrDefault(DATABASE, ""));
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
