package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which driver a URL goes to, where several stand on the class path. */
class DriversTest {

    private final Stranger stranger = new Stranger();
    private final List<Driver> taken = new ArrayList<>();

    @BeforeEach
    void the_stranger_stands_first() throws SQLException {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (!(driver instanceof GuardedDriver)) {
                DriverManager.deregisterDriver(driver);
                taken.add(driver);
            }
        }
        DriverManager.registerDriver(stranger);
        for (Driver driver : taken) {
            DriverManager.registerDriver(driver);
        }
    }

    @AfterEach
    void the_stranger_leaves() throws SQLException {
        DriverManager.deregisterDriver(stranger);
    }

    @Test
    void a_known_driver_is_taken_before_a_stranger() throws SQLException {
        try (Connection connection =
                GuardedDataSource.of("jdbc:h2:mem:drivers", Guards.staging()).getConnection()) {
            assertThat(connection.getClass().getName()).isEqualTo("org.h2.jdbc.JdbcConnection");
        }
        assertThat(stranger.dialled).isEmpty();
    }

    @Test
    void a_stranger_alone_is_not_trusted() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Drivers.find("jdbc:H2:x"))
                .withMessage("TG-3008 refused: " + Stranger.class.getName()
                        + " 1.0 takes jdbc:H2:…, and nobody knows whether it reads such a URL as org.h2.Driver does\n"
                        + "  to fix     add the driver itself as a runtime dependency, or remove "
                        + Stranger.class.getName()
                        + " 1.0");
        assertThat(stranger.dialled).isEmpty();
    }

    @Test
    void none_at_all_is_told() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Drivers.find("jdbc:missing:u/not-a-secret@x"))
                .withMessage("TG-3003 refused: no JDBC driver on the class path takes jdbc:missing:…\n"
                        + "  to fix     add the driver as a runtime dependency");
    }

    /** A driver that takes much, fails at some, and remembers what it was asked to dial. */
    private static final class Stranger implements Driver {

        private final List<String> dialled = new ArrayList<>();

        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            dialled.add(url);
            throw new SQLException("not expected to be asked");
        }

        @Override
        public boolean acceptsURL(String url) throws SQLException {
            if (url.startsWith("jdbc:missing:")) {
                throw new SQLException("fails when asked");
            }
            return url.startsWith("jdbc:h2:") || url.startsWith("jdbc:H2:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
