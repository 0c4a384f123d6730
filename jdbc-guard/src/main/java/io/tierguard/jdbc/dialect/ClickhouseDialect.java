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

/**
 * ClickHouse: {@code jdbc:{clickhouse|ch}:[http:|https:]//[user@]host[:port],…[/path][/database][?parameters]}.
 *
 * <p>Without a port it is 8443 with TLS, by {@code https:} or {@code ssl=true}, else 8123. Without a database the driver sends
 * {@code default}. Only the driver of the second generation is taken, which refuses lists of hosts itself; of the first one,
 * any URL in the process could have chosen it.
 */
final class ClickhouseDialect implements Dialect {

    private static final String NAME = "ClickHouse";
    private static final String FORM = "write it as jdbc:clickhouse://host:port/database?parameters";
    private static final Pattern URL = Pattern.compile("(jdbc:(?:clickhouse|ch):)(https?:)?(//.*)", Pattern.DOTALL);
    private static final Spelling PLAIN = new Spelling(NAME, "clickhouse", 8123);
    private static final Spelling SECURE = new Spelling(NAME, "clickhouse", 8443);
    private static final String SSL = "ssl";
    private static final String DATABASE = "database";
    /** Names of headers and of the server's own settings follow. */
    private static final List<String> HARMLESS_PREFIXES = List.of("clickhouse_setting_", "custom_", "http_header_");

    private static final Pattern WITH_DATABASE = Pattern.compile("(?i)(?:^|\\W)database\\W*=");

    private static final String GENERATION = "clickhouse.jdbc.v";

    @Override
    public Set<String> subProtocols() {
        return Set.of("clickhouse", "ch");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("com.clickhouse.jdbc.Driver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw PLAIN.unreadable("it begins neither with jdbc:clickhouse: and // nor with http: or https:", FORM);
        }
        if (url.contains(GENERATION)) {
            throw PLAIN.unreadable(
                    GENERATION + "1 or " + GENERATION + "2 chooses another driver, for all targets", "remove it");
        }
        Ambient.requireNoSocksProxy(target, NAME);
        String scheme = parts.group(2) == null ? "http:" : parts.group(2);
        WebTarget web = WebTarget.parse(PLAIN, scheme + parts.group(3));
        Map<String, String> inUrl = new HashMap<>();
        readQuery(web.rawQuery(), inUrl);
        target.properties().forEach((key, value) -> check(key, value, "a property"));
        boolean secure = scheme.equals("https:")
                || Boolean.parseBoolean(inUrl.get(SSL))
                || Boolean.parseBoolean(target.properties().get(SSL));
        Spelling spelling = secure ? SECURE : PLAIN;
        Component<String> database = spelling.database(database(spelling, web, inUrl, target.properties()));
        List<Endpoint> endpoints = endpoints(spelling, web, database);
        String written = parts.group(2) == null ? "" : parts.group(2);
        return new Reading.Endpoints(parts.group(1) + written + "//" + web.authority() + web.rawPath(), endpoints);
    }

    private static void readQuery(String query, Map<String, String> settings) {
        if (query.isBlank()) {
            return;
        }
        int position = 0;
        // as the driver does, this drops empty parameters at the end, and only there
        for (String pair : query.split("&", 0)) {
            String place = "parameter " + ++position;
            Cut cut = Cut.at('=', pair);
            String value = PLAIN.decode(cut.behind(), place);
            if (value.isBlank()) {
                throw PLAIN.unreadable(place + " has no value", "write it as name=value");
            }
            String key = PLAIN.decode(cut.before(), place).trim();
            check(key, value, place);
            settings.put(key, value);
        }
    }

    private static void check(String key, String value, String place) {
        boolean prefixed = HARMLESS_PREFIXES.stream().anyMatch(key::startsWith);
        if (!prefixed
                || ClickhouseParameters.ALL
                        .moving()
                        .contains(key.toLowerCase(Locale.ROOT).trim())) {
            ClickhouseParameters.ALL.checkSpelled(key.trim(), value, place);
        }
        if (key.equals("custom_http_params") && WITH_DATABASE.matcher(value).find()) {
            throw PLAIN.unreadable(place + ", custom_http_params, names another database", "name it in the URL only");
        }
    }

    /** The last part of the path; what stands before it is a path of the server. */
    private static String database(
            Spelling spelling, WebTarget web, Map<String, String> inUrl, Map<String, String> properties) {
        String path = web.rawPath();
        int last = path.lastIndexOf('/');
        if (path.startsWith("//")) {
            throw spelling.unreadable("more than one slash stands behind the host", FORM);
        }
        if (last > 0 && spelling.place(web.authority(), 1).port().isEmpty()) {
            throw spelling.unreadable("the driver needs a port where a path has more than one part", FORM);
        }
        String inPath = last < 0 ? "" : spelling.decode(path.substring(last + 1), "the name of the database");
        String beside = inPath.isBlank() ? properties.getOrDefault(DATABASE, "default") : inPath;
        return inUrl.getOrDefault(DATABASE, beside);
    }

    private static List<Endpoint> endpoints(Spelling spelling, WebTarget web, Component<String> database) {
        if (!web.authority().contains(",")) {
            Spelling.Place place = web.server(spelling);
            return List.of(spelling.endpoint(place.host(), place.port(), database, 1));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (String element : web.authority().split(",", -1)) {
            int position = endpoints.size() + 1;
            Spelling.Place place = spelling.place(element, position);
            // the older client takes localhost for what is no host to URI
            if (place.host().isEmpty()
                    || !WebTarget.parse(spelling, "http://" + element).hasServer()) {
                throw spelling.unreadable("host " + position + " cannot be read", FORM);
            }
            endpoints.add(spelling.endpoint(place.host(), place.port(), database, position));
        }
        return endpoints;
    }
}
