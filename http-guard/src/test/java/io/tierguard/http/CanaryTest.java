package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieHandler;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the guard relies on in the JDK's client. Where one of these fails on a new JDK, the guard has to be rethought. */
@Timeout(60)
class CanaryTest {

    private final LoopbackServer server = new LoopbackServer();
    private final LoopbackServer other = new LoopbackServer();

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    /** Sees what the client's hook sees, and may throw on the second hop. */
    private static final class Watching extends CookieHandler {
        private final List<URI> asked = new CopyOnWriteArrayList<>();
        private final List<URI> answered = new CopyOnWriteArrayList<>();
        private final List<String> userAgents = new CopyOnWriteArrayList<>();
        private IOException onSecondHop;

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            asked.add(uri);
            userAgents.addAll(headers.getOrDefault("User-Agent", List.of()));
            if (asked.size() == 2 && onSecondHop != null) {
                throw onSecondHop;
            }
            return Map.of();
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) {
            answered.add(uri);
        }
    }

    private HttpRequest redirected() {
        server.redirect(
                "/go", 302, other.at("files.staging.example.com", "/there").toString());
        return HttpRequest.newBuilder(server.at("api.staging.example.com", "/go"))
                .timeout(Tiers.BOUND)
                .header("User-Agent", new String("one of its own"))
                .build();
    }

    private static HttpClient bare(Watching watching) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(watching)
                .build();
    }

    @Test
    void cookies_are_asked_for_on_every_hop_with_the_same_objects() throws Exception {
        Watching watching = new Watching();

        bare(watching).send(redirected(), BodyHandlers.ofString());

        assertThat(watching.asked).hasSize(2);
        Set<Object> agents = Collections.newSetFromMap(new IdentityHashMap<>());
        agents.addAll(watching.userAgents);
        assertThat(watching.userAgents).hasSize(2);
        assertThat(agents).hasSize(1);
        assertThat(watching.answered).hasSize(2);
        for (int hop = 0; hop < 2; hop++) {
            assertThat(watching.answered.get(hop)).isSameAs(watching.asked.get(hop));
        }
    }

    @Test
    void a_connect_exception_from_the_hook_is_passed_by_and_would_be_no_refusal() throws Exception {
        Watching watching = new Watching();
        watching.onSecondHop = new ConnectException("refused");

        bare(watching).send(redirected(), BodyHandlers.ofString());

        assertThat(other.askedFor()).containsExactly("GET /there");
    }

    @Test
    void our_refusal_is_no_such_exception_and_stops_the_same_hop() {
        Watching watching = new Watching();
        watching.onSecondHop =
                new RefusedRouteException("refused", Tiers.staging().judge("http://api.prod.example.com/"));
        List<Throwable> thrown = new ArrayList<>();

        try {
            bare(watching).send(redirected(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            thrown.add(e);
        }

        assertThat(thrown).hasSize(1);
        assertThat(Refusals.in(thrown.get(0))).isNotNull();
        assertThat(other.asked()).isEmpty();
    }

    @Test
    void the_proxy_selector_is_asked_once_and_for_the_first_hop_only() throws Exception {
        List<URI> selected = new CopyOnWriteArrayList<>();
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .proxy(new ProxySelector() {
                    @Override
                    public List<Proxy> select(URI uri) {
                        selected.add(uri);
                        return List.of(Proxy.NO_PROXY);
                    }

                    @Override
                    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                        // nobody asks
                    }
                })
                .build();

        client.send(redirected(), BodyHandlers.ofString());

        assertThat(selected).containsExactly(server.at("api.staging.example.com", "/go"));
    }
}
