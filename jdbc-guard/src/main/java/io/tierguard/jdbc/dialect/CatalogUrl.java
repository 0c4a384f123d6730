package io.tierguard.jdbc.dialect;

import io.tierguard.internal.UrlPath;
import io.tierguard.registry.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Trino and Presto share: a path of catalog and schema, and parameters that must be known and stand once. */
final class CatalogUrl {

    static final String CATALOG = "catalog";

    /** A gateway goes by the one, and the server may take its catalog from the others. */
    private static final Pattern MOVING_HEADER =
            Pattern.compile("(?i)(?:^|[^\\w-])(?:host|x-(?:presto|trino)-catalog)\\s*:");

    private CatalogUrl() {}

    /**
     * All settings, with the path's {@code catalog} among them.
     *
     * @param url the part that {@link java.net.URI} reads
     * @param properties beside it
     */
    static Map<String, String> settings(
            Spelling spelling, Parameters parameters, WebTarget url, Map<String, String> properties) {
        Map<String, String> settings = new LinkedHashMap<>();
        catalog(spelling, url.path()).value().ifPresent(name -> settings.put(CATALOG, name));
        int position = 0;
        // decoded before it is split, as the drivers do
        for (String argument : url.query().split("&", -1)) {
            if (!argument.isEmpty()) {
                String place = "parameter " + ++position;
                Cut cut = Cut.at('=', argument);
                if (!cut.found()) {
                    throw spelling.unreadable(place + " has no value", "write it as name=value");
                }
                put(spelling, parameters, cut.before(), cut.behind(), place, settings);
            }
        }
        properties.forEach((key, value) -> put(spelling, parameters, key, value, "a property", settings));
        return settings;
    }

    private static void put(
            Spelling spelling,
            Parameters parameters,
            String key,
            String value,
            String place,
            Map<String, String> settings) {
        parameters.checkSpelled(key, value, place);
        boolean headers = key.equals("extraHeaders") || key.equals("customHeaders");
        String decoded = UrlPath.percentDecode(value).orElse(value);
        if (headers && MOVING_HEADER.matcher(value + ";" + decoded).find()) {
            throw spelling.unreadable(
                    place + " has a header that names a host or a catalog",
                    "remove that header, and name both in the URL");
        }
        if (settings.put(key, value) != null) {
            throw spelling.unreadable(place + " is set twice", "leave one of them");
        }
    }

    private static Component<String> catalog(Spelling spelling, String path) {
        List<String> parts = List.of(path.split("/", -1));
        if (path.isEmpty() || path.equals("/")) {
            return Component.open();
        }
        int last = parts.size() - (parts.get(parts.size() - 1).isEmpty() ? 1 : 0);
        if (last > 3 || parts.subList(1, last).stream().anyMatch(String::isEmpty)) {
            throw spelling.unreadable(
                    "its path is neither a catalog nor a catalog and a schema", "write /catalog/schema");
        }
        return spelling.database(parts.get(1));
    }
}
