package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

/** Which driver the data sources get that have the JDK pick one. */
class BeanDriversTest {

    private final Guard guard = Guards.staging();
    private final Stranger stranger = new Stranger();

    @Test
    void a_stranger_that_stands_first_gets_no_url_of_a_data_source_that_asks_them_all() throws SQLException {
        PGSimpleDataSource bean = new PGSimpleDataSource();
        bean.setServerNames(new String[] {"db.staging.example.com"});
        PGXADataSource xa = new PGXADataSource();
        xa.setServerNames(new String[] {"db.staging.example.com"});
        GuardedDataSource earlier = GuardedDataSource.wrap(bean, guard);
        List<Driver> others = Collections.list(DriverManager.getDrivers()).stream()
                .filter(driver -> driver instanceof org.postgresql.Driver)
                .toList();
        try {
            for (Driver driver : others) {
                DriverManager.deregisterDriver(driver);
            }
            DriverManager.registerDriver(stranger);
            for (Driver driver : others) {
                DriverManager.registerDriver(driver);
            }
            String message = "TG-3008 refused: " + Stranger.class.getName()
                    + " 1.0 takes jdbc:postgresql:…, and nobody knows whether it reads such a URL as"
                    + " org.postgresql.Driver does\n"
                    + "  to fix     add the driver itself as a runtime dependency, or remove "
                    + Stranger.class.getName() + " 1.0";

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(earlier::getConnection)
                    .withMessage(message);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedDataSource.wrap(bean, guard))
                    .withMessage(message);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedXADataSource.wrap(xa, guard))
                    .withMessage(message);
            assertThat(stranger.dialled).hasValue(0);
        } finally {
            DriverManager.deregisterDriver(stranger);
        }
    }

    /** Takes PostgreSQL's URLs, and dials wherever it likes. */
    static final class Stranger implements Driver {

        private final AtomicInteger dialled = new AtomicInteger();

        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            if (!acceptsURL(url)) {
                return null;
            }
            dialled.incrementAndGet();
            throw new SQLException("dialled");
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:postgresql:");
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
