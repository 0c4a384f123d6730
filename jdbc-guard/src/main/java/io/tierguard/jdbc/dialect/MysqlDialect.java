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

/**
 * MySQL, as Connector/J reads it: {@code jdbc:mysql:[loadbalance:|replication:]//[user@]host[:port],…/database?parameters}.
 *
 * <p>A host may be a block, {@code (host=…,port=…)} or {@code address=(host=…)(port=…)}. Properties beat parameters, and a
 * block beats both. Names of parameters are decoded, and the target's own are read whatever their case.
 */
final class MysqlDialect implements Dialect {

    private static final String NAME = "MySQL";
    private static final Spelling SPELLING = new Spelling(NAME, "mysql", 3306);
    private static final String FORM = "write it as jdbc:mysql://host:port/database?parameters";
    private static final Pattern URL = Pattern.compile(
            "(jdbc:mysql:(?:loadbalance:|replication:)?)(//([^/?#]*))?(?:(/)([^?#]*))?(?:\\?([^#]*))?(?:#(.*))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("[\\w.-]+");
    private static final Set<String> TARGET = Set.of("host", "port", "dbname", "protocol", "dnssrv", "socketfactory");

    private final Parameters parameters;

    MysqlDialect(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Set<String> subProtocols() {
        return Set.of("mysql");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("com.mysql.cj.jdbc.Driver", "com.mysql.jdbc.Driver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw SPELLING.unreadable("it has not the form of its driver's URLs", FORM);
        }
        Ambient.requireNoSocksProxy(target, NAME);
        String authority = matcher.group(3) == null ? "" : matcher.group(3);
        String path = matcher.group(5) == null ? "" : matcher.group(5);
        if (path.startsWith("/") || matcher.group(6) != null && matcher.group(6).startsWith("?")) {
            throw SPELLING.unreadable("a slash or question mark is doubled", FORM);
        }
        SPELLING.requirePlain(path, "the name of the database");
        Map<String, String> effective = new TreeMap<>();
        effective.put(
                "dbname", SPELLING.decode(path, "the name of the database").trim());
        readQuery(matcher.group(6) == null ? "" : matcher.group(6), effective);
        readProperties(target.properties(), effective);
        List<MysqlHosts.Address> addresses = MysqlHosts.read(SPELLING, authority);
        List<Endpoint> endpoints = new ArrayList<>();
        for (MysqlHosts.Address address : addresses) {
            endpoints.add(endpoint(address, effective, endpoints.size() + 1));
        }
        return new Reading.Endpoints(redacted(matcher, authority, path), endpoints);
    }

    @Override
    public List<String> singleUrls(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches() || matcher.group(2) == null) {
            return List.of(url);
        }
        return MysqlHosts.single(matcher.group(3)).stream()
                .map(host -> "jdbc:mysql://" + host + url.substring(matcher.end(2)))
                .toList();
    }

    private static String redacted(Matcher matcher, String authority, String path) {
        // what is shown of the path is shown only after it passed as a name
        Component<String> unused = SPELLING.database(SPELLING.decode(path, "the name of the database"));
        String hosts = matcher.group(2) == null ? "" : "//" + MysqlHosts.withoutUsers(authority);
        return matcher.group(1) + hosts + (matcher.group(4) == null ? "" : "/" + path);
    }

    private void readQuery(String query, Map<String, String> effective) {
        Map<String, String> spelled = new TreeMap<>();
        int position = 0;
        for (String token : query.split("&", -1)) {
            if (token.isBlank()) {
                continue;
            }
            String place = "parameter " + ++position;
            Cut cut = Cut.at('=', token);
            // trimmed first and decoded then, as the driver does
            String key = SPELLING.decode(cut.before().trim(), place);
            put(key, SPELLING.decode(cut.behind().trim(), place), place, spelled);
        }
        fold(spelled, "the parameters", effective);
    }

    private void readProperties(Map<String, String> properties, Map<String, String> effective) {
        Map<String, String> spelled = new TreeMap<>();
        properties.forEach((key, value) -> put(key, value, "a property", spelled));
        fold(spelled, "the properties", effective);
    }

    /** The last of one spelling counts, as for the driver. */
    private void put(String key, String value, String place, Map<String, String> spelled) {
        if (!KEY.matcher(key).matches()) {
            throw SPELLING.unreadable(place + " has a name that cannot be read", FORM);
        }
        parameters.check(key, value, place);
        if (TARGET.contains(key.toLowerCase(Locale.ROOT))) {
            spelled.put(key, value);
        }
    }

    /** Of two spellings the driver takes either, so that both must say the same. */
    private static void fold(Map<String, String> spelled, String place, Map<String, String> into) {
        Map<String, String> folded = new TreeMap<>();
        spelled.forEach((key, value) -> {
            String name = key.toLowerCase(Locale.ROOT);
            String other = folded.putIfAbsent(name, value);
            if (other != null && !other.equals(value)) {
                throw SPELLING.unreadable(place + " name " + name + " twice, in different case", "leave one of them");
            }
        });
        requireDirect(folded);
        into.putAll(folded);
    }

    private static void requireDirect(Map<String, String> parameters) {
        String protocol = parameters.getOrDefault("protocol", "tcp");
        if (!protocol.isEmpty() && !protocol.equalsIgnoreCase("tcp")) {
            throw SPELLING.unreadable("protocol leads where it cannot be followed", "remove protocol");
        }
        String dnsSrv = parameters.getOrDefault("dnssrv", "false");
        if (!dnsSrv.equalsIgnoreCase("false") && !dnsSrv.equalsIgnoreCase("no")) {
            throw SPELLING.unreadable("dnsSrv takes the hosts from DNS records", "name the hosts in the URL");
        }
        String factory = parameters.getOrDefault("socketfactory", "");
        if (!factory.isEmpty() && !factory.equals("com.mysql.cj.protocol.StandardSocketFactory")) {
            throw SPELLING.unreadable("socketFactory leads where it cannot be followed", "remove socketFactory");
        }
    }

    private Endpoint endpoint(MysqlHosts.Address address, Map<String, String> common, int position) {
        Map<String, String> effective = new TreeMap<>(common);
        Map<String, String> spelled = new TreeMap<>();
        address.block().forEach(part -> put(part.key(), part.value(), "a part of host " + position, spelled));
        fold(spelled, "the parts of host " + position, effective);
        String host = address.host().isEmpty() ? effective.getOrDefault("host", "") : address.host();
        String port = address.port().isEmpty() ? effective.getOrDefault("port", "") : address.port();
        if (!host.equals(SPELLING.place(host, position).host())) {
            throw SPELLING.unreadable("host " + position + " cannot be read", FORM);
        }
        Component<String> database = SPELLING.database(effective.getOrDefault("dbname", ""));
        return SPELLING.endpoint(host, port, database, position);
    }
}
