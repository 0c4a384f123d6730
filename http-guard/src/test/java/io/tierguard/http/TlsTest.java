package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {

    /** Of a key that lives as long as this test. */
    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    private static SSLContext context;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private HttpClient client;

    @BeforeAll
    static void makeCertificate(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("staging.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "staging",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=staging",
                        "-ext",
                        "SAN=dns:api.staging.example.com,dns:files.staging.example.com",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            LoopbackServer.respond(exchange, 200, "hello");
        });
        server.start();
        client = Tiers.client().sslContext(context).build();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpRequest to(String host, String path) {
        return HttpRequest.newBuilder(at(host, path)).timeout(Tiers.BOUND).build();
    }

    private URI at(String host, String path) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + path);
    }

    private void redirect(String path, URI location) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Location", location.toString());
            LoopbackServer.respond(exchange, 302, "");
        });
    }

    @Test
    void the_users_context_and_the_name_in_the_certificate_count() throws Exception {
        HttpResponse<String> response = client.send(to("api.staging.example.com", "/"), BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.sslSession()).isPresent();
        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> client.send(to("proxy.staging.example.com", "/"), BodyHandlers.ofString()));
        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(
                        () -> Tiers.client().build().send(to("api.staging.example.com", "/"), BodyHandlers.ofString()));
    }

    @Test
    void a_redirect_is_judged_as_any_other() throws Exception {
        redirect("/within", at("files.staging.example.com", "/there"));
        redirect("/out", at("api.prod.example.com", "/there"));
        redirect("/address", at("127.0.0.3", "/there"));

        assertThat(client.send(to("api.staging.example.com", "/within"), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        for (String out : List.of("/out", "/address")) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(to("api.staging.example.com", out), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2001");
        }
        assertThat(asked).containsExactly("/within", "/there", "/out", "/address");
    }
}
