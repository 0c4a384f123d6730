package io.tierguard.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.tierguard.guard.GuardSlot;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.junit.jupiter.api.Nested;
import org.postgresql.xa.PGXADataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The pools that applications have, each in the ways in which it takes its connections. */
class PoolsTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private static HikariConfig hikari() {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(HALF_A_SECOND.toMillis());
        return config;
    }

    @Nested
    class HikariCP_over_a_source extends PoolContract {

        @Override
        DataSource pool(String url, GuardedDataSource source) {
            HikariConfig config = hikari();
            config.setDataSource(source);
            return new HikariDataSource(config);
        }

        @Override
        void close(DataSource pool) {
            ((HikariDataSource) pool).close();
        }
    }

    @Nested
    class HikariCP_by_URL extends PoolContract {

        @Override
        DataSource pool(String url, GuardedDataSource source) {
            HikariConfig config = hikari();
            config.setDriverClassName(GuardedDriver.class.getName());
            config.setJdbcUrl(tierguard(url));
            return new HikariDataSource(config);
        }

        @Override
        void close(DataSource pool) {
            ((HikariDataSource) pool).close();
        }
    }

    private static PoolProperties tomcat() {
        PoolProperties properties = new PoolProperties();
        properties.setMaxActive(2);
        properties.setInitialSize(0);
        properties.setMinIdle(0);
        properties.setMaxWait((int) HALF_A_SECOND.toMillis());
        return properties;
    }

    @Nested
    class Tomcat_JDBC_over_a_source extends PoolContract {

        @Override
        DataSource pool(String url, GuardedDataSource source) {
            PoolProperties properties = tomcat();
            properties.setDataSource(source);
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }

        @Override
        void close(DataSource pool) {
            ((org.apache.tomcat.jdbc.pool.DataSource) pool).close();
        }
    }

    @Nested
    class Tomcat_JDBC_by_URL extends PoolContract {

        @Override
        DataSource pool(String url, GuardedDataSource source) {
            PoolProperties properties = tomcat();
            properties.setDriverClassName(GuardedDriver.class.getName());
            properties.setUrl(tierguard(url));
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }

        @Override
        void close(DataSource pool) {
            ((org.apache.tomcat.jdbc.pool.DataSource) pool).close();
        }
    }

    @Nested
    class DBCP2_by_driver_and_URL extends PoolContract {

        @Override
        DataSource pool(String url, GuardedDataSource source) {
            BasicDataSource pool = new BasicDataSource();
            pool.setDriverClassName(GuardedDriver.class.getName());
            pool.setUrl(tierguard(url));
            pool.setMaxTotal(2);
            pool.setMaxWait(HALF_A_SECOND);
            return pool;
        }

        @Override
        void close(DataSource pool) throws SQLException {
            ((BasicDataSource) pool).close();
        }
    }

    @Nested
    class DBCP2_over_a_source extends PoolContract {

        @Override
        DataSource pool(String url, GuardedDataSource source) {
            PoolableConnectionFactory factory =
                    new PoolableConnectionFactory(new DataSourceConnectionFactory(source), null);
            GenericObjectPool<PoolableConnection> connections = new GenericObjectPool<>(factory);
            connections.setMaxTotal(2);
            connections.setMaxWait(HALF_A_SECOND);
            factory.setPool(connections);
            PoolingDataSource<PoolableConnection> pool = new PoolingDataSource<>(connections);
            pool.setAccessToUnderlyingConnectionAllowed(true);
            return pool;
        }

        @Override
        GuardedPool guarded(DataSource pool, GuardedDataSource source) throws SQLException {
            return GuardedPool.wrap(pool, source);
        }

        @Override
        void close(DataSource pool) throws SQLException {
            ((PoolingDataSource<?>) pool).close();
        }
    }

    abstract static class Agroal extends PoolContract {

        private final Class<?> provider;

        Agroal(Class<?> provider) {
            this.provider = provider;
        }

        String urlOf(String url) {
            return url;
        }

        @Override
        DataSource pool(String url, GuardedDataSource source) throws SQLException {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(2)
                            .acquisitionTimeout(HALF_A_SECOND)
                            .connectionFactoryConfiguration(factory ->
                                    factory.connectionProviderClass(provider).jdbcUrl(urlOf(url)))));
        }

        @Override
        GuardedPool guarded(DataSource pool, GuardedDataSource source) throws SQLException {
            return GuardedPool.wrap(pool, source);
        }

        @Override
        void close(DataSource pool) {
            ((AgroalDataSource) pool).close();
        }
    }

    @Nested
    class Agroal_by_driver_class extends Agroal {

        Agroal_by_driver_class() {
            super(GuardedDriver.class);
        }

        @Override
        String urlOf(String url) {
            return tierguard(url);
        }
    }

    /** What an application writes, since Agroal makes its sources itself, by a class. */
    public static final class OrdersSource extends AbstractDataSource {

        private GuardedDataSource guarded;

        public void setUrl(String url) throws SQLException {
            guarded = GuardedDataSource.of(url, GuardSlot.published().orElseThrow());
        }

        /** Agroal sets one, also where none is configured. */
        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public Connection getConnection() throws SQLException {
            return guarded.getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return guarded.getConnection(username, password);
        }
    }

    @Nested
    class Agroal_by_class_of_a_source extends Agroal {

        Agroal_by_class_of_a_source() {
            super(OrdersSource.class);
        }
    }

    /** The same for distributed transactions. */
    public static final class OrdersXaSource implements XADataSource {

        private GuardedXADataSource guarded;

        public void setUrl(String url) throws SQLException {
            PGXADataSource driver = new PGXADataSource();
            driver.setUrl(url);
            guarded = GuardedXADataSource.wrap(driver, GuardSlot.published().orElseThrow());
        }

        @Override
        public XAConnection getXAConnection() throws SQLException {
            return guarded.getXAConnection();
        }

        @Override
        public XAConnection getXAConnection(String username, String password) throws SQLException {
            return guarded.getXAConnection(username, password);
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter writer) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    @Nested
    class Agroal_by_class_of_an_XA_source extends Agroal {

        Agroal_by_class_of_an_XA_source() {
            super(OrdersXaSource.class);
        }
    }
}
