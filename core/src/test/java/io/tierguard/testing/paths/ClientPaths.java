package io.tierguard.testing.paths;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.List;
import java.util.Properties;
import redis.clients.jedis.Jedis;

/** Clients of other servers. */
final class ClientPaths {

    private ClientPaths() {}

    static List<NetPath> all() {
        return List.of(
                new NetPath("Jedis", ClientPaths::jedis), new NetPath("Jakarta Mail (Angus)", ClientPaths::mail));
    }

    private static void jedis(String host, int port) {
        try (Jedis jedis = new Jedis(host, port)) {
            jedis.ping();
        }
    }

    private static void mail(String host, int port) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect();
        }
    }
}
