package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.jdbc.socket.MariadbSocketFactory;
import io.tierguard.jdbc.socket.MysqlSocketFactory;
import io.tierguard.jdbc.socket.TokenSocketFactory;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The socket factories as each driver makes and asks them, by name and without any guarded source. */
class DriversSocketsTest {

    private static final Guard GUARD = Guards.of(Tier.STAGING, """
            version: 1
            endpoints:
              production: [127.0.0.2, "*.prod.example.com"]
              staging: [127.0.0.3]
              "staging, production": [localhost]
            """);

    /** A driver with what names the factory to it. */
    record Named(Driver driver, String url, String property, Class<?> factory) {

        Properties properties() {
            Properties properties = new Properties();
            properties.setProperty(property, factory.getName());
            properties.setProperty("user", "orders");
            properties.setProperty("password", "documented-fake");
            return properties;
        }

        String to(String host, int port) {
            return url.replace("{host}", host).replace("{port}", String.valueOf(port));
        }

        @Override
        public String toString() {
            return driver.getClass().getName();
        }
    }

    static Stream<Named> drivers() throws SQLException {
        return Stream.of(
                new Named(
                        new org.postgresql.Driver(),
                        "jdbc:postgresql://{host}:{port}/orders",
                        "socketFactory",
                        TokenSocketFactory.class),
                new Named(
                        new com.yugabyte.Driver(),
                        "jdbc:yugabytedb://{host}:{port}/orders",
                        "socketFactory",
                        TokenSocketFactory.class),
                new Named(
                        new com.amazon.redshift.Driver(),
                        "jdbc:redshift://{host}:{port}/orders",
                        "socketFactory",
                        TokenSocketFactory.class),
                new Named(
                        new org.mariadb.jdbc.Driver(),
                        "jdbc:mariadb://{host}:{port}/orders?retriesAllDown=1",
                        "socketFactory",
                        MariadbSocketFactory.class),
                new Named(
                        new com.mysql.cj.jdbc.Driver(),
                        "jdbc:mysql://{host}:{port}/orders",
                        "socketFactory",
                        MysqlSocketFactory.class),
                new Named(
                        new com.microsoft.sqlserver.jdbc.SQLServerDriver(),
                        "jdbc:sqlserver://{host}:{port};loginTimeout=2;connectRetryCount=0",
                        "socketFactoryClass",
                        TokenSocketFactory.class));
    }

    private Listener production;
    private Listener staging;

    @BeforeEach
    void listen() {
        production = new Listener("127.0.0.2");
        staging = new Listener("127.0.0.3");
    }

    @AfterEach
    void close() throws IOException {
        production.close();
        staging.close();
    }

    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Nested
    class While_a_guard_is_published {

        private final GuardSlot.Publication published = GuardSlot.publish(GUARD);

        @AfterEach
        void withdraw() {
            published.close();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.jdbc.DriversSocketsTest#drivers")
        void an_own_address_is_dialled(Named named) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> named.driver().connect(named.to("127.0.0.3", staging.port()), named.properties()));
            assertThat(staging.accepted()).isPositive();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.jdbc.DriversSocketsTest#drivers")
        void anothers_address_is_not(Named named) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> named.driver().connect(named.to("127.0.0.2", production.port()), named.properties()))
                    .satisfies(failure -> assertThat(text(failure))
                            .contains("TG-2001 refused: this process is staging, and 127.0.0.2:" + production.port()
                                    + " belongs to production"));
            assertThat(production.accepted()).isZero();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.jdbc.DriversSocketsTest#drivers")
        void anothers_name_is_not_wherever_it_leads(Named named) throws IOException {
            try (Listener here = new Listener("127.0.0.1")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> named.driver()
                                .connect(named.to("db.prod.example.com", here.port()), named.properties()))
                        .satisfies(failure -> assertThat(text(failure))
                                .contains("TG-2001 refused: this process is staging, and db.prod.example.com:"
                                        + here.port() + " belongs to production"));
                assertThat(here.accepted()).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drivers")
    void a_token_that_nobody_knows_dials_nothing(Named named) {
        Properties properties = named.properties();
        for (String property : new String[] {"socketFactoryArg", "socketFactoryConstructorArg", "tierguard"}) {
            properties.setProperty(property, "tierguard-of-nobody");
        }

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> named.driver().connect(named.to("127.0.0.3", staging.port()), properties))
                .satisfies(failure -> assertThat(text(failure))
                        .contains("TG-3050 refused: a driver dials for a connection whose guard is gone, or was never "
                                + "there"));
        assertThat(staging.accepted()).isZero();
    }
}
