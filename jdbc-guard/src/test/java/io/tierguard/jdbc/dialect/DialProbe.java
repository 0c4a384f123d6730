package io.tierguard.jdbc.dialect;

import io.tierguard.registry.Host;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A process that opens each target of a file with a real driver and tells what that dialled, as the selector saw it that
 * every socket asks before it connects. It lets none through.
 *
 * <p>Each line holds a URL and its properties, {@code key=value}, with a unit separator between all of them.
 */
public final class DialProbe {

    static final String SEPARATOR = "\u001f";
    static final String DIALLED = "dialled ";

    private DialProbe() {}

    public static void main(String[] arguments) throws Exception {
        Driver driver =
                (Driver) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        // one for all, since some drivers keep the first that they see
        Refusing refusing = new Refusing();
        ProxySelector.setDefault(refusing);
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            refusing.dialled.clear();
            connect(driver, List.of(line.split(SEPARATOR, -1)));
            System.out.println("\n" + DIALLED + String.join(" ", new TreeSet<>(refusing.dialled)));
        }
        // a driver's threads may live on
        System.exit(0);
    }

    private static void connect(Driver driver, List<String> target) {
        Properties properties = new Properties();
        for (String property : target.subList(1, target.size())) {
            int equals = property.indexOf('=');
            properties.setProperty(property.substring(0, equals), property.substring(equals + 1));
        }
        try (Connection connection = driver.connect(target.get(0), properties)) {
            if (connection != null) {
                // a driver may dial for its first statement only
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
            }
        } catch (SQLException | RuntimeException | LinkageError e) {
            // the selector let nothing through, or the driver refused the target
        }
    }

    /** Notes who is dialled, and stops it. */
    private static final class Refusing extends ProxySelector {

        private final Collection<String> dialled = new ConcurrentLinkedQueue<>();

        @Override
        public List<Proxy> select(URI uri) {
            String authority = uri.getAuthority();
            int colon = uri.getHost() == null ? authority.lastIndexOf(':') : -1;
            String name = uri.getHost() == null ? authority.substring(0, colon) : uri.getHost();
            int port = uri.getHost() == null ? Integer.parseInt(authority.substring(colon + 1)) : uri.getPort();
            int known = port >= 0 ? port : "https".equals(uri.getScheme()) ? 443 : 80;
            // an empty name is this machine to Java
            dialled.add(Host.parse(name.isEmpty() ? "localhost" : name)
                            .map(Host::text)
                            .orElse(name) + ":" + known);
            throw new IllegalArgumentException("nothing is dialled here");
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // nothing is dialled here
        }
    }
}
