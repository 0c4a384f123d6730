package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Snowflake: {@code jdbc:snowflake://[http://|https://]host[:port]/[?parameters]}.
 *
 * <p>Without a port it is 443. {@code account} leaves the host as it is, but for underscores in an account's own host, which
 * the driver dials as hyphens.
 */
final class SnowflakeDialect implements Dialect {

    private static final String NAME = "Snowflake";
    private static final String PREFIX = "jdbc:snowflake://";
    private static final String AUTO = "jdbc:snowflake:auto";
    private static final String ACCOUNT = "account";
    private static final Spelling SPELLING = new Spelling(NAME, "snowflake", 443);
    private static final String FORM = "write it as jdbc:snowflake://account.snowflakecomputing.com/?parameters";

    @Override
    public Set<String> subProtocols() {
        return Set.of("snowflake");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("net.snowflake.client.api.driver.SnowflakeDriver", "net.snowflake.client.jdbc.SnowflakeDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (url.contains(AUTO)) {
            throw SPELLING.unreadable("auto takes the host from a file or the environment of this machine", FORM);
        }
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("it does not begin with " + PREFIX, FORM);
        }
        Ambient.requireNoSocksProxy(target, NAME);
        Ambient.requireNoHttpProxy(target, NAME);
        String rest = url.substring(PREFIX.length());
        boolean schemed = rest.startsWith("http://") || rest.startsWith("https://");
        WebTarget web = WebTarget.parse(SPELLING, schemed ? rest : "snowflake://" + rest);
        if (!web.path().isEmpty() && !web.path().equals("/")) {
            throw SPELLING.unreadable("a path stands behind the host", FORM);
        }
        Map<String, String> settings = settings(web.rawQuery(), target.properties());
        Spelling.Place place = SPELLING.place(web.authority(), 1);
        if (web.hasUserInfo() || place.host().isEmpty() || place.host().startsWith("[")) {
            throw SPELLING.unreadable("the driver takes neither a user, an empty host nor an IPv6 address there", FORM);
        }
        String shown =
                PREFIX + (schemed ? rest.substring(0, rest.indexOf("//") + 2) : "") + web.authority() + web.path();
        return new Reading.Endpoints(
                shown, List.of(SPELLING.endpoint(host(place.host(), settings), place.port(), database(settings), 1)));
    }

    /** By name in any case. What the driver ignores for its form is not in it. */
    private static Map<String, String> settings(String query, Map<String, String> properties) {
        Map<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int position = 0;
        for (String token : query.split("&", -1)) {
            if (token.isEmpty()) {
                continue;
            }
            String place = "parameter " + ++position;
            String[] parts = token.split("=", 0);
            String key = parts.length == 0 ? "" : SPELLING.decode(parts[0], place);
            String value = SPELLING.decode(token.substring(token.indexOf('=') + 1), place);
            SnowflakeParameters.ALL.check(key, value, place);
            if (parts.length == 2) {
                settings.put(key, value);
            }
        }
        Map<String, String> beside = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        properties.forEach((key, value) -> {
            SnowflakeParameters.ALL.check(key, value, "a property");
            String before = beside.put(key, value);
            if (before != null && !before.equals(value)) {
                throw SPELLING.unreadable("a property is set twice, in different case", "leave one of them");
            }
        });
        settings.putAll(beside);
        return settings;
    }

    private static String host(String written, Map<String, String> settings) {
        String account = settings.getOrDefault(ACCOUNT, written.contains(".") ? accountOf(written) : "");
        if (account.isEmpty()) {
            throw SPELLING.unreadable("it names no account", FORM);
        }
        String allowed = settings.getOrDefault("allowUnderscoresInHost", "false");
        boolean kept = allowed.equalsIgnoreCase("true") || allowed.equalsIgnoreCase("on");
        boolean snowflakes = written.toLowerCase(Locale.ROOT).contains(".snowflakecomputing.");
        return !kept && snowflakes && written.startsWith(account) ? written.replace('_', '-') : written;
    }

    private static String accountOf(String host) {
        String account = Cut.at('.', host).before();
        if (!host.contains(".global.")) {
            return account;
        }
        int hyphen = account.lastIndexOf('-');
        if (hyphen < 0) {
            throw SPELLING.unreadable("a global host has no hyphen in its account", FORM);
        }
        return account.substring(0, hyphen);
    }

    private static Component<String> database(Map<String, String> settings) {
        String database = settings.getOrDefault("database", "");
        String shorter = settings.getOrDefault("db", database);
        if (!database.isEmpty() && !database.equals(shorter)) {
            throw SPELLING.unreadable("db and database name different databases", "leave one of them");
        }
        return SPELLING.database(shorter);
    }
}
