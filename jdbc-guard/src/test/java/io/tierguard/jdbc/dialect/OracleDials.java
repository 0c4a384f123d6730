package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Host;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import oracle.jdbc.OracleDriver;

/** Has Oracle's driver dial the targets of a file, and prints a line with whoever each would have reached. */
public final class OracleDials {

    private static final String MARK = "dialled ";

    private OracleDials() {}

    /** Whoever the driver dials for each line, in a JVM of its own whose channels let none through. */
    static List<Set<String>> of(List<String> lines) throws IOException, InterruptedException {
        Path file = Files.createTempFile("targets", ".txt");
        try {
            Files.write(file, lines);
            ChildJvm.Outcome outcome = new ChildJvm()
                    .option("-Djava.nio.channels.spi.SelectorProvider=" + NotedChannels.class.getName())
                    .run(OracleDials.class, file.toString());
            List<Set<String>> dialled = outcome.out()
                    .lines()
                    .filter(line -> line.startsWith(MARK))
                    .map(OracleDials::hosts)
                    .toList();
            assertThat(dialled).as(outcome.err()).hasSameSizeAs(lines);
            return dialled;
        } finally {
            Files.delete(file);
        }
    }

    private static Set<String> hosts(String line) {
        Set<String> hosts = new TreeSet<>();
        for (String one : line.substring(MARK.length()).split(" ", -1)) {
            int colon = one.lastIndexOf(':');
            if (colon >= 0) {
                String host = one.substring(0, colon);
                hosts.add(Host.parse(host).map(Host::text).orElse(host) + one.substring(colon));
            }
        }
        return hosts;
    }

    /** A target as a line of the file. */
    static String line(String url, Map<String, String> properties) {
        StringBuilder line = new StringBuilder(encode(url));
        properties.forEach((key, value) ->
                line.append('\t').append(encode(key)).append('=').append(encode(value)));
        return line.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Takes the file. */
    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] parts = line.split("\t", -1);
            Properties properties = new Properties();
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                properties.setProperty(decode(parts[i].substring(0, equals)), decode(parts[i].substring(equals + 1)));
            }
            try (Connection connection = new OracleDriver().connect(decode(parts[0]), properties)) {
                if (connection != null) {
                    throw new IllegalStateException("connected");
                }
            } catch (SQLException | RuntimeException | LinkageError e) {
                // nothing is let through, or the driver refused the URL
            }
            System.out.println(MARK + String.join(" ", NotedChannels.taken()));
        }
        // the driver's own threads would keep the process
        System.exit(0);
    }
}
