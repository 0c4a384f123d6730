package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Presto: {@code jdbc:presto://host:port[/catalog[/schema]][?parameters]}. The database is the catalog; the port must be
 * told.
 */
final class PrestoDialect implements Dialect {

    private static final String NAME = "Presto";
    private static final String PREFIX = "jdbc:presto:";
    /** With it the driver fetches a token from where a file says. */
    private static final String TOKEN_FILE = "hive.gcs.credentials.path";

    private static final Spelling SPELLING = new Spelling(NAME, "presto", 0);
    private static final String FORM = "write it as jdbc:presto://host:port/catalog/schema?parameters";

    @Override
    public Set<String> subProtocols() {
        return Set.of("presto");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("com.facebook.presto.jdbc.PrestoDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("the driver takes the prefix in lower case only", FORM);
        }
        Ambient.requireNoSocksProxy(target, NAME);
        Ambient.requireNoHttpProxy(target, NAME);
        WebTarget web = WebTarget.parse(SPELLING, url.substring("jdbc:".length()));
        Map<String, String> settings = CatalogUrl.settings(SPELLING, PrestoParameters.ALL, web, target.properties());
        if (settings.getOrDefault("extraCredentials", "").contains(TOKEN_FILE)) {
            throw SPELLING.unreadable(
                    "extraCredentials has " + TOKEN_FILE + ", whose file names a server to ask for a token",
                    "use accessToken");
        }
        Spelling.Place place = web.server(SPELLING);
        if (place.port().isEmpty()) {
            throw SPELLING.unreadable("the driver has no port of its own", FORM);
        }
        String catalog = settings.get(CatalogUrl.CATALOG);
        Component<String> database = catalog == null ? Component.open() : SPELLING.database(catalog);
        return new Reading.Endpoints(
                PREFIX + "//" + web.authority() + web.rawPath(),
                List.of(SPELLING.endpoint(place.host(), place.port(), database, 1)));
    }
}
