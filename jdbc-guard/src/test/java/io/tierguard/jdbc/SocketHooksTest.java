package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.jdbc.socket.WatchedSockets;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guarded source adds to the properties that a driver is given, and what of it is seen. */
class SocketHooksTest {

    private static final Guard GUARD = Guards.staging();

    private static Connection open(String url, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        return GuardedDataSource.of(url, properties, GUARD).getConnection();
    }

    @Test
    void the_url_of_a_connection_is_the_users() throws SQLException {
        String postgres = "jdbc:postgresql://localhost:" + Databases.postgres() + "/postgres?ApplicationName=orders";
        String mysql = "jdbc:mysql://localhost:" + Databases.mariadb() + "/orders?sslMode=DISABLED";
        String mariadb = "jdbc:mariadb://localhost:" + Databases.mariadb() + "/orders?sslMode=disable";
        try (Connection connection = open(postgres, "postgres")) {
            assertThat(connection.getMetaData().getURL()).isEqualTo(postgres);
        }
        try (Connection connection = open(mysql, "root")) {
            assertThat(connection.getMetaData().getURL()).isEqualTo(mysql);
        }
        try (Connection connection = open(mariadb, "root")) {
            // its driver writes it anew from all options
            assertThat(connection.getMetaData().getURL()).startsWith(mariadb.substring(0, mariadb.indexOf('?')));
        }
    }

    @Test
    void a_driver_that_does_not_ask_is_refused_and_hung_up_on() throws SQLException, IOException {
        try (Relay relay = new Relay("127.0.0.1", Databases.mariadb())) {
            String url = "jdbc:mysql://(host=localhost,port=" + relay.port()
                    + ",socketFactory=com.mysql.cj.protocol.StandardSocketFactory)/orders?sslMode=DISABLED";

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> open(url, "root"))
                    .withMessage("TG-3051 refused: com.mysql.cj.jdbc.Driver opened its connection without the guarded "
                            + "socket factory that it was given\n"
                            + "  to fix     leave socketFactory out of the URL, and use a version of the driver that "
                            + "docs/jdbc.md names")
                    .matches(refusal -> refusal.getSQLState().equals("08004"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"org.postgresql.Driver", "org.mariadb.jdbc.Driver", "com.mysql.cj.jdbc.Driver"})
    void a_driver_that_does_not_see_us_is_given_nothing(String name) throws Exception {
        URL jar = Class.forName(name).getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader servers = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Driver driver =
                    (Driver) servers.loadClass(name).getDeclaredConstructor().newInstance();
            Properties properties = new Properties();

            assertThat(WatchedSockets.of(GUARD, "the test").hook(driver, "jdbc:unused", properties))
                    .isFalse();
            assertThat(properties).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jdbc:mariadb://localhost/?pool", "jdbc:mariadb://localhost/?a=b&POOL=true&c=d"})
    void a_pool_of_the_driver_is_found_again_by_its_properties(String url) {
        Properties properties = new Properties();

        assertThat(WatchedSockets.of(GUARD, "the test").hook(new org.mariadb.jdbc.Driver(), url, properties))
                .isFalse();
        assertThat(properties).isEmpty();
        try (var published = io.tierguard.guard.GuardSlot.publish(GUARD)) {
            WatchedSockets.of(GUARD, "the test").hook(new org.mariadb.jdbc.Driver(), url, properties);
        }
        assertThat(properties)
                .hasSize(1)
                .containsEntry("socketFactory", "io.tierguard.jdbc.socket.MariadbSocketFactory");
    }

    @Test
    void what_was_told_of_the_url_is_not_told_again_of_the_socket() throws IOException {
        List<String> told = new ArrayList<>();
        Guard observing = Guards.of(Tier.STAGING, """
                version: 1
                endpoints:
                  production: ["*.prod.example.com"]
                policy:
                  mode: {staging: {observe-until: 2026-12-31}}
                """).with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                told.add(judgement.code().orElseThrow().id());
            }
        });
        try (Listener listener = new Listener()) {
            String url = "jdbc:postgresql://db.prod.example.com:" + listener.port() + "/orders";

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedDataSource.of(url, observing).getConnection());
            assertThat(listener.accepted()).isPositive();
            // once for the source, and once for the connection
            assertThat(told).containsExactly("TG-2001", "TG-2001");
        }
    }
}
