package io.tierguard.guard;

import io.tierguard.internal.UrlPath;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters by which some clients of a scheme go elsewhere than where the URL's authority says. */
final class MovingParameters {

    private static final Set<String> POSTGRESQL =
            Set.of("host", "hostaddr", "port", "service", "servicefile", "socket");
    private static final Set<String> MYSQL = Set.of("host", "port", "socket", "unix_socket");
    private static final Set<String> MONGODB = Set.of("proxyhost");

    private static final Map<String, Set<String>> OF_SCHEME = Map.of(
            "postgresql", POSTGRESQL,
            "postgres", POSTGRESQL,
            "mysql", MYSQL,
            "mariadb", MYSQL,
            "mongodb", MONGODB);

    private MovingParameters() {}

    /**
     * Looks for one.
     *
     * @param scheme in lower case
     * @param query with or without its question mark
     * @return its name, as this class knows it; empty where there is none
     */
    static Optional<String> find(String scheme, String query) {
        Set<String> moving = OF_SCHEME.get(scheme);
        if (moving == null) {
            return Optional.empty();
        }
        for (String pair : query.split("[?&;]", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String name = UrlPath.percentDecode(key).orElse(key).strip().toLowerCase(Locale.ROOT);
            if (moving.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
