package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.postgresql.xa.PGXADataSource;

/** The physical connections of transaction managers and pools are asked which environment they serve like any other. */
class MarkedPooledTest {

    private PostgresDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new PostgresDatabase();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private <T extends BaseDataSource> T bean(T bean) {
        Properties login = PostgresDatabase.login(PostgresDatabase.APPLICATION);
        bean.setPortNumbers(new int[] {Databases.postgres()});
        bean.setDatabaseName(database.name());
        bean.setUser(login.getProperty("user"));
        bean.setPassword(login.getProperty("password"));
        return bean;
    }

    @Test
    void a_server_of_production_hands_out_neither_and_none_is_left_open() throws SQLException {
        GuardedXADataSource distributed =
                GuardedXADataSource.wrap(bean(new PGXADataSource()), PostgresDatabase.staging());
        GuardedConnectionPoolDataSource pooled = GuardedConnectionPoolDataSource.wrap(
                bean(new PGConnectionPoolDataSource()), PostgresDatabase.staging());
        database.stampServer("production");
        String message = "TG-3026 refused: this process is staging, and localhost:" + Databases.postgres() + "/"
                + database.name() + " says of itself that it serves production";

        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(distributed::getXAConnection)
                .withMessageStartingWith(message);
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(pooled::getPooledConnection)
                .withMessageStartingWith(message);
        database.awaitNobody();
    }

    @Test
    void a_server_of_staging_hands_out_both() throws SQLException {
        database.stampServer("staging");
        XAConnection distributed = GuardedXADataSource.wrap(bean(new PGXADataSource()), PostgresDatabase.staging())
                .getXAConnection();
        try (Connection handle = distributed.getConnection()) {
            assertThat(handle.isValid(5)).isTrue();
        } finally {
            distributed.close();
        }
        PooledConnection pooled = GuardedConnectionPoolDataSource.wrap(
                        bean(new PGConnectionPoolDataSource()), PostgresDatabase.staging())
                .getPooledConnection();
        try (Connection handle = pooled.getConnection()) {
            assertThat(handle.isValid(5)).isTrue();
        } finally {
            pooled.close();
        }
    }
}
