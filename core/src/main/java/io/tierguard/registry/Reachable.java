package io.tierguard.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a crossing leads to anything: whether a line of {@code to}'s speaks for some endpoint at its host and port,
 * whatever the protocol, database or path. A line that more telling ones cover in full speaks for none.
 */
final class Reachable {

    /** What no pattern can name: it is in the grammar of none. */
    private static final String OTHER = "?";

    private final RuleIndex index;
    private final Map<Question, Boolean> known = new HashMap<>();

    /** Ports that no line names have one answer, which is kept under the port 0. */
    private record Question(Host host, int port, Owner to) {}

    Reachable(RuleIndex index) {
        this.index = index;
    }

    boolean hasAnythingFor(Crossing crossing) {
        Host host = crossing.host();
        int port = index.namesPort(host, crossing.port()) ? crossing.port() : 0;
        return known.computeIfAbsent(new Question(host, port, crossing.to()), question -> find(crossing));
    }

    private boolean find(Crossing crossing) {
        Host host = crossing.host();
        for (Rule rule : index.walk(Endpoint.socket(host, crossing.port()), host)) {
            // a line that speaks for anything does so for one of its own samples
            if (rule != null && crossing.leadsTo(rule.owners()) && speaksForSample(rule, crossing)) {
                return true;
            }
        }
        return false;
    }

    private boolean speaksForSample(Rule rule, Crossing crossing) {
        for (Endpoint sample : samples(rule.pattern(), crossing.host(), crossing.port())) {
            Rule speaking = index.find(sample, crossing.host());
            if (speaking != null && crossing.leadsTo(speaking.owners())) {
                return true;
            }
        }
        return false;
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
