package io.tierguard.guard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports that clients of a scheme dial where the URL names none, as its specification or its only client has it. */
final class DefaultPorts {

    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("http", 80),
            Map.entry("ws", 80),
            Map.entry("https", 443),
            Map.entry("wss", 443),
            Map.entry("ftp", 21),
            Map.entry("ftps", 990),
            Map.entry("ssh", 22),
            Map.entry("sftp", 22),
            Map.entry("telnet", 23),
            Map.entry("gopher", 70),
            Map.entry("smtp", 25),
            Map.entry("smtps", 465),
            Map.entry("pop", 110),
            Map.entry("pop3", 110),
            Map.entry("pop3s", 995),
            Map.entry("imap", 143),
            Map.entry("imaps", 993),
            Map.entry("nntp", 119),
            Map.entry("nntps", 563),
            Map.entry("ldap", 389),
            Map.entry("ldaps", 636),
            Map.entry("amqp", 5672),
            Map.entry("amqps", 5671),
            Map.entry("redis", 6379),
            Map.entry("rediss", 6379),
            Map.entry("mongodb", 27017),
            Map.entry("nats", 4222),
            Map.entry("mqtt", 1883),
            Map.entry("mqtts", 8883),
            Map.entry("coap", 5683),
            Map.entry("coaps", 5684),
            Map.entry("rtsp", 554),
            Map.entry("rtsps", 322),
            Map.entry("git", 9418),
            Map.entry("svn", 3690),
            Map.entry("bolt", 7687),
            Map.entry("neo4j", 7687),
            Map.entry("memcached", 11211),
            Map.entry("postgresql", 5432),
            Map.entry("postgres", 5432),
            Map.entry("mysql", 3306),
            Map.entry("mariadb", 3306),
            Map.entry("sqlserver", 1433));

    private DefaultPorts() {}

    /** The port, or null where it cannot be known. */
    static @Nullable Integer of(String scheme) {
        return PORTS.get(scheme);
    }
}
