package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tierguard.http.RefusedRouteException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections: the user's context and the name in the certificate count, whatever address is dialled. */
@Timeout(120)
class TlsTest {

    /** Of a key that lives as long as this test. */
    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    private static SSLContext context;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpsServer server;

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
                        "SAN=dns:api.staging.example.com",
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
            RecordingServer.respond(exchange, 200, "hello");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpHost host(String name) {
        return new HttpHost("https", name, server.getAddress().getPort());
    }

    @Test
    void of_a_classic_client() throws Exception {
        try (CloseableHttpClient http = GuardedApacheClient.build(
                HttpClients.custom()
                        .setConnectionManager(GuardedApacheClient.connectionManager(Shop.staging())
                                .setTlsSocketStrategy(new DefaultClientTlsStrategy(context))
                                .build()),
                Shop.staging())) {
            int status = http.execute(
                    host("api.staging.example.com"),
                    ClassicRequestBuilder.get("/named").build(),
                    HttpResponse::getCode);
            assertThat(status).isEqualTo(200);
            HttpHost carrying = new HttpHost(
                    "https",
                    InetAddress.getByName("127.0.0.1"),
                    "api.staging.example.com",
                    server.getAddress().getPort());
            int byAddress =
                    http.execute(carrying, ClassicRequestBuilder.get("/carried").build(), HttpResponse::getCode);
            assertThat(byAddress).isEqualTo(200);
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> http.execute(
                            host("files.staging.example.com"),
                            ClassicRequestBuilder.get("/").build(),
                            HttpResponse::getCode));
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.execute(
                            host("api.prod.example.com"),
                            ClassicRequestBuilder.get("/").build(),
                            HttpResponse::getCode));
        }
        assertThat(asked).containsExactly("/named", "/carried");
    }

    @Test
    void of_an_asynchronous_client() throws Exception {
        CloseableHttpAsyncClient client = GuardedApacheClient.build(
                HttpAsyncClients.custom()
                        .setConnectionManager(GuardedApacheClient.asyncConnectionManager(Shop.staging())
                                .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                        .setSslContext(context)
                                        .buildAsync())
                                .build()),
                Shop.staging());
        client.start();
        try (Kind.AsyncCalls http = new Kind.AsyncCalls(client, null)) {
            assertThat(http.call(
                                    host("api.staging.example.com"),
                                    ClassicRequestBuilder.get("/named").build())
                            .status())
                    .isEqualTo(200);
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> http.call(
                            host("files.staging.example.com"),
                            ClassicRequestBuilder.get("/").build()));
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.call(
                            host("api.prod.example.com"),
                            ClassicRequestBuilder.get("/").build()));
        }
        assertThat(asked).containsExactly("/named");
    }
}
