package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.jdbc.dialect.JdbcTargetReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each URL goes to the driver that it was read for, as its jar brings it. */
class AnalyticalDriversTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:hsqldb:mem:x, org.hsqldb.jdbc.JDBCDriver",
        "JDBC:HSQLDB:hsql://a.example.com/x, org.hsqldb.jdbc.JDBCDriver",
        "jdbc:derby:memory:x, org.apache.derby.iapi.jdbc.AutoloadedDriver",
        "jdbc:derby://a.example.com/x, org.apache.derby.client.ClientAutoloadedDriver",
        "jdbc:sqlite::memory:, org.sqlite.JDBC",
        "jdbc:snowflake://a.example.com/, net.snowflake.client.api.driver.SnowflakeDriver",
        "jdbc:trino://a.example.com, io.trino.jdbc.TrinoDriver",
        "jdbc:presto://a.example.com:1, com.facebook.presto.jdbc.PrestoDriver",
        "jdbc:clickhouse://a.example.com, com.clickhouse.jdbc.Driver",
        "jdbc:ch://a.example.com, com.clickhouse.jdbc.Driver",
    })
    void is_found(String url, String driver) throws SQLException {
        assertThat(Drivers.find(url).getClass().getName()).isEqualTo(driver);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:hsqldb:mem:analytical_drivers, VALUES (1)",
        "jdbc:derby:memory:analytical_drivers;create=true, VALUES 1",
        "jdbc:sqlite::memory:, SELECT 1",
    })
    void opens_what_is_local(String url, String query) throws SQLException {
        try (Connection connection = GuardedDataSource.of(url, Guards.staging()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
        }
    }

    /** Which the client takes as well, and dials. */
    @Test
    void is_not_the_engine_of_derby_alone_where_its_client_takes_the_url_too() {
        String url = "jdbc:derby:x/a.example.com/orders;user=derby://";

        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> GuardedDataSource.of(url, Guards.staging()))
                .withMessageContaining("both drivers take what holds derby:// behind its beginning");
    }

    @Test
    void is_none_for_bigquery() {
        assertThat(JdbcTargetReader.driversOf("jdbc:bigquery://a.example.com")).isEqualTo(Set.of());
    }
}
