package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.internal.UrlPath;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The AWS Advanced JDBC Wrapper: {@code jdbc:aws-wrapper:{postgresql|mysql|mariadb}://host[:port],…[/database][?parameters]}.
 *
 * <p>It puts a new URL together for each host, with the database behind it and all parameters beside it, and that is what
 * is read here. Further prefixes may stand before the database. Of a host in Amazon RDS it takes further hosts from the server, whatever its plugins, unless
 * {@code wrapperDialect} says that the server is none of a cluster.
 */
final class AwsWrapper implements Dialect {

    private static final String NAME = "AWS JDBC wrapper";
    private static final String PREFIX = "jdbc:aws-wrapper:";
    private static final String JDBC = "jdbc:";
    private static final String FORM =
            "write it as jdbc:aws-wrapper:postgresql://host:port/database, with mysql or mariadb for postgresql";
    private static final Pattern URL = Pattern.compile(
            "((?:(?:p6spy|otel|tracing|log4jdbc):)*+(?:postgresql|mysql|mariadb))://([^/?#;]*)(?:/([^/?#;]*))?(?:\\?(.*))?",
            Pattern.DOTALL);

    /** The wrapper cuts at the first colon, and at every comma: nothing else may hold one. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(?::[1-9][0-9]{0,4})?");

    private static final Pattern EMPTY_IN_QUOTES = Pattern.compile("\"\\s*\"");
    private static final Pattern RDS = Pattern.compile(".*\\.rds(?:-fips)?\\.(?:.*\\.)?(?:amazonaws|c2s|sc2s)\\..*");

    @Override
    public Set<String> subProtocols() {
        return Set.of("aws-wrapper");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("software.amazon.jdbc.Driver");
    }

    @Override
    public Optional<String> inner(String url) {
        return Optional.of(JDBC + url.substring(PREFIX.length()));
    }

    /** It moves an open connection to another of them, whatever the database. */
    @Override
    public List<String> singleUrls(String url) {
        Matcher matcher = URL.matcher(url.substring(PREFIX.length()));
        if (!matcher.matches()) {
            return List.of();
        }
        String rest = url.substring(PREFIX.length() + matcher.end(2));
        List<String> singles = new ArrayList<>();
        for (String host : matcher.group(2).split(",", -1)) {
            singles.add(PREFIX + matcher.group(1) + "://" + host + rest);
        }
        return singles;
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw unreadable("the driver takes the prefix in lower case only", FORM);
        }
        Matcher matcher = URL.matcher(url.substring(PREFIX.length()));
        if (!matcher.matches()) {
            throw unreadable("hosts and database do not stand where the wrapper looks for them", FORM);
        }
        Map<String, String> given = parameters(matcher.group(4), target.properties());
        check(given);
        String path = matcher.group(3) == null ? "" : matcher.group(3);
        String database = path.isEmpty() ? given.getOrDefault("database", "") : path;
        if (!Spelling.isPlainName(database) || database.indexOf('/') >= 0) {
            throw unreadable("the name of the database has a character that moves the target", FORM);
        }
        Map<String, String> handedOn = new TreeMap<>(given);
        handedOn.keySet().removeAll(AwsParameters.HARMLESS);
        String protocol = matcher.group(1);
        List<Endpoint> endpoints = new ArrayList<>();
        for (String host : matcher.group(2).split(",", -1)) {
            requireHost(host, endpoints.size() + 1, given);
            String rebuilt = JDBC + protocol + "://" + host + "/" + database;
            endpoints.addAll(new InnerTarget(rebuilt, handedOn, target.hasAmbientSettings())
                    .read()
                    .endpoints());
        }
        String shown = protocol + "://" + matcher.group(2) + (path.isEmpty() ? "" : "/" + path);
        return new Reading.Endpoints(PREFIX + shown, endpoints);
    }

    /** Properties, and the URL's parameters, which beat them. */
    private static Map<String, String> parameters(String text, Map<String, String> properties) {
        Map<String, String> given = new TreeMap<>(properties);
        int position = 0;
        StringTokenizer tokens = new StringTokenizer(text == null ? "" : text, "&");
        while (tokens.hasMoreTokens()) {
            Cut cut = Cut.at('=', tokens.nextToken());
            String value = decode(cut.behind(), "parameter " + ++position);
            given.put(cut.before(), EMPTY_IN_QUOTES.matcher(value).matches() ? "" : value);
        }
        return given;
    }

    private static String decode(String text, String place) {
        return UrlPath.percentDecode(text.replace('+', ' '))
                .orElseThrow(() -> unreadable(place + " is encoded wrongly", "encode it as UTF-8 behind %"));
    }

    private static void check(Map<String, String> given) {
        for (String name : given.keySet()) {
            boolean moving = AwsParameters.MOVING.stream().anyMatch(name::equalsIgnoreCase);
            boolean forMonitors = name.startsWith("monitoring-") || name.contains("-monitoring-");
            if (moving || forMonitors && !AwsParameters.HARMLESS.contains(name)) {
                throw unreadable(
                        "a parameter leads where it cannot be followed", "name the hosts in the URL, and remove it");
            }
        }
        for (String plugin : given.getOrDefault("wrapperPlugins", "").split(",", -1)) {
            if (!plugin.isBlank() && !AwsParameters.PLUGINS.contains(plugin.trim())) {
                throw unreadable(
                        "wrapperPlugins has a plugin that may connect to hosts of its own",
                        "keep to " + String.join(", ", AwsParameters.PLUGINS));
            }
        }
        String dialect = given.getOrDefault("wrapperDialect", "");
        if (!dialect.isEmpty() && !AwsParameters.STATIC_DIALECTS.contains(dialect)) {
            throw unreadable(
                    "with this wrapperDialect the server names further hosts",
                    "use one of " + String.join(", ", AwsParameters.STATIC_DIALECTS));
        }
    }

    private static void requireHost(String host, int position, Map<String, String> given) {
        if (!HOST.matcher(host).matches()) {
            throw unreadable(
                    "the wrapper cuts host " + position + " at its first colon, or connects to a part of it",
                    "write it as host or host:port, and an IPv6 address as a name");
        }
        boolean mayBeCluster = given.getOrDefault("wrapperDialect", "").isEmpty();
        if (mayBeCluster && RDS.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw unreadable(
                    "host " + position + " is in Amazon RDS, where the server may name further hosts",
                    "add wrapperDialect=rds-pg or rds-mysql, which takes the hosts of the URL only, or use the"
                            + " database's own driver");
        }
    }

    private static UnreadableTarget unreadable(String reason, String fix) {
        return new UnreadableTarget(NAME + ": " + reason, fix);
    }
}
