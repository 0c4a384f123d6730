package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.tier.Tier;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers encrypt over the guarded socket as over their own: a server that speaks TLS hears a whole handshake, and more. */
class EncryptedSocketsTest {

    private static final char[] FAKE = "documented-fake".toCharArray();
    private static final Guard GUARD = Guards.of(Tier.STAGING, "version: 1\nendpoints:\n  staging: [127.0.0.3]\n");

    @TempDir
    static Path directory;

    private static SSLContext server;

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void certify() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=orders-db.staging.example.com",
                        "-alias",
                        "server",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        String.valueOf(FAKE))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.txt").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, FAKE);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, FAKE);
        server = SSLContext.getInstance("TLS");
        server.init(factory.getKeyManagers(), null, null);
    }

    /** The first thing that a driver says under encryption is its login. */
    private void hearLogin(Socket caller) throws IOException {
        try (SSLSocket socket = (SSLSocket) server.getSocketFactory().createSocket(caller, null, false)) {
            socket.setUseClientMode(false);
            byte[] login = new byte[200];
            int read = socket.getInputStream().read(login);
            String text = new String(login, 0, Math.max(read, 0), java.nio.charset.StandardCharsets.ISO_8859_1);
            heard.add(socket.getSession().getProtocol() + (text.contains("some_user") ? " login" : " nothing"));
        }
    }

    private void connect(String url) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> GuardedDataSource.of(url, GUARD).getConnection());
        assertThat(heard).contains("TLSv1.3 login").containsOnly("TLSv1.3 login");
    }

    private void playMysql(Socket caller) throws IOException {
        FakeServer.MysqlPackets packets = new FakeServer.MysqlPackets(caller);
        packets.greet(true);
        packets.read();
        hearLogin(caller);
    }

    @Test
    void the_driver_of_postgresql() throws IOException {
        try (FakeServer fake = new FakeServer("127.0.0.3", caller -> {
            new DataInputStream(caller.getInputStream()).readFully(new byte[8]);
            caller.getOutputStream().write('S');
            hearLogin(caller);
        })) {
            connect("jdbc:postgresql://127.0.0.3:" + fake.port() + "/orders?user=some_user&sslmode=require");
        }
    }

    @Test
    void the_driver_of_mysql() throws IOException {
        try (FakeServer fake = new FakeServer("127.0.0.3", this::playMysql)) {
            connect("jdbc:mysql://127.0.0.3:" + fake.port() + "/orders?user=some_user&sslMode=REQUIRED");
        }
    }

    @Test
    void the_driver_of_mariadb() throws IOException {
        try (FakeServer fake = new FakeServer("127.0.0.3", this::playMysql)) {
            connect("jdbc:mariadb://127.0.0.3:" + fake.port()
                    + "/orders?user=some_user&sslMode=trust&retriesAllDown=1");
        }
    }
}
