package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlReaderTest {

    private static Reading read(String url) {
        return new UrlReader().read(Target.of(url));
    }

    private static String endpoints(String url) {
        return read(url) instanceof Reading.Endpoints read
                ? String.join(
                        " ", read.endpoints().stream().map(UrlReaderTest::show).toList())
                : "undeterminable";
    }

    private static String show(Endpoint endpoint) {
        return endpoint.protocol() + "|" + endpoint.host() + "|" + endpoint.port() + "|"
                + endpoint.path().orElse("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "https://a.example.com -> https|a.example.com|443|/",
                "HTTPS://A.Example.COM.:443/x%2Fy?q=1#f -> https|a.example.com|443|/x/y",
                "http://a.example.com:8080/a/b -> http|a.example.com|8080|/a/b",
                "ws://a.example.com -> ws|a.example.com|80|/",
                "http://[2001:DB8::1]:81/ -> http|2001:db8::1|81|/",
                "http://[::ffff:10.0.0.1] -> http|10.0.0.1|80|/",
                "http://[fe80::1%25eth0]/ -> http|fe80::1|80|/",
                "http://2130706433/ -> http|127.0.0.1|80|/",
                "http://user:fake@a.example.com/ -> http|a.example.com|80|/",
                "http://my_host.example.com/ -> http|my_host.example.com|80|/",
                "http://bücher.example/ -> http|xn--bcher-kva.example|80|/",
                "redis://a:1,b/0 -> redis|a|1|/0 redis|b|6379|/0",
                "mongodb://u:fake@a,b:1/db -> mongodb|a|27017|/db mongodb|b|1|/db",
                "r2dbc:pool:postgresql://a/db -> postgresql|a|5432|/db",
                "gopher://a -> gopher|a|70|/",
                "custom://a -> custom|a|open|/",
                "https://u:a%40b%2Fc@a.example.com/ -> https|a.example.com|443|/",
                "https://a.example.com?@b.prod.example.com/ -> https|a.example.com|443|/",
                "https://a.example.com#@b.prod.example.com/ -> https|a.example.com|443|/",
                "https://a.example.com/?q=a b//c@d\\e -> https|a.example.com|443|/",
                "https://pässwort:fake@a.example.com/ -> https|a.example.com|443|/",
                "http://[fe80::1%1]:8080/ -> http|fe80::1|8080|/",
                "https://xn--e28h.example.com/ -> https|xn--e28h.example.com|443|/",
                "postgresql://a/db?sslmode=require -> postgresql|a|5432|/db",
                "https://a.example.com/?host=b -> https|a.example.com|443|/",
                "https://a.example.com: -> https|a.example.com|443|/",
                "https://a.example.com:1 -> https|a.example.com|1|/",
                "https://a.example.com:9999 -> https|a.example.com|9999|/",
                "https://a.example.com:65535 -> https|a.example.com|65535|/",
                "http://0.0.0.0:80 -> http|0.0.0.0|80|/"
            })
    void reads_every_part(String url, String expected) {
        assertThat(endpoints(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a:b",
                "//a",
                "https:/a",
                "https:///a",
                "https://",
                "https://:443",
                "https://a:0",
                "https://a:65536",
                "https://a:080",
                "https://a:+80",
                "https://a:8o",
                "https://a:1:2",
                "https://a b",
                "https://a\tb",
                "https://a\n.example.com",
                "https://a\\@b",
                "https://a@b@c",
                "https://a,b",
                "https://-a",
                "https://a-",
                "https://a..b",
                "https://.a",
                "https://a..",
                "https://[a]",
                "https://[::1",
                "https://::1",
                "https://::1:80",
                "https://a:b:80",
                "https://[::1]x",
                "https://[1.2.3.4]",
                "https://1.2.3.4.5",
                "https://0x7f.1",
                "https://a.1",
                "https://u:/fake@a.example.com/x",
                "https://256.1.1.1",
                "https://faß.de",
                "https://a%2eb",
                "https://a/%zz",
                "https://a/%ff",
                "mongodb+srv://a/db",
                " https://a",
                "https://xn--a",
                "1http://a",
                "https://１.example.com",
                "https://a。b",
                "https://a\u3002b",
                "https://a\uFF0Eb",
                "https://a\uFF61b",
                "https://a\u00ADb",
                "https://a\u200Bb",
                "https://a\u2060b",
                "https://a\uFE0Fb",
                "https://\u24D0.example.com",
                "https://\u2460.example.com",
                "https://1.2.3.\u0664",
                "https://b\uFF0F@a",
                "https://b\uFF20c@a",
                "https://b\u2100@a",
                "https://a\uFF1A80",
                "https://a/?q=\r\nHost: b",
                "https://a/?q=\tb",
                "https://a/#\u0000",
                "https://[fe80::1%25eth0]b]",
                "https://[fe80::1%a%62]",
                "https://[f:32::1%61]",
                "https://[fe80::1%3a]:443",
                "https://[v1.a]",
                "https://[v1.a:b]",
                "https://[::1].a",
                "https://a[::1]",
                "https://[[::1]]",
                "https://[]",
                "https://[:]",
                "https:a",
                "https:\\\\a",
                "https:/\\a",
                "https:////a",
                "https:// a",
                "https://a ",
                "https://a:80:80",
                "https://a:-1",
                "https://a:443x",
                "https://a:４４３",
                "https://a:00443",
                "https://a:443443",
                "https://a:99999999999999999999",
                "https://u@",
                "https://@",
                "https://u@:80",
                "https://0x7f000001",
                "https://0x",
                "https://127.0.0.1.",
                "https://127.0.0.0x1",
                "https://1.2.3.4.",
                "https://a.0",
                "https://xn--",
                "https://xn--80ak6aa92e-.com",
                "https://a.-b",
                "https://a-.b",
                "https://a\u0301-",
                "http://a:9200,http://b:9200",
                "nats://a:4222,nats://b:4222",
                "postgresql://a/db?host=b",
                "postgres://a/db?sslmode=require&%68ost=b",
                "r2dbc:postgresql://a/db?HOSTADDR=1.2.3.4",
                "mysql://a/db?socket=%2Ftmp%2Fx",
                "mongodb://a/db?proxyHost=b",
                "mongodb://%2Ftmp%2Fmongodb.sock/db",
                "http+unix://%2Fvar%2Frun%2Fdocker.sock/v1",
                "unix:///var/run/docker.sock",
                "file:///etc/hosts",
                "http:b.prod.example.com://a",
                "HTTPS:b://a",
                "x:ws:b://a",
                "x:b.example.com:y://a",
                "x:b.example.com://a",
                "b.example.com://a",
                "http:https://a",
                "mailto:me@a.example.com",
                "urn:a:b"
            })
    void refuses_what_programs_read_differently(String url) {
        assertThat(read(url)).isInstanceOf(Reading.Undeterminable.class);
    }

    private static String reason(Target target) {
        return ((Reading.Undeterminable) new UrlReader().read(target)).reason();
    }

    @Test
    void refuses_blanks_and_what_moves_a_cursor_in_a_path_too() {
        for (String character : new String[] {" ", "\t", "\n", "\0", "\u007f", "\\"}) {
            assertThat(reason(Target.of("https://a.example.com/x" + character + "y")))
                    .isEqualTo("it has a blank, a control character or a backslash");
        }
    }

    @Test
    void refuses_properties_beside_a_url_whose_clients_take_none() {
        Properties properties = new Properties();
        properties.setProperty("host", "b.prod.example.com");

        assertThat(reason(Target.of("https://a.example.com", properties)))
                .isEqualTo("properties beside a URL that is not a JDBC URL have no known meaning");
    }

    @Test
    void shows_neither_user_info_nor_query_nor_fragment() {
        assertThat(read("https://user:fake@a.example.com:1/p?token=fake#fake").redacted())
                .isEqualTo("https://a.example.com:1/p");
        assertThat(read("https://user:fake@a@b/p").redacted()).isEqualTo("https:…");
        assertThat(read("fake secret").redacted()).isEqualTo("…");
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> scheme = Arbitraries.of("http", "https", "HTTP", "ws", "ftp");
        Arbitrary<String> user = Arbitraries.of("", "", "u@", "u:fake@", "b.prod.example.com@", "@");
        Arbitrary<String> host = Arbitraries.of(
                "a.example.com",
                "b.prod.example.com",
                "A.EXAMPLE.COM.",
                "127.0.0.1",
                "127.1",
                "017.0.0.1",
                "[::1]",
                "[::ffff:1.2.3.4]",
                "a_b.example.com",
                "");
        Arbitrary<String> port = Arbitraries.of("", ":", ":80", ":8443", ":65536", ":08", ":-1");
        Arbitrary<String> rest =
                Arbitraries.of("", "/", "/p", "?q=http://x", "#f", "/a@b", "\\@b.example.com", "/%2e%2e/x");
        return Combinators.combine(scheme, user, host, port, rest).as((s, u, h, p, r) -> s + "://" + u + h + p + r);
    }

    /** Differential: where java.net.URI, by which the JDK's client dials, names a host, ours names the same or none. */
    @Property(tries = 3000)
    void agrees_with_java_net_uri(@ForAll("urls") String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return;
        }
        if (uri.getHost() == null || !(read(url) instanceof Reading.Endpoints read)) {
            return;
        }
        assertThat(read.endpoints()).hasSize(1);
        Endpoint endpoint = read.endpoints().get(0);
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]|\\.$", "");
        assertThat(io.tierguard.registry.Host.parse(host))
                .get()
                .hasToString(endpoint.host().text());
        if (uri.getPort() >= 0) {
            assertThat(endpoint.port().value()).contains(uri.getPort());
        }
    }

    @Property(tries = 3000)
    void reads_or_refuses_any_text_and_never_fails(@ForAll String text) {
        assertThat(read(text)).isNotNull();
        assertThat(read("https://" + text)).isNotNull();
    }
}
