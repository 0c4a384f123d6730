package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trino: {@code jdbc:trino://host[:port][/catalog[/schema]][?parameters]}.
 *
 * <p>A parameter beside the URL may say the same as one in it, never something else. The database is the catalog. Without a
 * port it is 443 with {@code SSL}, else 80.
 */
final class TrinoDialect implements Dialect {

    private static final String NAME = "Trino";
    private static final String PREFIX = "jdbc:trino:";
    private static final Spelling PLAIN = new Spelling(NAME, "trino", 80);
    private static final Spelling SECURE = new Spelling(NAME, "trino", 443);
    private static final String FORM = "write it as jdbc:trino://host:port/catalog/schema?parameters";

    @Override
    public Set<String> subProtocols() {
        return Set.of("trino");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("io.trino.jdbc.TrinoDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw PLAIN.unreadable("the driver takes the prefix in lower case only", FORM);
        }
        Ambient.requireNoSocksProxy(target, NAME);
        Ambient.requireNoHttpProxy(target, NAME);
        WebTarget web = WebTarget.parse(PLAIN, url.substring("jdbc:".length()));
        Map<String, String> settings = CatalogUrl.settings(PLAIN, TrinoParameters.ALL, web, target.properties());
        String ssl = settings.getOrDefault("SSL", "false");
        boolean secure = ssl.equalsIgnoreCase("true");
        if (!secure && !ssl.equalsIgnoreCase("false")) {
            throw PLAIN.unreadable("SSL is neither true nor false", "write SSL=true");
        }
        Spelling spelling = secure ? SECURE : PLAIN;
        Spelling.Place place = web.server(spelling);
        String catalog = settings.get(CatalogUrl.CATALOG);
        Component<String> database = catalog == null ? Component.open() : spelling.database(catalog);
        return new Reading.Endpoints(
                PREFIX + "//" + web.authority() + web.rawPath(),
                List.of(spelling.endpoint(place.host(), place.port(), database, 1)));
    }
}
