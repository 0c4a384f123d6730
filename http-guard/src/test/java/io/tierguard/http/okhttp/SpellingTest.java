package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.Tiers;
import io.tierguard.registry.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** What the guard judges is what OkHttp looks up and dials, however a URL is spelled. Nothing is dialled here. */
class SpellingTest {

    /** What the client would do with a URL that was allowed. */
    private static final class Recorder {
        private final List<String> looked = new ArrayList<>();
        private final List<SocketAddress> dialled = new ArrayList<>();

        private final class Refusing extends Socket {
            @Override
            public void connect(SocketAddress address, int timeout) throws IOException {
                dialled.add(address);
                throw new IOException("nothing is dialled");
            }
        }

        private OkHttpClient client(Guard guard) {
            return GuardedOkHttp.newBuilder(guard)
                    .retryOnConnectionFailure(false)
                    .dns(name -> {
                        looked.add(name);
                        return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                    })
                    .socketFactory(new SocketFactory() {
                        @Override
                        public Socket createSocket() {
                            return new Refusing();
                        }

                        @Override
                        public Socket createSocket(String host, int port) {
                            throw new UnsupportedOperationException();
                        }

                        @Override
                        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
                            throw new UnsupportedOperationException();
                        }

                        @Override
                        public Socket createSocket(InetAddress host, int port) {
                            throw new UnsupportedOperationException();
                        }

                        @Override
                        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
                            throw new UnsupportedOperationException();
                        }
                    })
                    .build();
        }
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> scheme = Arbitraries.of("http:", "HTTP:", "http", "ws:", "");
        Arbitrary<String> slashes = Arbitraries.of("//", "//", "//", "/", "\\\\", "/\\", "////", "");
        Arbitrary<String> user =
                Arbitraries.of("", "", "", "u@", "u:p@", "api.staging.example.com@", "@", "a@b@", "%40");
        Arbitrary<String> host = Arbitraries.of(
                "api.staging.example.com",
                "API.Staging.example.com",
                "api.staging.example.com.",
                "api.prod.example.com",
                "api%2eprod.example.com",
                "api。prod.example.com",
                "ⓐpi.prod.example.com",
                "api.prod.example.com.",
                "api..prod.example.com",
                "-api.prod.example.com",
                "a_b.prod.example.com",
                "api.prod\u200B.example.com",
                "api.prod.example.com%00.staging.example.com",
                "api.prod.example.com\\.staging.example.com",
                "api.prod.example.com\t.staging.example.com",
                "xn--pi-7ma.staging.example.com",
                "ß.staging.example.com",
                "127.0.0.1",
                "127.0.0.3",
                "127.1",
                "127.0.3",
                "2130706433",
                "0177.0.0.1",
                "0x7f.0.0.1",
                "0x7f000003",
                "127.0.0.1.",
                "127.0.0.256",
                "127.0.0.1.example.com",
                "١٢٧.0.0.1",
                "１２７.0.0.3",
                "%31%32%37.0.0.3",
                "[::1]",
                "[::ffff:127.0.0.3]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::127.0.0.3]",
                "[fe80::1%25lo]",
                "[::1%lo]",
                "[127.0.0.1]",
                "[v1.a]",
                "unknown.example.com",
                "localhost",
                "");
        Arbitrary<String> port =
                Arbitraries.of("", "", ":80", ":8080", ":", ":0", ":65536", ":-1", ":+80", ":080", ":8０");
        Arbitrary<String> rest =
                Arbitraries.of("", "/", "/a/../b", "?q=@api.prod.example.com", "#@api.prod.example.com", "\\@x");
        return Combinators.combine(scheme, slashes, user, host, port, rest)
                .as((a, b, c, d, e, f) -> a + b + c + d + e + f);
    }

    @Property(tries = 3_000)
    void what_is_judged_is_what_is_dialled(@ForAll("urls") String text) throws IOException {
        Request.Builder builder = new Request.Builder();
        try {
            builder.url(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        judged_is_dialled(builder.build(), new Recorder());
    }

    /** As a redirect is read: against the URL of the answer. */
    @Property(tries = 3_000)
    void what_a_redirect_means_is_judged(@ForAll("urls") String location) throws IOException {
        HttpUrl url = HttpUrl.get("http://api.staging.example.com/from").resolve(location);
        if (url != null) {
            judged_is_dialled(new Request.Builder().url(url).build(), new Recorder());
        }
    }

    private static void judged_is_dialled(Request request, Recorder recorder) {
        List<Endpoint> allowed = new ArrayList<>();
        Guard guard = Tiers.staging().with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                judgement.decisions().stream()
                        .filter(Decision::isAllowed)
                        .map(Decision::endpoint)
                        .forEach(allowed::add);
            }
        });
        boolean refused = false;
        try {
            recorder.client(guard).newCall(request).execute().close();
        } catch (RefusedRouteException e) {
            refused = true;
        } catch (IOException e) {
            // what was allowed is not dialled either
        }
        Statistics.label("refused").collect(refused).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 10);
            coverage.check(false).percentage(share -> share > 10);
        });
        if (refused) {
            assertThat(recorder.dialled).isEmpty();
            return;
        }
        assertThat(allowed).hasSize(1);
        Endpoint judged = allowed.get(0);
        assertThat(judged.port().value()).contains(request.url().port());
        if (judged.host().isAddress()) {
            assertThat(recorder.looked).isEmpty();
            assertThat(recorder.dialled)
                    .containsExactly(new InetSocketAddress(
                            judged.host().text(), request.url().port()));
        } else {
            assertThat(recorder.looked).containsExactly(request.url().host());
            assertThat(judged.host().text()).isEqualTo(withoutRootDot(recorder.looked.get(0)));
            assertThat(recorder.dialled)
                    .containsExactly(
                            new InetSocketAddress("127.0.0.1", request.url().port()));
        }
    }

    private static String withoutRootDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
