package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.net.IDN;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import okhttp3.HttpUrl;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.InvalidUrlException;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is judged is what would be dialled: where the guard reads a URL, every parser reads the same host and port in it, or
 * takes it for none. Nothing is looked up or dialled here.
 */
class ParserDifferentialTest {

    /** Allows whatever it can read. */
    private static final Guard GUARD = Guard.of(
            Environment.of(Tier.DEVELOPMENT),
            Registry.parse("tierguard.yaml", "version: 1\npolicy: {unknown-endpoints: allow}\n"),
            Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC));

    /** What a parser writes for bytes that are no text: no name server knows such a name. */
    private static final char BROKEN = '\uFFFD';

    private static final String[] NASTY = {
        "@",
        ":",
        "/",
        "//",
        "\\",
        "?",
        "#",
        "%",
        "%40",
        "%2f",
        "%2e",
        "%00",
        "[",
        "]",
        "::",
        "[::1]",
        ";",
        ",",
        "&",
        "=",
        "|",
        "^",
        "\"",
        "<",
        "{",
        "$",
        "!",
        "*",
        "~",
        "_",
        "-",
        "--",
        ".",
        "..",
        " ",
        "\t",
        "\r",
        "\n",
        "\0",
        "\u000b",
        "\u001f",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u00ad",
        "\u0131",
        "\u0130",
        "\u00df",
        "\u017f",
        "\u03c2",
        "\u0430",
        "\u0660",
        "\u200b",
        "\u200d",
        "\u2024",
        "\u2028",
        "\u202e",
        "\u2044",
        "\u2060",
        "\u2100",
        "\u2215",
        "\u2460",
        "\u2488",
        "\u24d0",
        "\u3000",
        "\u3002",
        "\ufe0f",
        "\ufeff",
        "\uff0e",
        "\uff0f",
        "\uff10",
        "\uff1a",
        "\uff20",
        "\uff21",
        "\uff61",
        "\uffff",
        "\ud83d\ude00",
        "\ud800",
        "xn--",
        "xn--a",
        "xn--bcher-kva",
        "xn--bga6a8aq",
        "xn--_bcher-0kva",
        "0",
        "00",
        "0x",
        "08",
        "256",
        "e",
        "b.prod.example.com",
        "127.1",
        "http:",
        "//b@"
    };

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> scheme = Arbitraries.of(
                "http://", "https://", "HTTP://", "hTTps://", "http:/", "http:", "http:///", "http:\\\\");
        Arbitrary<String> user =
                Arbitraries.of("", "", "", "u@", "u:fake@", "@", ":@", "a.example.com:80@", "u%40x@", "a@b@");
        Arbitrary<String> host = Arbitraries.of(
                "a.example.com",
                "A.Example.COM.",
                "b\u00fccher.example",
                "xn--bcher-kva.example",
                "my_host.example.com",
                "a-.example.com",
                "127.0.0.1",
                "127.1",
                "0177.0.0.1",
                "0x7f.0.0.1",
                "2130706433",
                "[::1]",
                "[::ffff:1.2.3.4]",
                "[2001:db8::1%25eth0]",
                "[fe80::1%1]",
                "[64:ff9b::1.2.3.4]",
                "localhost",
                "");
        Arbitrary<String> port = Arbitraries.of(
                "", "", ":", ":80", ":443", ":8443", ":65535", ":65536", ":0", ":08", ":-1", ":+1", ":80:80");
        Arbitrary<String> rest = Arbitraries.of(
                "", "/", "/p", "?q=http://x@y", "#f@g", "/a@b", "\\@b", "/%2e%2e/x", "//b/", "/:81", "?", "#", "/;x@y");
        return Combinators.combine(scheme, user, host, port, rest).as((s, u, h, p, r) -> s + u + h + p + r);
    }

    private static Arbitrary<String> plainUrls() {
        return Arbitraries.of(
                "http://a.example.com/p?q#f",
                "https://u:fake@a.example.com:8443/p/q",
                "http://b\u00fccher.example/",
                "https://xn--bcher-kva.example",
                "http://u@my_host.example.com?q=x@y",
                "http://1.2.3.4:80/",
                "https://[2001:db8::1]:8443/x",
                "http://u:fake@[::ffff:1.2.3.4]/");
    }

    /** Plain ones, with one or two nasty texts at any place. */
    @Provide
    Arbitrary<String> bentUrls() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 40).withDistribution(RandomDistribution.uniform());
        Arbitrary<Map.Entry<Integer, String>> change =
                Combinators.combine(place, Arbitraries.of(NASTY)).as(Map::entry);
        return Combinators.combine(plainUrls(), change.list().ofMinSize(1).ofMaxSize(2))
                .as(ParserDifferentialTest::bent);
    }

    private static String bent(String url, List<Map.Entry<Integer, String>> changes) {
        String bent = url;
        for (Map.Entry<Integer, String> change : changes) {
            int at = change.getKey() % (bent.length() + 1);
            bent = bent.substring(0, at) + change.getValue() + bent.substring(at);
        }
        return bent;
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().all().ofMinLength(1).ofMaxLength(6);
    }

    @Property(tries = 4000)
    void what_is_judged_is_what_every_parser_finds(@ForAll("urls") String url) {
        agree(url);
    }

    @Property(tries = 10000)
    void nor_does_a_character_at_any_place_part_them(@ForAll("bentUrls") String url) {
        agree(url);
    }

    @Property(tries = 1500)
    void nor_does_any_name(@ForAll("names") String name) {
        agree("https://a" + name + "b.example.com/");
        agree("https://" + name + ".example.com/");
        agree("https://" + name + "@a.example.com/");
        agree("https://a.example.com" + name + "/");
        agree("https://a.example.com/" + name);
        agree("https://a.example.com?" + name);
    }

    private static void agree(String url) {
        Judgement judgement = GUARD.judge(Target.of(url), Resolver.none());
        Statistics.label("judged").collect(judgement.isAllowed() ? "allowed" : "refused");
        if (!judgement.isAllowed()) {
            return;
        }
        assertThat(judgement.decisions()).as(url).hasSize(1);
        Endpoint endpoint = judgement.decisions().get(0).endpoint();
        String judged = endpoint.host() + " " + endpoint.port();
        found(url).forEach((parser, place) -> {
            if (place != null) {
                assertThat(place).as("%s in %s", parser, url).isEqualTo(judged);
            }
        });
    }

    /** Host and port as each finds them, or null. */
    private static Map<String, @Nullable String> found(String url) {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("java.net.URI", uri(url));
        all.put("java.net.http", request(url));
        all.put("java.net.URL", javaUrl(url));
        all.put("OkHttp", okHttp(url));
        all.put("Apache URIBuilder", uriBuilder(url));
        all.put("Apache request", apache(url));
        all.put("Spring, RFC", spring(url, UriComponentsBuilder.ParserType.RFC));
        all.put("Spring, WHATWG", spring(url, UriComponentsBuilder.ParserType.WHAT_WG));
        return all;
    }

    private static @Nullable String place(@Nullable String scheme, @Nullable String host, int port) {
        if (scheme == null || host == null || host.isEmpty() || host.indexOf(BROKEN) >= 0) {
            return null;
        }
        String standard = switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> "443";
            case "http" -> "80";
            default -> "open";
        };
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        // what is beyond the syntax of hosts cannot be dialled, and shows where a parser split
        String normal = Host.parse(bare).map(Host::text).orElseGet(() -> encoded(bare));
        return normal + " " + (port < 0 ? standard : port);
    }

    /** A name that a parser decoded by itself, so that it is no spelling of a user's. */
    private static String encoded(String name) {
        try {
            String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            return "no host: " + name;
        }
    }

    private static @Nullable String uri(String url) {
        try {
            URI uri = new URI(url);
            return place(uri.getScheme(), uri.getHost(), uri.getPort());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable String request(String url) {
        try {
            URI uri = HttpRequest.newBuilder(URI.create(url)).build().uri();
            return place(uri.getScheme(), uri.getHost(), uri.getPort());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @SuppressWarnings("deprecation")
    private static @Nullable String javaUrl(String url) {
        try {
            URL parsed = new URL(url);
            return place(parsed.getProtocol(), parsed.getHost(), parsed.getPort());
        } catch (MalformedURLException e) {
            return null;
        }
    }

    private static @Nullable String okHttp(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        return parsed == null ? null : place(parsed.scheme(), parsed.host(), parsed.port());
    }

    private static @Nullable String uriBuilder(String url) {
        try {
            URIBuilder builder = new URIBuilder(url);
            return place(builder.getScheme(), builder.getHost(), builder.getPort());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable String apache(String url) {
        try {
            HttpHost host = RoutingSupport.determineHost(new HttpGet(url));
            return host == null ? null : place(host.getSchemeName(), host.getHostName(), host.getPort());
        } catch (HttpException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String spring(String url, UriComponentsBuilder.ParserType type) {
        try {
            UriComponents parsed = UriComponentsBuilder.fromUriString(url, type).build();
            return place(parsed.getScheme(), parsed.getHost(), parsed.getPort());
        } catch (InvalidUrlException | IllegalStateException e) {
            return null;
        }
    }
}
