package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server and Sybase, as jTDS reads them: {@code jdbc:jtds:{sqlserver|sybase}://host[:port][/database][;name=value…]}.
 *
 * <p>Names behind a semicolon beat what stands before it, which beats the properties. An instance takes its port from the
 * host itself, even where the URL names one, so that the port is open.
 */
final class JtdsDialect implements Dialect {

    private static final String NAME = "jTDS";
    private static final String SERVER = "SERVERNAME";
    private static final String PORT = "PORTNUMBER";
    private static final String DATABASE = "DATABASENAME";
    private static final String INSTANCE = "INSTANCE";
    private static final String PIPE = "NAMEDPIPE";
    private static final String TYPE = "SERVERTYPE";
    private static final Set<String> TARGET = Set.of(SERVER, PORT, DATABASE, INSTANCE, PIPE, TYPE);
    private static final Spelling SQL_SERVER = new Spelling(NAME, "jtds", 1433);
    private static final Spelling SYBASE = new Spelling(NAME, "jtds", 7100);
    private static final String FORM = "write it as jdbc:jtds:sqlserver://host:port/database;name=value";
    private static final Pattern URL = Pattern.compile(
            "(jdbc:jtds:(sqlserver|sybase)://)(\\[[0-9A-F:.]+\\]|[^\\[\\]:;/]*)(?::([0-9]{1,5}))?(?:/([^\\[\\]:;/]*))?(;.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public Set<String> subProtocols() {
        return Set.of("jtds");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("net.sourceforge.jtds.jdbc.Driver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw SQL_SERVER.unreadable("it has not the form of its driver's URLs", FORM);
        }
        Ambient.requireNoSocksProxy(target, NAME);
        Map<String, String> effective = new TreeMap<>();
        readProperties(target.properties(), effective);
        effective.put(TYPE, matcher.group(2).equalsIgnoreCase("sybase") ? "2" : "1");
        putIfNamed(SERVER, matcher.group(3), effective);
        putIfNamed(PORT, matcher.group(4), effective);
        @Nullable String parameters = matcher.group(6);
        // with nothing behind it, a slash names no database; with a semicolon behind it, it takes the name away
        if (matcher.group(5) != null && (!matcher.group(5).isEmpty() || parameters != null)) {
            effective.put(DATABASE, matcher.group(5));
        }
        if (effective.getOrDefault(SERVER, "").isEmpty()) {
            throw SQL_SERVER.unreadable("it names no host", FORM);
        }
        // a text that is shown has been read, also where a parameter beats it
        Endpoint unused = endpoint(effective);
        readParameters(parameters == null ? "" : parameters.substring(1), effective);
        String server = parameters == null ? url : url.substring(0, matcher.start(6));
        return new Reading.Endpoints(server, List.of(endpoint(effective)));
    }

    private static void putIfNamed(String key, @Nullable String value, Map<String, String> effective) {
        if (value != null && !value.isEmpty()) {
            effective.put(key, value);
        }
    }

    /** Of two spellings the driver takes either, so that both must say the same. */
    private static void readProperties(Map<String, String> properties, Map<String, String> effective) {
        properties.forEach((name, value) -> {
            String key = key(name, value, "a property");
            String other = TARGET.contains(key) ? effective.put(key, value) : null;
            if (other != null && !other.equals(value)) {
                throw SQL_SERVER.unreadable("the properties name " + key + " twice", "leave one of them");
            }
        });
    }

    private static void readParameters(String text, Map<String, String> effective) {
        int position = 0;
        for (String entry : entries(text)) {
            if (entry.isEmpty()) {
                continue;
            }
            String place = "parameter " + ++position;
            Cut cut = Cut.at('=', entry);
            String key = key(cut.before(), cut.behind(), place);
            // with nothing behind it, the sign belongs to the name for the driver, which does nothing then
            boolean named = !cut.found() || !cut.behind().isEmpty();
            if (named && TARGET.contains(key)) {
                effective.put(key, cut.behind());
            }
        }
    }

    private static String key(String name, String value, String place) {
        JtdsParameters.ALL.check(name, value, place);
        if (!Spelling.isAscii(name)) {
            throw SQL_SERVER.unreadable(place + " has a name that cannot be read", FORM);
        }
        return name.toUpperCase(Locale.ROOT);
    }

    /** Splits at semicolons outside of brackets, which only quote; the driver stops at a colon or slash, and so do we. */
    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == ']') {
                quoted = c == '[';
            } else if (quoted || ":/;".indexOf(c) < 0) {
                entry.append(c);
            } else if (c == ';') {
                entries.add(entry.toString());
                entry.setLength(0);
            } else {
                throw SQL_SERVER.unreadable(
                        "parameter " + (entries.size() + 1) + " has a colon or slash, where the driver stops to read",
                        "write the value in square brackets");
            }
        }
        if (quoted) {
            throw SQL_SERVER.unreadable("a square bracket is not closed", FORM);
        }
        entries.add(entry.toString());
        return entries;
    }

    private static Endpoint endpoint(Map<String, String> effective) {
        if (!effective.getOrDefault(PIPE, "false").equalsIgnoreCase("false")) {
            throw SQL_SERVER.unreadable("namedPipe leads where it cannot be followed", "remove namedPipe");
        }
        Spelling spelling = switch (effective.getOrDefault(TYPE, "")) {
            case "1" -> SQL_SERVER;
            case "2" -> SYBASE;
            default -> throw SQL_SERVER.unreadable("serverType is neither 1 nor 2", "remove serverType");
        };
        @Nullable String port = effective.get(PORT);
        if (port != null && port.isEmpty()) {
            throw spelling.unreadable("the port of host 1 is none", "use a port from 1 to 65535");
        }
        Component<String> database = spelling.database(effective.getOrDefault(DATABASE, ""));
        Endpoint endpoint =
                spelling.endpoint(effective.getOrDefault(SERVER, ""), port == null ? "" : port, database, 1);
        return effective.getOrDefault(INSTANCE, "").isEmpty() ? endpoint : Spelling.withOpenPort(endpoint);
    }
}
