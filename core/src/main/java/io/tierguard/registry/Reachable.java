package io.tierguard.registry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines that speak for some endpoint at a host and port, whatever its protocol, database or path. A line that more
 * telling ones cover in full is not among them.
 */
final class Reachable {

    /** What no pattern can name: it is in the grammar of none. */
    private static final String OTHER = "?";

    private Reachable() {}

    /** The lines, some of them perhaps more than once. */
    static List<Rule> rules(RuleIndex index, Host host, int port) {
        List<Rule> found = new ArrayList<>();
        for (Rule rule : index.walk(Endpoint.socket(host, port), host)) {
            if (rule == null) {
                continue;
            }
            for (Endpoint sample : samples(rule.pattern(), host, port)) {
                Rule speaking = index.find(sample, host);
                if (speaking != null) {
                    found.add(speaking);
                }
            }
        }
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
