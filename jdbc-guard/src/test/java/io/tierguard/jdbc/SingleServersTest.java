package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.jdbc.socket.UnverifiedServerException;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleServersTest {

    private static SingleServers servers(String url) throws SQLException {
        ConnectionProperties none = ConnectionProperties.of(new Properties());
        return new SingleServers(url, none, null, Guards.staging(), "the test", new VerifiedServers());
    }

    private static Endpoint endpoint(String host, int port) {
        return Endpoint.socket(Host.parse(host).orElseThrow(), port);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "jdbc:mysql://documented:fake@a.staging.example.com:1,b.staging.example.com:1/orders",
                "jdbc:mariadb:sequential://a.staging.example.com:1,b.staging.example.com:1/orders?password=documented-fake",
            })
    void one_that_the_url_does_not_name_is_not_asked(String url) throws SQLException, IOException {
        try (Listener listener = new Listener()) {
            InetSocketAddress there = new InetSocketAddress("127.0.0.1", listener.port());

            assertThatExceptionOfType(UnverifiedServerException.class)
                    .isThrownBy(() -> servers(url).require(endpoint("c.staging.example.com", listener.port()), there))
                    .withMessage("TG-3054 refused: a driver was about to go on at c.staging.example.com:"
                            + listener.port() + ", which its URL does not name, for a connection that is open\n"
                            + "  to fix     name it in the URL, or switch redirects off: permitRedirect=false")
                    .withNoCause();
            assertThat(listener.accepted()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "jdbc:mysql://documented:fake@db.staging.example.com:{port},b.staging.example.com:1/orders",
                "jdbc:mariadb:sequential://db.staging.example.com:{port},b.staging.example.com:1/orders"
                        + "?password=documented-fake&retriesAllDown=1",
            })
    void one_that_does_not_answer_is_not_verified(String form) throws SQLException, IOException {
        try (Listener listener = new Listener()) {
            String url = form.replace("{port}", String.valueOf(listener.port()));
            InetSocketAddress there = new InetSocketAddress("127.0.0.1", listener.port());

            assertThatExceptionOfType(UnverifiedServerException.class)
                    .isThrownBy(() -> servers(url).require(endpoint("db.staging.example.com", listener.port()), there))
                    .withMessageMatching("TG-3053 refused: db\\.staging\\.example\\.com:" + listener.port()
                            + " could not be asked which environment it serves, and is not used before it was "
                            + "\\(SQLState 08\\w{3}\\)\n  to fix     see to it that the login of the connection works at "
                            + "db\\.staging\\.example\\.com:" + listener.port() + " too")
                    .withNoCause();
            assertThat(listener.accepted()).isPositive();
        }
    }

    @Test
    void another_address_of_the_same_name_is_not_asked_instead() throws SQLException, IOException {
        try (Listener listener = new Listener("127.0.0.1")) {
            String url = "jdbc:mysql://db.staging.example.com:" + listener.port() + ",b.staging.example.com:1/orders";
            InetSocketAddress elsewhere = new InetSocketAddress("127.0.0.9", listener.port());

            assertThatExceptionOfType(UnverifiedServerException.class)
                    .isThrownBy(
                            () -> servers(url).require(endpoint("db.staging.example.com", listener.port()), elsewhere))
                    .withMessageStartingWith("TG-3053 refused: ");
            assertThat(listener.accepted()).isZero();
        }
    }

    @Test
    void what_they_are_asked_with_is_not_shown() throws SQLException {
        assertThat(servers("jdbc:mysql://documented:fake@a.example.com/orders")).hasToString("the test");
    }
}
