package io.tierguard.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a crossing leads to anything: whether a line of {@code to}'s speaks for some endpoint at its host and port,
 * whatever the protocol, database or path. A line that more telling ones cover in full speaks for none.
 */
final class Reachable {

    /** What no pattern can name: it is in the grammar of none. */
    private static final String OTHER = "?";

    private final RuleIndex index;
    private final Map<String, Boolean> known = new HashMap<>();

    Reachable(RuleIndex index) {
        this.index = index;
    }

    boolean hasAnythingFor(Crossing crossing) {
        Host host = crossing.host();
        // ports that no line names have one answer
        int port = index.namesPort(host, crossing.port()) ? crossing.port() : 0;
        String question = port + " " + host.text() + " " + crossing.to().name();
        Boolean answer = known.get(question);
        if (answer == null) {
            answer = find(crossing);
            known.put(question, answer);
        }
        return answer;
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
            Optional<Endpoint> url = Endpoint.url(protocol, host, atPort, path.replace("%", "%25"));
            if (url.isPresent()) {
                samples.add(url.get());
            }
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
