package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;

/**
 * For generated URLs, what the guard judged is what the client dials and tells the server, however both spell it. Whatever
 * is asked for, only loopback is dialled.
 */
class SpellingPropertyTest {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              production:
                - "*.prod.example.com"
                - 127.0.0.3
              staging:
                - "*.staging.example.com"
                - 127.0.0.2
            """;

    private static RecordingServer server;
    private static CloseableHttpClient http;

    @BeforeContainer
    static void start() {
        server = new RecordingServer("127.0.0.2", 0);
        Guard guard =
                Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", REGISTRY), Clock.systemUTC());
        http = GuardedApacheClient.build(
                HttpClients.custom()
                        .setConnectionManager(GuardedApacheClient.connectionManager(guard)
                                .setDnsResolver(new Everywhere())
                                .build()),
                guard);
    }

    @AfterContainer
    static void stop() throws IOException {
        http.close();
        server.close();
    }

    /** All names are at an address of our own, whatever they are. */
    private static final class Everywhere implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName("127.0.0.2")};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Provide
    Arbitrary<String> authorities() {
        Arbitrary<String> user = Arbitraries.of(
                "", "", "", "", "", "", "", "", "", "u@", "u:p@", "api.prod.example.com@", "a@b@", "%40@");
        Arbitrary<String> host = Arbitraries.oneOf(
                Arbitraries.of(
                        "api.staging.example.com",
                        "api.staging.example.com",
                        "api.prod.example.com",
                        "127.0.0.2",
                        "127.0.0.3",
                        "[::1]",
                        "[::ffff:127.0.0.2]",
                        "[::ffff:127.0.0.3]",
                        "[fe80::1%25lo]",
                        "::1",
                        "2130706434",
                        "0x7f.0.0.2",
                        "127.2",
                        "0177.0.0.2",
                        "somewhere.example.net",
                        "localhost"),
                Arbitraries.of("api", "API", "a_b", "-a", "a-", "ａ", "ⓐ", "a%2e", "")
                        .flatMap(label ->
                                Arbitraries.of(".", "..", "。", "%2e", "．").map(dot -> label + dot))
                        .flatMap(front -> Arbitraries.of(
                                        "staging.example.com",
                                        "prod.example.com",
                                        "STAGING.Example.com",
                                        "prod.example.com.staging.example.com",
                                        "staging.example.com.evil.example.net")
                                .map(zone -> front + zone)));
        Arbitrary<String> tail = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just("")),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                ".",
                                "..",
                                "\\.staging.example.com",
                                "#.staging.example.com",
                                "?.staging.example.com",
                                "/.staging.example.com",
                                "\t",
                                " ",
                                "\u200b",
                                ";a",
                                ",api.prod.example.com",
                                "%00",
                                "%2f",
                                "@x")));
        Arbitrary<String> port = Arbitraries.of("P", "P", "P", ":P", ":P", ":0P", ":", ":-1", ":99999", ":+80", "");
        return Combinators.combine(user, host, tail, port)
                .as((u, h, t, p) -> u + h + t + (p.equals("P") ? ":P" : p))
                .map(authority -> authority.replace("P", "{port}"));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("/", "", "/a", "/a?b=c", "//a", "/../a", "/%2e%2e/a", "/@api.prod.example.com/", "/\\a");
    }

    @Property(tries = 1500)
    void what_was_judged_is_what_is_dialled(@ForAll("authorities") String authority, @ForAll("paths") String path) {
        String text = authority.replace("{port}", String.valueOf(server.port()));
        tryAll(text, path);
    }

    private void tryAll(String authority, String path) {
        try {
            check(null, new HttpGet("http://" + authority + path), isPlainlyOurs("http://" + authority + path));
        } catch (IllegalArgumentException e) {
            // no URL for java.net.URI, and so for the client
        }
        try {
            HttpHost target = HttpHost.create("http://" + authority);
            HttpGet request = new HttpGet("/");
            request.setPath(path.isEmpty() ? "/" : path);
            check(target, request, false);
        } catch (URISyntaxException | IllegalArgumentException e) {
            // none for the client's own parser
        }
    }

    private boolean isPlainlyOurs(String url) {
        URI uri = URI.create(url);
        return uri.getRawUserInfo() == null
                && uri.getPort() == server.port()
                && uri.getHost() != null
                && uri.getRawPath().matches("/?a?")
                && uri.getHost().matches("(?i)[a-z]+\\.staging\\.example\\.com|127\\.0\\.0\\.2");
    }

    private void check(HttpHost target, HttpGet request, boolean plainlyOurs) {
        int before = server.asked().size();
        HttpClientContext context = HttpClientContext.create();
        String outcome;
        try {
            http.execute(target, request, context, HttpResponse::getCode);
            outcome = "answered";
        } catch (RefusedRouteException e) {
            outcome = "refused";
        } catch (IOException | RuntimeException e) {
            outcome = "failed by itself";
        }
        Statistics.label("outcome").collect(outcome);
        boolean sent = server.asked().size() > before;
        if (sent) {
            assertThat(isOurs(context.getHttpRoute().getTargetHost().getHostName()))
                    .as(context.getHttpRoute().toString())
                    .isTrue();
            for (RecordingServer.Asked one : server.asked()) {
                String host = one.header("Host");
                assertThat(isOurs(host.replaceFirst(":\\d*$", ""))).as(host).isTrue();
            }
            server.asked().clear();
        }
        if (plainlyOurs) {
            assertThat(outcome).isEqualTo("answered");
        }
    }

    /** By another reading than the guard's own. */
    private static boolean isOurs(String host) {
        String folded = host.toLowerCase(Locale.ROOT);
        return folded.matches("([a-z0-9_-]+\\.)+staging\\.example\\.com\\.?")
                || folded.equals("127.0.0.2")
                || folded.equals("::ffff:127.0.0.2")
                || folded.equals("[::ffff:127.0.0.2]")
                // of nobody, and so allowed by the address
                || folded.matches("([a-z0-9_-]+\\.)+example\\.net\\.?");
    }
}
