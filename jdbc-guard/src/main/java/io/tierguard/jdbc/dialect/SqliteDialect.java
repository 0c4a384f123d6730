package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQLite: {@code jdbc:sqlite:[file | :memory: | file:uri | :resource:name][?pragmas]}, always local.
 *
 * <p>A resource that is no resource is taken for a URL and fetched, so that it must not look like one.
 */
final class SqliteDialect implements Dialect {

    private static final String NAME = "SQLite";
    private static final String PREFIX = "jdbc:sqlite:";
    private static final String MEMORY = ":memory:";
    private static final Spelling SPELLING = new Spelling(NAME, "sqlite", 0);
    private static final String FORM = "write it as jdbc:sqlite:./file or jdbc:sqlite::memory:";
    private static final Pattern FILE = Pattern.compile("file:(?://(?:localhost)?(?=/))?+(.*)");
    private static final Pattern RESOURCE = Pattern.compile(":resource:(?:file:(?=/))?(.*)");
    /** What stands behind SQLite's own ways to a file; an extension may bring others. */
    private static final Set<String> FILE_SYSTEMS = Set.of(
            "unix",
            "unix-dotfile",
            "unix-excl",
            "unix-none",
            "unix-namedsem",
            "win32",
            "win32-longpath",
            "win32-none",
            "win32-longpath-none",
            "memdb");
    /** The driver runs a pragma of each, so that a value must be one word. */
    private static final Pattern PLAIN_VALUE = Pattern.compile("[\\w .,+/:%$~-]*|'[\\w .,+/:%$~-]*'|\"[\\w .-]*\"");

    @Override
    public Set<String> subProtocols() {
        return Set.of("sqlite");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("org.sqlite.JDBC");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        Cut cut = Cut.at('?', url.substring(PREFIX.length()).trim());
        String name = cut.before();
        checkQuery(cut.behind());
        for (Map.Entry<String, String> property : target.properties().entrySet()) {
            check(property.getKey(), property.getValue(), "a property");
        }
        return new Reading.Endpoints(PREFIX + name, List.of(endpoint(name)));
    }

    private static void checkQuery(String query) {
        int position = 0;
        for (String token : query.split("&", -1)) {
            if (!token.isBlank()) {
                Cut cut = Cut.at('=', token);
                String key = cut.before().trim().toLowerCase(Locale.ROOT);
                check(key, cut.behind().trim(), "parameter " + ++position);
            }
        }
    }

    private static void check(String key, String value, String place) {
        SqliteParameters.ALL.check(key, value, place);
        if (key.equals("vfs") && !FILE_SYSTEMS.contains(value)) {
            throw SPELLING.unreadable(place + ", vfs, names a file system that is not SQLite's own", "remove vfs");
        }
        boolean secret = key.equalsIgnoreCase("password") || key.equalsIgnoreCase("user");
        if (!secret && !PLAIN_VALUE.matcher(value).matches()) {
            throw SPELLING.unreadable(place + " has a value that could run a statement", "set it after connecting");
        }
    }

    private static Endpoint endpoint(String name) {
        if (name.isEmpty() || name.equals(MEMORY) || name.equals("file:" + MEMORY)) {
            return Endpoint.local(SPELLING.protocol(), name.isEmpty() ? Component.open() : Component.of(name));
        }
        Matcher resource = RESOURCE.matcher(name);
        Matcher file = FILE.matcher(name);
        String path = resource.matches() ? resource.group(1) : file.matches() ? file.group(1) : name;
        if (path.isEmpty()) {
            throw SPELLING.unreadable("it names no file", FORM);
        }
        return LocalName.endpoint(SPELLING, name, path, FORM);
    }
}
