package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.apache.Kind.Calls;
import io.tierguard.http.apache.Kind.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.RouteInfo.LayerType;
import org.apache.hc.client5.http.RouteInfo.TunnelType;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client behind proxies, of whatever kind and however they were named. */
@Timeout(120)
class ProxyTest {

    private final RawServer proxy = RawServer.http();
    private final RawServer socks = RawServer.socks();
    private final RecordingServer staging = new RecordingServer();

    @AfterEach
    void stop() {
        proxy.close();
        socks.close();
        staging.close();
    }

    private HttpHost proxy(String name) {
        return new HttpHost("http", name, proxy.port());
    }

    /** All ways to name a proxy. */
    private Map<String, Consumer<Setup>> naming(String host) {
        return Map.of(
                "proxy", setup -> setup.proxy = proxy(host),
                "selector",
                        setup -> setup.selector =
                                ProxySelector.of(InetSocketAddress.createUnresolved(host, proxy.port())),
                "planner", setup -> setup.planner = through(proxy(host)));
    }

    private static HttpRoutePlanner through(HttpHost... proxies) {
        return new HttpRoutePlanner() {
            @Override
            public HttpRoute determineRoute(HttpHost target, HttpContext context) {
                HttpHost dialled = target.getPort() > 0 ? target : new HttpHost("http", target.getHostName(), 80);
                return new HttpRoute(dialled, null, proxies, false, TunnelType.PLAIN, LayerType.PLAIN);
            }

            @Override
            public HttpRoute determineRoute(HttpHost target, HttpRequest request, HttpContext context) {
                return determineRoute(target, context);
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void of_our_own_gets_the_request(Kind kind) throws IOException {
        for (Consumer<Setup> naming : naming("proxy.staging.example.com").values()) {
            try (Calls http = kind.open(naming)) {
                assertThat(http.get("http://api.staging.example.com/orders")).isEqualTo(new Reply(200, "proxied"));
            }
        }
        assertThat(proxy.asked()).hasSize(3).containsOnly("GET http://api.staging.example.com/orders HTTP/1.1");
    }

    @ParameterizedTest
    @EnumSource
    void of_production_is_refused(Kind kind) {
        for (String host : List.of("proxy.prod.example.com", "127.0.0.3", "two-faced.staging.example.com", "127.1")) {
            naming(host).forEach((how, naming) -> {
                try (Calls http = kind.open(naming)) {
                    assertThatExceptionOfType(RefusedRouteException.class)
                            .as(how + " " + host)
                            .isThrownBy(() -> http.get("http://api.staging.example.com/"))
                            .withMessageContaining("the proxy of GuardedApacheClient")
                            .withMessageContaining("the proxy; no connection was opened to it");
                    assertThat(http.everythingIsReleased()).isTrue();
                }
            });
        }
        assertThat(proxy.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("deprecation")
    void of_production_named_for_one_request_is_refused(Kind kind) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(
                RequestConfig.custom().setProxy(proxy("proxy.prod.example.com")).build());
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            null,
                            ClassicRequestBuilder.get("http://api.staging.example.com/")
                                    .build(),
                            context));
        }
        assertThat(proxy.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void every_proxy_of_a_chain_is_judged(Kind kind) {
        HttpRoutePlanner planner = through(proxy("proxy.staging.example.com"), proxy("proxy.prod.example.com"));
        try (Calls http = kind.open(setup -> setup.planner = planner)) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get("http://api.staging.example.com/"))
                    .withMessageContaining("proxy.prod.example.com:" + proxy.port() + " belongs to production");
        }
        assertThat(proxy.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_target_of_production_is_refused_behind_it(Kind kind) {
        for (String url : List.of(
                "http://api.prod.example.com/",
                "https://api.prod.example.com/",
                "https://127.0.0.3/",
                "http://moved.staging.example.com/")) {
            try (Calls http = kind.open(setup -> setup.proxy = proxy("proxy.staging.example.com"))) {
                assertThatExceptionOfType(RefusedRouteException.class).as(url).isThrownBy(() -> http.get(url));
            }
        }
        assertThat(proxy.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_name_that_only_its_address_allows_is_refused_behind_it(Kind kind) throws IOException {
        Consumer<Setup> named = setup -> setup.names.say("somewhere.example.net", "127.0.0.1");
        try (Calls direct = kind.open(named)) {
            assertThat(direct.get(staging.at("somewhere.example.net")).status()).isEqualTo(200);
        }
        try (Calls http = kind.open(named.andThen(setup -> setup.proxy = proxy("proxy.staging.example.com")))) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get("http://somewhere.example.net/"));
        }
        assertThat(proxy.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void an_authority_of_production_is_what_the_proxy_would_dial(Kind kind) {
        HttpHost target = new HttpHost("http", "api.staging.example.com", 80);
        try (Calls http = kind.open(setup -> setup.proxy = proxy("proxy.staging.example.com"))) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            target,
                            ClassicRequestBuilder.get("http://api.prod.example.com/")
                                    .build()));
        }
        assertThat(proxy.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void so_is_its_scheme(Kind kind) throws IOException {
        HttpHost target = new HttpHost("http", "split.example.com", 80);
        try (Calls http = kind.open(setup -> setup.proxy = proxy("proxy.staging.example.com"))) {
            assertThat(http.call(
                                    target,
                                    ClassicRequestBuilder.get("http://split.example.com:80/")
                                            .build())
                            .status())
                    .isEqualTo(200);
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            target,
                            ClassicRequestBuilder.get("https://split.example.com:80/")
                                    .build()));
        }
        assertThat(proxy.asked()).hasSize(1);
    }

    private static Throwable catching(Call call) {
        try {
            call.run();
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private interface Call {
        void run() throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void a_tunnel_leads_to_what_was_judged(Kind kind) {
        try (Calls http = kind.open(setup -> setup.proxy = proxy("proxy.staging.example.com"))) {
            // the proxy answers in plain text where TLS is to begin
            assertThat(catching(() -> http.get("https://api.staging.example.com/")))
                    .isNotInstanceOf(RefusedRouteException.class);
        }
        assertThat(proxy.asked()).isNotEmpty().allMatch(line -> line.startsWith("CONNECT api.staging.example.com"));
    }

    @ParameterizedTest
    @EnumSource
    void the_address_of_the_proxy_that_was_judged_is_dialled(Kind kind) throws IOException {
        ScriptedNames names = new ScriptedNames()
                .say("proxy.staging.example.com", "127.0.0.1")
                .say("proxy.staging.example.com", "127.0.0.3");
        try (Calls http = kind.open(setup -> {
            setup.proxy = proxy("proxy.staging.example.com");
            setup.names = names;
        })) {
            assertThat(http.get("http://api.staging.example.com/").status()).isEqualTo(200);
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get("http://api.staging.example.com/"));
        }
        assertThat(proxy.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_socks_proxy_of_our_own_is_used(Kind kind) throws IOException {
        try (Calls http = kind.open(setup -> setup.socks = socks.address())) {
            assertThat(http.get("http://api.staging.example.com/")).isEqualTo(new Reply(200, "proxied"));
        }
        assertThat(socks.asked()).containsExactly("SOCKS 127.0.0.1:80", "GET / HTTP/1.1");
    }

    @ParameterizedTest
    @EnumSource
    void a_socks_proxy_of_production_is_refused(Kind kind) throws IOException {
        java.net.InetAddress labelled =
                java.net.InetAddress.getByAddress("proxy.prod.example.com", new byte[] {127, 0, 0, 1});
        for (InetSocketAddress address : List.of(
                new InetSocketAddress(labelled, socks.port()), new InetSocketAddress("127.0.0.3", socks.port()))) {
            try (Calls http = kind.open(setup -> setup.socks = address)) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> http.get("http://api.staging.example.com/"))
                        .withMessageContaining("the proxy; no connection was opened to it");
                assertThat(http.everythingIsReleased()).isTrue();
            }
        }
        assertThat(socks.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_target_behind_a_socks_proxy_is_judged_by_its_name_too(Kind kind) {
        for (String url : List.of("http://api.prod.example.com/", "http://somewhere.example.net/")) {
            try (Calls http = kind.open(setup -> {
                setup.names.say("somewhere.example.net", "127.0.0.1");
                setup.socks = socks.address();
            })) {
                assertThatExceptionOfType(RefusedRouteException.class).as(url).isThrownBy(() -> http.get(url));
            }
        }
        assertThat(socks.connections()).isZero();
    }
}
