package io.tierguard.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines that speak for some endpoint at a host and port, whatever its protocol, database or path. A line that more
 * telling ones cover in full is not among them.
 */
final class Reachable {

    /** What no pattern can name: it is in the grammar of none. */
    private static final String OTHER = "?";

    private Reachable() {}

    static Set<Rule> rules(RuleIndex index, Host host, int port) {
        Set<Rule> found = new LinkedHashSet<>();
        index.walk(Endpoint.socket(host, port), host).stream()
                .filter(Objects::nonNull)
                .flatMap(rule -> samples(rule.pattern(), host, port).stream())
                .map(sample -> index.find(sample, host))
                .filter(Objects::nonNull)
                .forEach(found::add);
        return found;
    }

    /** One endpoint of every kind that a pattern may speak for. */
    private static List<Endpoint> samples(EndpointPattern pattern, Host host, int port) {
        Component<Integer> atPort = Component.of(port);
        List<Endpoint> samples = new ArrayList<>();
        for (String protocol : protocols(pattern.protocol())) {
            Resource resource = pattern.resource();
            String database = resource == null ? OTHER : resource.database();
            String path = resource == null || resource.path() == null ? "/" : "/" + resource.path();
            samples.add(Endpoint.database(protocol, host, atPort, Component.of(database)));
            Endpoint.url(protocol, host, atPort, path.replace("%", "%25")).ifPresent(samples::add);
        }
        return samples;
    }

    private static List<String> protocols(@Nullable String protocol) {
        if (protocol == null) {
            return List.of(OTHER);
        }
        return switch (protocol) {
            case "https" -> List.of("https", "wss");
            case "http" -> List.of("http", "ws");
            case "mysql", "mariadb" -> List.of("mysql", "mariadb");
            default -> List.of(protocol);
        };
    }
}
