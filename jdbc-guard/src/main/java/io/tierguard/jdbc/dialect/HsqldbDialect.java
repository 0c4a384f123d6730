package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HSQLDB: {@code jdbc:hsqldb:{mem:name | [file:]file | res:resource | {hsql|hsqls|http|https}://host[:port][/database]}},
 * then {@code [;properties]}.
 *
 * <p>The properties {@code host}, {@code port} and {@code database} replace what the URL says when they stand beside it,
 * and do nothing when they stand in it. What lives in the process or in a file is local.
 */
final class HsqldbDialect implements Dialect {

    private static final String NAME = "HSQLDB";
    private static final String PREFIX = "jdbc:hsqldb:";
    private static final String SERVER_FORM = "write it as jdbc:hsqldb:hsql://host:port/database";
    private static final String LOCAL_FORM = "write it as jdbc:hsqldb:mem:name or jdbc:hsqldb:file:./file";
    private static final Pattern SERVER = Pattern.compile("(?i)((hsqls?|https?)://)([^/]*)(/.*)?");
    private static final Pattern LOGIN = Pattern.compile("([^?&]*)(?:\\?user=[^?&/]*)?(?:&password=[^?&/]*)?");
    private static final Pattern FOLDER =
            Pattern.compile("(?:file:)?(\\$\\{(user\\.(?:home|dir)|java\\.io\\.tmpdir)\\}).*");
    private static final Map<String, Integer> PORTS = Map.of("hsql", 9001, "hsqls", 554, "http", 80, "https", 443);

    @Override
    public Set<String> subProtocols() {
        return Set.of("hsqldb");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("org.hsqldb.jdbc.JDBCDriver", "org.hsqldb.jdbcDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        String rest = url.substring(PREFIX.length());
        Cut cut = Cut.at(';', rest);
        String name = cut.before();
        checkSettings(cut.behind());
        target.properties().forEach((key, value) -> HsqldbParameters.ALL.check(key, value, "a property"));
        Matcher server = SERVER.matcher(name);
        boolean remote = server.matches() && rest.length() > server.end(1);
        requireNoPlaceholder(rest, remote, target);
        return remote ? server(server, target) : local(name, target.properties());
    }

    private static void checkSettings(String settings) {
        int position = 0;
        StringTokenizer tokens = new StringTokenizer(settings, ";");
        while (tokens.hasMoreTokens()) {
            Cut setting = Cut.at('=', tokens.nextToken());
            HsqldbParameters.ALL.check(setting.before().trim(), setting.behind(), "setting " + ++position);
        }
    }

    private static Reading.Endpoints server(Matcher parts, Target target) {
        String type = parts.group(2).toLowerCase(Locale.ROOT);
        boolean web = type.startsWith("http");
        Spelling spelling = new Spelling(NAME, "hsqldb", PORTS.getOrDefault(type, 0));
        spelling.requirePlain(parts.group(), "what stands before the settings");
        Ambient.requireNoSocksProxy(target, NAME);
        if (web) {
            Ambient.requireNoHttpProxy(target, NAME);
        }
        Spelling.Place place = spelling.place(parts.group(3), 1);
        if (place.host().isEmpty() && !place.port().isEmpty()) {
            throw spelling.unreadable("a port stands without a host", SERVER_FORM);
        }
        String path = parts.group(4) == null ? "" : parts.group(4);
        String shownPath = withoutLogin(spelling, path, SERVER_FORM);
        Map<String, String> properties = target.properties();
        String host = properties.getOrDefault("host", place.host());
        if (web && (host.contains(":") || place.host().contains(":"))) {
            throw spelling.unreadable("the driver takes no IPv6 address behind " + type + "://", SERVER_FORM);
        }
        String database = properties.getOrDefault("database", database(shownPath));
        // what is shown has been read, also where a property replaces it
        Endpoint shown = spelling.endpoint(place.host(), place.port(), spelling.database(database), 1);
        if (!properties.containsKey("host") && !properties.containsKey("port")) {
            return new Reading.Endpoints(PREFIX + parts.group(1) + parts.group(3) + shownPath, List.of(shown));
        }
        if ("".equals(properties.get("port")) || !spelling.place(host, 1).host().equals(host)) {
            throw spelling.unreadable("the properties host and port cannot be read", SERVER_FORM);
        }
        Endpoint dialled = spelling.endpoint(host, properties.getOrDefault("port", place.port()), shown.database(), 1);
        return new Reading.Endpoints(PREFIX + parts.group(1) + parts.group(3) + shownPath, List.of(dialled));
    }

    /** User and password may stand behind the database, in this order only. */
    private static String withoutLogin(Spelling spelling, String path, String form) {
        Matcher login = LOGIN.matcher(path);
        if (!login.matches()) {
            throw spelling.unreadable("the name of the database cannot be read", form);
        }
        return login.group(1);
    }

    /** Behind a single slash the driver lowers it; with more, the part before the last is the servlet's. */
    private static String database(String path) {
        int last = path.lastIndexOf('/');
        return last == 0 ? path.substring(1).toLowerCase(Locale.ROOT) : path.substring(last + 1);
    }

    /** The driver puts system properties into the URL before it reads it. */
    private static void requireNoPlaceholder(String rest, boolean remote, Target target) {
        Matcher folder = FOLDER.matcher(rest);
        boolean known =
                !remote && folder.matches() && !rest.substring(folder.end(1)).contains("${");
        if (rest.contains("${")
                && (!known || target.hasAmbientSettings() && !isPlain(System.getProperty(folder.group(2), "")))) {
            throw new UnreadableTarget(
                    NAME + ": a system property is put into it, and may lead anywhere", "write what it stands for");
        }
    }

    private static boolean isPlain(String value) {
        return !value.contains(";") && !value.contains("$");
    }

    private static Reading.Endpoints local(String name, Map<String, String> properties) {
        Spelling spelling = new Spelling(NAME, "hsqldb", 0);
        if (name.regionMatches(true, 0, "alias:", 0, 6)) {
            throw spelling.unreadable("an alias leads where it cannot be followed", LOCAL_FORM);
        }
        boolean keyword = name.matches("(?i)(?:mem|file|res):.*");
        String shown = withoutLogin(spelling, name, LOCAL_FORM);
        String named = keyword ? shown.substring(shown.indexOf(':') + 1) : shown.equals(".") ? "" : shown;
        String database = properties.getOrDefault("database", named);
        Endpoint replaced = LocalName.endpoint(spelling, database, withoutFolder(database), LOCAL_FORM);
        Endpoint written = LocalName.endpoint(spelling, named, withoutFolder(named), LOCAL_FORM);
        if (named.isEmpty() && !shown.equals(".")) {
            throw spelling.unreadable("it names no database", LOCAL_FORM);
        }
        return new Reading.Endpoints(PREFIX + shown, List.of(properties.containsKey("database") ? replaced : written));
    }

    private static String withoutFolder(String path) {
        Matcher folder = FOLDER.matcher(path);
        return folder.matches() ? path.substring(folder.end(1)) : path;
    }
}
