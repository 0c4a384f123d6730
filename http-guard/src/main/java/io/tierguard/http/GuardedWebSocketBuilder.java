package io.tierguard.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Judges a handshake, and has the client judge where it is redirected. */
final class GuardedWebSocketBuilder implements WebSocket.Builder {

    private final HttpClient client;
    private final Departures departures;
    private final WebSocket.Builder checked;
    private final List<Consumer<WebSocket.Builder>> settings = new ArrayList<>();
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Map<String, List<String>> subprotocols = Map.of();

    GuardedWebSocketBuilder(HttpClient client, Departures departures) {
        this.client = client;
        this.departures = departures;
        this.checked = client.newWebSocketBuilder();
    }

    @Override
    public WebSocket.Builder header(String name, String value) {
        checked.header(name, value);
        headers.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        if (!name.equalsIgnoreCase(Journeys.USER_AGENT)) {
            settings.add(builder -> builder.header(name, value));
        }
        return this;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
        return set(builder -> builder.connectTimeout(timeout));
    }

    @Override
    public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
        String[] copy = lesserPreferred.clone();
        set(builder -> builder.subprotocols(mostPreferred, copy));
        List<String> all = new ArrayList<>(List.of(mostPreferred));
        all.addAll(List.of(copy));
        subprotocols = Map.of("Sec-WebSocket-Protocol", all);
        return this;
    }

    /** Tried at once on a builder that is never used, so that the JDK's own complaints come where they belong. */
    private WebSocket.Builder set(Consumer<WebSocket.Builder> setting) {
        setting.accept(checked);
        settings.add(setting);
        return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
        List<String> userAgents = headers.getOrDefault(Journeys.USER_AGENT, List.of());
        String userAgent = Journeys.userAgent(userAgents);
        WebSocket.Builder builder = client.newWebSocketBuilder();
        settings.forEach(setting -> setting.accept(builder));
        builder.header(Journeys.USER_AGENT, userAgent);
        userAgents.stream().skip(1).forEach(value -> builder.header(Journeys.USER_AGENT, value));
        try {
            Map<String, List<String>> judged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            judged.putAll(headers);
            judged.putAll(subprotocols);
            Journey journey = departures.departToWebSocket(uri, userAgent, judged);
            return Refusals.surfaced(
                    () -> builder.buildAsync(uri, listener),
                    () -> departures.end(journey),
                    failure -> departures.refusal(journey, failure));
        } catch (RefusedRouteException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
