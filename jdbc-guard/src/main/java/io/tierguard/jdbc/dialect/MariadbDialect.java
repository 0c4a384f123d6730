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
import java.util.stream.Stream;

/**
 * MariaDB, as its own driver reads it: {@code jdbc:mariadb:[mode:]//host[:port],…[/database][?parameters]}.
 *
 * <p>A host may be a block, {@code address=(host=…)(port=…)(type=…)}. Nothing is decoded. The option {@code database}
 * beats the path, and the URL beats the properties.
 */
final class MariadbDialect implements Dialect {

    private static final String NAME = "MariaDB";
    private static final String FORM = "write it as jdbc:mariadb://host:port/database?parameters";
    private static final String MODES =
            "(?:(?i:replication|sequential|failover|load-balance-read|load-balance|loadbalance|none):)?";
    private static final Pattern URL =
            Pattern.compile("(jdbc:(mariadb|mysql):" + MODES + ")//([^/?]*)(/[^?]*)?(?:\\?(.*))?");
    private static final Set<String> TYPES = Set.of("primary", "master", "replica", "slave");
    private static final Pattern ENTRY = Pattern.compile("\\(([A-Za-z]+)=([^()]+)\\)");

    /** Of the statements that the driver runs at first, those that choose neither database nor server. */
    private static final Pattern SET =
            Pattern.compile("\\s*(?:SET\\s++(?!STATEMENT\\b)[^#]*)?", Pattern.CASE_INSENSITIVE);

    private final Spelling spelling;
    private final Parameters parameters;

    private MariadbDialect(String protocol, Parameters parameters) {
        this.spelling = new Spelling(NAME, protocol, 3306);
        this.parameters = parameters;
    }

    static MariadbDialect own() {
        return new MariadbDialect("mariadb", MariadbParameters.ALL);
    }

    /** The same driver behind {@code jdbc:mysql:…permitMysqlScheme}. */
    static MariadbDialect underMysqlScheme(Parameters parameters) {
        return new MariadbDialect("mysql", parameters);
    }

    @Override
    public Set<String> subProtocols() {
        return Set.of(spelling.protocol());
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("org.mariadb.jdbc.Driver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches() || !matcher.group(2).equals(spelling.protocol())) {
            throw spelling.unreadable("it has not the form of its driver's URLs", FORM);
        }
        Ambient.requireNoSocksProxy(target, NAME);
        String hosts = matcher.group(3);
        String path = matcher.group(4) == null ? "" : matcher.group(4);
        spelling.requirePlain(hosts, "the list of hosts");
        spelling.requirePlain(path, "the name of the database");
        Component<String> inPath = spelling.database(path.isEmpty() ? "" : path.substring(1));
        String option = options(matcher.group(5) == null ? "" : matcher.group(5), target.properties());
        Component<String> database = option.isEmpty() ? inPath : spelling.database(option);
        List<Endpoint> endpoints = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String element : hosts.split(",", 0)) {
            endpoints.add(endpoint(element, database, endpoints.size() + 1));
            shown.add(element.startsWith("address=") ? "(…)" : element);
        }
        if (endpoints.isEmpty()) {
            throw spelling.unreadable("it names no host", FORM);
        }
        return new Reading.Endpoints(matcher.group(1) + "//" + String.join(",", shown) + path, endpoints);
    }

    @Override
    public List<String> singleUrls(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            return List.of(url);
        }
        return Stream.of(matcher.group(3).split(",", 0))
                .map(host -> "jdbc:" + matcher.group(2) + "://" + host + url.substring(matcher.end(3)))
                .toList();
    }

    /** The database that the options name; of two spellings the driver takes either, so that both must say the same. */
    private String options(String query, Map<String, String> properties) {
        Map<String, String> spelled = new TreeMap<>();
        properties.forEach((key, value) -> put(key, value, "a property", spelled));
        int position = 0;
        for (String token : query.split("&", -1)) {
            if (!token.isEmpty()) {
                Cut cut = Cut.at('=', token);
                put(cut.before(), cut.behind(), "parameter " + ++position, spelled);
            }
        }
        List<String> values = spelled.values().stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (values.size() > 1) {
            throw spelling.unreadable("database is named twice, in different case", "leave one of them");
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private static boolean setsOnly(String statements) {
        return !statements.contains("/*")
                && Stream.of(statements.split(";", -1))
                        .allMatch(statement -> SET.matcher(statement).matches());
    }

    private void put(String key, String value, String place, Map<String, String> spelled) {
        parameters.check(key, value, place);
        if (key.equalsIgnoreCase("initSql") && !setsOnly(value)) {
            throw spelling.unreadable(
                    place + ", initSql, runs statements that may choose another database or connect elsewhere",
                    "keep to SET, or run them after connecting");
        }
        if (key.toLowerCase(Locale.ROOT).equals("database")) {
            spelled.put(key, value);
        }
    }

    private Endpoint endpoint(String element, Component<String> database, int position) {
        if (element.startsWith("address=")) {
            return block(element, database, position);
        }
        Spelling.Place place = spelling.place(element, position);
        if (place.host().isEmpty()) {
            throw spelling.unreadable("host " + position + " is empty", FORM);
        }
        return spelling.endpoint(place.host(), place.port(), database, position);
    }

    private Endpoint block(String element, Component<String> database, int position) {
        Map<String, String> parts = new TreeMap<>();
        Matcher entries = ENTRY.matcher(element);
        int end = "address=".length();
        while (entries.find() && entries.start() == end) {
            end = entries.end();
            String key = entries.group(1).toLowerCase(Locale.ROOT);
            if (!Set.of("host", "port", "type", "sslmode").contains(key) || parts.put(key, entries.group(2)) != null) {
                throw spelling.unreadable("a part of host " + position + " is not known, or stands twice", FORM);
            }
        }
        if (!TYPES.contains(parts.getOrDefault("type", "primary").toLowerCase(Locale.ROOT))) {
            throw spelling.unreadable("the type of host " + position + " is not known", FORM);
        }
        String host = parts.getOrDefault("host", "");
        if (end != element.length()
                || host.isEmpty()
                || !host.equals(spelling.place(host, position).host())) {
            throw spelling.unreadable("host " + position + " cannot be read", FORM);
        }
        return spelling.endpoint(host, parts.getOrDefault("port", ""), database, position);
    }
}
