package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole way to a real server: allowed and used, or refused and untouched. */
class RealEnginesTest {

    abstract static class Engine {

        private final Driver driver;
        private final String url;
        private final String owned;
        private final String ownClass;
        private final Properties properties = new Properties();

        Engine(Driver driver, String url, String owned, String user, String ownClass) {
            this.driver = driver;
            this.url = url;
            this.owned = owned;
            this.ownClass = ownClass;
            properties.setProperty("user", user);
            properties.setProperty("password", "");
        }

        private Guard staging(String owner) {
            return Guards.of(Tier.STAGING, "version: 1\nendpoints:\n  " + owner + ":\n    - " + owned + "\n");
        }

        @Test
        void an_own_database_is_used_through_the_drivers_own_connection() throws SQLException {
            GuardedDataSource source = GuardedDataSource.of(url, properties, staging("staging"));
            source.probe();

            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(connection.getClass().getName()).isEqualTo(ownClass);
                statement.execute("create table if not exists placed (id int)");
                statement.execute("delete from placed");
                statement.execute("insert into placed values (1)");
                assertThat(rows(statement)).isEqualTo(1);
            }
        }

        @Test
        void a_login_of_the_call_is_used() throws SQLException {
            Properties none = new Properties();
            GuardedDataSource source = GuardedDataSource.of(url, none, staging("staging"));

            try (Connection connection = source.getConnection(properties.getProperty("user"), "")) {
                assertThat(connection.isValid(5)).isTrue();
            }
            try (Connection connection = source.createConnectionBuilder()
                    .user(properties.getProperty("user"))
                    .password("")
                    .build()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }

        @Test
        void a_foreign_database_is_refused_and_its_data_untouched() throws SQLException {
            try (Connection direct = driver.connect(url, copy());
                    Statement statement = direct.createStatement()) {
                statement.execute("create table if not exists kept (id int)");
                statement.execute("delete from kept");
                statement.execute("insert into kept values (1)");
            }

            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> {
                        try (Connection connection = GuardedDataSource.of(url, properties, staging("production"))
                                .getConnection()) {
                            connection.createStatement().execute("delete from kept");
                        }
                    })
                    .withMessageStartingWith("TG-2001 refused: this process is staging, and " + owned + "/")
                    .satisfies(refusal -> {
                        assertThat(refusal.getSQLState()).isEqualTo("08004");
                        assertThat(refusal.getErrorCode()).isEqualTo(RefusedSqlException.VENDOR_CODE);
                        assertThat(refusal.getCause()).isNull();
                        assertThat(refusal.judgement().isAllowed()).isFalse();
                    });

            try (Connection direct = driver.connect(url, copy());
                    Statement statement = direct.createStatement();
                    ResultSet kept = statement.executeQuery("select count(*) from kept")) {
                assertThat(kept.next()).isTrue();
                assertThat(kept.getInt(1)).isEqualTo(1);
            }
        }

        private Properties copy() {
            Properties copy = new Properties();
            copy.putAll(properties);
            return copy;
        }

        private static int rows(Statement statement) throws SQLException {
            try (ResultSet rows = statement.executeQuery("select count(*) from placed")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Nested
    class Postgres extends Engine {
        Postgres() {
            super(
                    new org.postgresql.Driver(),
                    "jdbc:postgresql://localhost:" + Databases.postgres() + "/postgres",
                    "localhost:" + Databases.postgres(),
                    "postgres",
                    "org.postgresql.jdbc.PgConnection");
        }
    }

    @Nested
    class MariaDB extends Engine {
        MariaDB() {
            super(
                    new org.mariadb.jdbc.Driver(),
                    "jdbc:mariadb://localhost:" + Databases.mariadb() + "/orders?sslMode=disable",
                    "localhost:" + Databases.mariadb(),
                    "root",
                    "org.mariadb.jdbc.Connection");
        }
    }

    @Nested
    class MariaDB_by_the_driver_of_MySQL extends Engine {
        MariaDB_by_the_driver_of_MySQL() throws SQLException {
            super(
                    new com.mysql.cj.jdbc.Driver(),
                    "jdbc:mysql://localhost:" + Databases.mariadb() + "/orders?sslMode=DISABLED",
                    "localhost:" + Databases.mariadb(),
                    "root",
                    "com.mysql.cj.jdbc.ConnectionImpl");
        }
    }

    @Nested
    class H2_as_a_server extends Engine {
        H2_as_a_server() {
            super(
                    new org.h2.Driver(),
                    "jdbc:h2:tcp://localhost:" + Databases.h2() + "/mem:orders;DB_CLOSE_DELAY=-1",
                    "localhost:" + Databases.h2(),
                    "sa",
                    "org.h2.jdbc.JdbcConnection");
        }
    }
}
