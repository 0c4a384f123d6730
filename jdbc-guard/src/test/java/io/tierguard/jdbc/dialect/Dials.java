package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a driver dials for real, seen by the selector that every socket asks first, and which lets none through. */
public final class Dials {

    private Dials() {}

    /** Whoever a driver asked for, as {@code host:port}; it reached nobody. */
    static Set<String> of(Driver driver, String url, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        return during(() -> {
            try (Connection connection = driver.connect(url, properties)) {
                assertThat(connection).isNull();
            }
        });
    }

    /** Whoever was asked for while something was opened, as {@code host:port}; it reached nobody. */
    public static Set<String> during(Opening opening) {
        ProxySelector before = ProxySelector.getDefault();
        Refusing refusing = new Refusing();
        ProxySelector.setDefault(refusing);
        try {
            opening.open();
        } catch (SQLException | RuntimeException e) {
            // the selector let nothing through, or the driver refused the target
        } finally {
            ProxySelector.setDefault(before);
        }
        return refusing.dialled;
    }

    /** Opens what may fail. */
    @FunctionalInterface
    public interface Opening {
        void open() throws SQLException;
    }

    /** Whoever is dialled was named; an open port stands for every port of its host. */
    public static void wereNamed(Set<String> dialled, Reading.Endpoints ours, String about) {
        Set<String> named = ours.endpoints().stream()
                .filter(endpoint -> !endpoint.isLocal())
                .map(Dials::text)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String one : dialled) {
            String anyPort = one.substring(0, one.lastIndexOf(':')) + ":*";
            assertThat(named.contains(one) || named.contains(anyPort))
                    .as("%s dials %s, and %s were named", about, one, named)
                    .isTrue();
        }
    }

    /** As {@code host:port}, with {@code *} for a port that is open. */
    static String text(Endpoint endpoint) {
        return endpoint.host().text() + ":"
                + endpoint.port().value().map(String::valueOf).orElse("*");
    }

    /** Notes who is dialled, and stops it. */
    private static final class Refusing extends ProxySelector {

        private final Set<String> dialled = Collections.synchronizedSet(new TreeSet<>());

        @Override
        public List<Proxy> select(URI uri) {
            String authority = URLDecoder.decode(uri.getRawAuthority(), StandardCharsets.UTF_8);
            int colon = authority.lastIndexOf(':');
            String host = authority.substring(0, colon);
            dialled.add(Host.parse(host).map(Host::text).orElse(host) + authority.substring(colon));
            throw new IllegalArgumentException("nothing is dialled here");
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // nothing is dialled here
        }
    }
}
