package io.tierguard.archunit.endpoints;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A host in a text, with what stands around it there.
 *
 * @param host as the registry reads it
 * @param open whether a piece of it is known at run time only, so that only its end counts
 * @param scheme in front of it; empty where there is none
 * @param port behind it; empty where there is none
 * @param rest what follows, up to the end of the URL
 */
record NamedHost(Host host, boolean open, String scheme, Optional<Integer> port, String rest) {

    private static final Set<String> WEB = Set.of("http", "https", "ws", "wss");

    /** As much of an endpoint as the text tells. */
    Endpoint endpoint() {
        String protocol = scheme.toLowerCase(Locale.ROOT);
        Component<Integer> known = port.map(Component::of).orElseGet(Component::open);
        if (protocol.isEmpty()) {
            return Endpoint.socket(host, known);
        }
        if (WEB.contains(protocol)) {
            boolean secure = protocol.equals("https") || protocol.equals("wss");
            Component<Integer> dialled = Component.of(port.orElse(secure ? 443 : 80));
            return Endpoint.url(protocol, host, dialled, path()).orElseGet(() -> Endpoint.socket(host, dialled));
        }
        String database = rest.startsWith("/") ? upTo(rest.substring(1), "?;&/,") : "";
        return Endpoint.database(protocol, host, known, database.isEmpty() ? Component.open() : Component.of(database));
    }

    private String path() {
        String path = rest.startsWith("/") ? upTo(rest, "?#") : "";
        return path.isEmpty() ? "/" : path;
    }

    private static String upTo(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    @Override
    public String toString() {
        return "a host";
    }
}
