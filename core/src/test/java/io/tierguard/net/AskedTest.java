package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {

    @ParameterizedTest
    @CsvSource({
        "socket://db.example.com:5432, db.example.com:5432",
        "SOCKET://DB.Example.COM:5432, db.example.com:5432",
        "socket://db.example.com.:5432, db.example.com:5432",
        "socket://my_host:5432, my_host:5432",
        "socket://127.0.0.2:80/, 127.0.0.2:80",
        "socket://[::1]:80, [::1]:80",
        "socket://[0:0:0:0:0:0:0:1]:80, [::1]:80",
        "socket://%5b0:0:0:0:0:0:0:1%5d:80, [::1]:80",
        "socket://[fe80::1%lo]:80, [fe80::1]:80",
        "socket://[fe80::1%25lo]:80, [fe80::1]:80",
        "socket://%5bfe80:0:0:0:0:0:0:1%25lo%5d:80, [fe80::1]:80",
        "socket://::1:80, [::1]:80",
        "socket://[::ffff:127.0.0.2]:80, 127.0.0.2:80",
        "socket://db%2eexample.com:5432, db.example.com:5432",
        "socket://db.example.com:1, db.example.com:1",
        "socket://db.example.com:65535, db.example.com:65535"
    })
    void reads_what_a_socket_asks(URI uri, String endpoint) {
        assertThat(Asked.of(uri)).isInstanceOfSatisfying(Asked.Place.class, place -> {
            assertThat(place.ofSocket()).isTrue();
            assertThat(place.target().endpoints())
                    .extracting(Endpoint::describe)
                    .containsExactly(endpoint);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socket://db.example.com",
                "socket://db.example.com:",
                "socket://db.example.com:0",
                "socket://db.example.com:65536",
                "socket://db.example.com:111111",
                "socket://db.example.com:-1",
                "socket://db.example.com:5a",
                "socket://:5432",
                "socket://a%20b:5432",
                "socket://me@db.example.com:5432",
                "socket://me%40db.example.com:5432",
                "socket://db.example.com:5432/x:80",
                "socket://db.example.com:5432?x",
                "socket://db.example.com:5432#x",
                "socket://db%00.example.com:5432",
                "socket://db%ff.example.com:5432",
                "socket://a..b:5432",
                "socket://1.2.3.4.5:5432",
                "socket://a:b:5432",
                "socket:db.example.com:5432",
                "socket:///db"
            })
    void does_not_read_what_no_socket_asks(URI uri) {
        assertThat(Asked.of(uri)).isInstanceOf(Asked.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/hosts",
                "file:/etc/hosts",
                "file:////etc/hosts",
                "FILE:relative",
                "file://localhost/etc/hosts",
                "jar:file:/app.jar!/x",
                "jar:file:///app.jar!/x",
                "nested:file:/app.jar",
                "jrt:/java.base/x"
            })
    void a_file_is_nothing_to_dial(URI uri) {
        assertThat(Asked.of(uri)).isEqualTo(new Asked.Nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.example.com/orders, api.example.com",
        "https://me:fake@api.example.com:8443/orders?q#f, api.example.com",
        "http://my_host/, my_host",
        "http://root.example.com./, root.example.com.",
        "http://[::1]:80/, [::1]",
        "ftp://files.example.com/x, files.example.com",
        "file://files.example.com/x, files.example.com",
        "jar:https://files.example.com/app.jar!/x, ''",
        "urn:x, ''"
    })
    void any_other_url_is_a_target_with_the_host_as_it_is_written(URI uri, String host) {
        assertThat(Asked.of(uri)).isInstanceOfSatisfying(Asked.Place.class, place -> {
            assertThat(place.ofSocket()).isFalse();
            assertThat(place.host()).isEqualTo(host);
            assertThat(place.target().url()).isEqualTo(uri.toString());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:fake@api.example.com/fake?fake", "socket://fake:1"})
    void no_host_and_nothing_of_a_url_is_printed(URI uri) {
        assertThat(Asked.of(uri).toString()).doesNotContain("fake").doesNotContain("api");
    }

    @Test
    void what_is_asked_about_is_printed_by_its_kind() {
        assertThat(Asked.of(URI.create("socket://db.example.com:5432"))).hasToString("socket to Target");
        assertThat(Asked.of(URI.create("http://api.example.com/"))).hasToString("URL to Target");
    }

    /** As this JDK asks: each one spells IPv6 in its own way. */
    static Stream<SocketAddress> addresses() throws UnknownHostException {
        byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
        return Stream.of(
                new InetSocketAddress("127.0.0.2", 80),
                new InetSocketAddress("127.2", 80),
                new InetSocketAddress("::1", 80),
                new InetSocketAddress("[::1]", 80),
                new InetSocketAddress("::ffff:127.0.0.2", 80),
                new InetSocketAddress("2001:db8::1", 80),
                new InetSocketAddress(Inet6Address.getByAddress(null, linkLocal, 1), 80),
                new InetSocketAddress((InetAddress) null, 80));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_literal_is_read_as_the_address_that_is_dialled(InetSocketAddress address) {
        assertThat(Asked.of(askedBySocket(address)))
                .isInstanceOfSatisfying(
                        Asked.Place.class,
                        place -> assertThat(place.target().endpoints())
                                .containsExactly(Endpoint.socket(Host.of(address.getAddress()), 80)));
    }

    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars("ab.:/@%[]?#-_ 019\\;é\u3002")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> names =
                Arbitraries.strings().withChars("aB9-_.").ofMinLength(1).ofMaxLength(20);
        return Arbitraries.oneOf(any, names);
    }

    /** A name that the JDK would look up is read as just that name, or not at all. */
    @Property(tries = 500)
    void any_text_beside_an_address_is_read_as_itself_or_not_at_all(@ForAll("texts") String text) {
        URI asked = askedBySocket(InetSocketAddress.createUnresolved(text, 5432));
        if (Asked.of(asked) instanceof Asked.Place place) {
            assertThat(place.host()).isIn(text, "[" + text + "]");
            assertThat(place.target().endpoints())
                    .containsExactly(Endpoint.socket(Host.parse(text).orElseThrow(), 5432));
        } else {
            assertThat(Host.parse(text)).isEmpty();
        }
    }

    /** What a socket of this JDK asks with before it dials; it dials nothing. Null where it asks nothing. */
    private static URI askedBySocket(SocketAddress address) {
        ProxySelector before = ProxySelector.getDefault();
        List<URI> asked = new ArrayList<>();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.add(uri);
                throw new IllegalArgumentException("not dialled");
            }

            @Override
            public void connectFailed(URI uri, SocketAddress at, IOException failure) {}
        });
        try (Socket socket = new Socket()) {
            socket.connect(address, 1);
            throw new AssertionError("dialled");
        } catch (IOException e) {
            return asked.isEmpty() ? null : asked.get(0);
        } finally {
            ProxySelector.setDefault(before);
        }
    }
}
