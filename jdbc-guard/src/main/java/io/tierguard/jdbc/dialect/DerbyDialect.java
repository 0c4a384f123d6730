package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derby, which has two drivers: {@code jdbc:derby://host[:port]/database[;attributes]} is the client's, and
 * {@code jdbc:derby:[memory:|directory:|classpath:|jar:(file)]name[;attributes]} the embedded engine's.
 *
 * <p>The client takes any URL with {@code derby://} somewhere in it, so that the embedded form must not hold it. The
 * names of its engine's other stores are refused, among them {@code http:} and {@code https:}.
 */
final class DerbyDialect implements Dialect {

    private static final String NAME = "Derby";
    private static final String PREFIX = "jdbc:derby:";
    private static final String CLIENT = "derby://";
    private static final Spelling SPELLING = new Spelling(NAME, "derby", 1527);
    private static final String SERVER_FORM = "write it as jdbc:derby://host:port/database;attributes";
    private static final String LOCAL_FORM = "write it as jdbc:derby:memory:name or jdbc:derby:./folder";
    private static final Pattern SERVER = Pattern.compile("//([^/]*)/(.*)");
    private static final Pattern STORE = Pattern.compile("(?:memory:|directory:|classpath:|jar:\\(([^()]*)\\))(.*)");

    @Override
    public Set<String> subProtocols() {
        return Set.of("derby");
    }

    @Override
    public Set<String> drivers(String url) {
        return url.startsWith(PREFIX + "//")
                ? Set.of(
                        "org.apache.derby.client.ClientAutoloadedDriver",
                        "org.apache.derby.jdbc.ClientDriver",
                        "org.apache.derby.jdbc.ClientDriver40")
                : Set.of(
                        "org.apache.derby.iapi.jdbc.AutoloadedDriver",
                        "org.apache.derby.iapi.jdbc.Driver42",
                        "org.apache.derby.jdbc.AutoloadedDriver",
                        "org.apache.derby.jdbc.AutoloadedDriver40",
                        "org.apache.derby.jdbc.EmbeddedDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("the driver takes the prefix in lower case only", SERVER_FORM);
        }
        String rest = url.substring(PREFIX.length());
        Cut cut = Cut.at(';', rest);
        String name = cut.before();
        Map<String, String> attributes = attributes(cut.behind(), target);
        String named = attributes.getOrDefault("databaseName", "");
        if (name.startsWith("//")) {
            Ambient.requireNoSocksProxy(target, NAME);
            return server(name, cut.found(), named);
        }
        if (url.contains(CLIENT)) {
            throw SPELLING.unreadable("both drivers take what holds " + CLIENT + " behind its beginning", SERVER_FORM);
        }
        Ambient.requireUnset(target, "derby.authentication.server", NAME);
        return local(name, named);
    }

    private static Map<String, String> attributes(String settings, Target target) {
        Map<String, String> attributes = new HashMap<>();
        target.properties().forEach((key, value) -> put(key, value, "a property", attributes));
        int position = 0;
        StringTokenizer tokens = new StringTokenizer(settings, ";");
        while (tokens.hasMoreTokens()) {
            Cut attribute = Cut.at('=', tokens.nextToken());
            String place = "attribute " + ++position;
            if (!attribute.found()) {
                throw SPELLING.unreadable(place + " has no value", "write it as name=value");
            }
            put(attribute.before().trim(), attribute.behind().trim(), place, attributes);
        }
        return attributes;
    }

    private static void put(String key, String value, String place, Map<String, String> attributes) {
        DerbyParameters.ALL.check(key, value, place);
        attributes.put(key, value);
    }

    private static Reading.Endpoints server(String name, boolean hasAttributes, String named) {
        SPELLING.requirePlain(name, "what stands before the attributes");
        Matcher parts = SERVER.matcher(name);
        if (!parts.matches()) {
            throw SPELLING.unreadable("a slash must stand behind the host", SERVER_FORM);
        }
        Spelling.Place place = SPELLING.place(parts.group(1), 1);
        if (place.host().isEmpty() || place.host().startsWith("[")) {
            throw SPELLING.unreadable("the driver takes neither an empty host nor an IPv6 address", SERVER_FORM);
        }
        if (parts.group(2).isEmpty() && !hasAttributes) {
            throw SPELLING.unreadable("it names no database", SERVER_FORM);
        }
        String database = parts.group(2).isEmpty() ? named : parts.group(2);
        return new Reading.Endpoints(
                PREFIX + name, List.of(SPELLING.endpoint(place.host(), place.port(), SPELLING.database(database), 1)));
    }

    private static Reading.Endpoints local(String name, String named) {
        String database = (name.isEmpty() ? named : name).trim();
        Matcher store = STORE.matcher(database);
        boolean plain = !store.matches();
        if (!plain && store.group(1) != null) {
            Component<String> unused =
                    LocalName.endpoint(SPELLING, "", store.group(1), LOCAL_FORM).database();
        }
        return new Reading.Endpoints(
                PREFIX + name,
                List.of(LocalName.endpoint(SPELLING, database, plain ? database : store.group(2), LOCAL_FORM)));
    }
}
