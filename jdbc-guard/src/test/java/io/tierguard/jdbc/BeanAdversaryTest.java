package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import com.microsoft.sqlserver.jdbc.SQLServerDataSourceObjectFactory;
import io.tierguard.guard.Guard;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Data sources that could lead past what they tell: refused, and nobody knocks at production's port. */
class BeanAdversaryTest {

    private static final String FAKE_PASSWORD = "not-a-" + "secret";

    private final Guard guard = Guards.staging();
    private final Listener production = new Listener();

    @AfterEach
    void close() throws IOException {
        production.close();
    }

    private void refuses(DataSource bean, String message) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> GuardedDataSource.wrap(bean, guard).getConnection())
                .withMessage(message)
                .withNoCause();
        assertThat(production.accepted()).isZero();
    }

    private static String unreadable(DataSource bean) {
        return "TG-3005 refused: where " + bean.getClass().getName()
                + " leads cannot be read from its properties\n  to fix     use GuardedDataSource.of(url, guard)";
    }

    private static String leadsElsewhere(DataSource bean, String property) {
        return "TG-3011 refused: the property " + property + " of "
                + bean.getClass().getName()
                + " leads where it cannot be followed\n  to fix     leave it unset";
    }

    private static String overridden(DataSource bean, String method) {
        return "TG-3010 refused: " + bean.getClass().getName() + " overrides " + method
                + " of org.postgresql.ds.PGSimpleDataSource, and may lead elsewhere\n"
                + "  to fix     hand over a org.postgresql.ds.PGSimpleDataSource itself, or use GuardedDataSource.of(url,"
                + " guard)";
    }

    private <T extends PGSimpleDataSource> T staging(T bean) {
        bean.setServerNames(new String[] {"db.staging.example.com"});
        bean.setPortNumbers(new int[] {production.port()});
        bean.setDatabaseName("orders");
        return bean;
    }

    @Nested
    class A_subclass_of_a_drivers_own {

        @Test
        void is_read_like_it_where_it_overrides_nothing() throws SQLException {
            PGSimpleDataSource own = staging(new PGSimpleDataSource() {
                {
                    setApplicationName("orders");
                }

                @Override
                public String toString() {
                    return "ours";
                }
            });
            GuardedDataSource source = GuardedDataSource.wrap(own, guard);

            own.setServerNames(new String[] {"db.prod.example.com"});
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(source::getConnection);
            assertThat(production.accepted()).isZero();
        }

        @Test
        void is_refused_where_it_dials_by_itself() {
            PGSimpleDataSource bean = staging(new PGSimpleDataSource() {
                @Override
                public Connection getConnection(String user, String password) throws SQLException {
                    return DriverManager.getConnection(
                            "jdbc:postgresql://db.prod.example.com:" + production.port() + "/orders");
                }
            });

            refuses(bean, overridden(bean, "getConnection"));
        }

        @Test
        void is_refused_where_it_tells_by_itself() {
            PGSimpleDataSource bean = staging(new PGSimpleDataSource() {
                @Override
                public String getUrl() {
                    return "jdbc:postgresql://db.staging.example.com/orders";
                }
            });

            refuses(bean, overridden(bean, "getUrl"));
        }

        @Test
        void is_refused_where_a_class_between_them_does() {
            PGSimpleDataSource bean = staging(new Grandchild());

            refuses(bean, overridden(bean, "getServerNames"));
        }

        @Test
        void is_refused_where_it_only_comes_from_the_same_driver() throws SQLException {
            DataSource bean =
                    new com.clickhouse.jdbc.ClickHouseDataSource("jdbc:clickhouse://db.staging.example.com/x");

            refuses(bean, unreadable(bean));
        }
    }

    /** Overrides nothing by itself. */
    private static final class Grandchild extends Child {}

    private static class Child extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        @Override
        public String[] getServerNames() {
            return new String[] {"db.staging.example.com"};
        }
    }

    @Nested
    class A_login {

        /** HSQLDB goes without the properties that name the server, where the caller says who logs in. */
        @Test
        void that_leads_elsewhere_is_judged_where_it_leads() throws SQLException {
            JDBCDataSource bean = new JDBCDataSource();
            bean.setUrl("jdbc:hsqldb:hsql://db.prod.example.com:" + production.port() + "/orders");
            Properties moved = new Properties();
            moved.setProperty("host", "db.staging.example.com");
            bean.setProperties(moved);
            GuardedDataSource source = GuardedDataSource.wrap(bean, guard);

            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> source.getConnection("u", FAKE_PASSWORD))
                    .withMessageStartingWith("TG-2001 refused: this process is staging, and db.prod.example.com");
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> source.createConnectionBuilder().user("u").build());
            assertThat(production.accepted()).isZero();
        }

        /** Derby can take a password for a part of its URL. */
        @Test
        void whose_password_may_be_a_target_is_refused() {
            EmbeddedDataSource bean = new EmbeddedDataSource();
            bean.setDatabaseName("memory:orders");
            bean.setAttributesAsPassword(true);

            refuses(bean, leadsElsewhere(bean, "attributesAsPassword"));
        }
    }

    @Nested
    class A_hook {

        private oracle.jdbc.pool.OracleDataSource oracle() throws SQLException {
            oracle.jdbc.pool.OracleDataSource bean = new oracle.jdbc.pool.OracleDataSource();
            bean.setDriverType("thin");
            bean.setServerName("db.staging.example.com");
            bean.setPortNumber(production.port());
            bean.setServiceName("orders");
            return bean;
        }

        @Test
        void that_resolves_names_by_itself_is_refused() throws SQLException {
            oracle.jdbc.pool.OracleDataSource bean = oracle();
            bean.setHostnameResolver(name -> new java.net.InetAddress[0]);

            refuses(bean, leadsElsewhere(bean, "hostnameResolver"));
        }

        @Test
        void of_another_kind_of_driver_is_refused_and_stays_unused() throws SQLException {
            oracle.jdbc.pool.OracleDataSource bean = oracle();
            bean.setDriverType("kprb");

            refuses(bean, leadsElsewhere(bean, "driverType"));
            bean.setDriverType("thin");
            assertThat(bean.getURL()).startsWith("jdbc:oracle:thin:");
        }

        @Test
        void that_names_a_second_url_is_refused() throws SQLException {
            oracle.jdbc.pool.OracleDataSource bean = oracle();
            bean.setConnectionProperty("connection_url", "jdbc:oracle:thin:@db.prod.example.com:1521:x");

            refuses(bean, leadsElsewhere(bean, "connection_url"));
        }
    }

    @Nested
    class What_comes_from_a_naming_service {

        private SQLServerDataSource made(String name, String value) throws Exception {
            SQLServerDataSource bean = new SQLServerDataSource();
            bean.setServerName("db.staging.example.com");
            bean.setPortNumber(production.port());
            bean.setPassword(FAKE_PASSWORD);
            Reference reference = bean.getReference();
            reference.add(new StringRefAddr(name, value));
            return (SQLServerDataSource)
                    new SQLServerDataSourceObjectFactory().getObjectInstance(reference, null, null, null);
        }

        @Test
        void is_read_as_it_was_bound() throws Exception {
            GuardedDataSource source = GuardedDataSource.wrap(made("databaseName", "orders"), guard);

            assertThat(production.accepted()).isZero();
            assertThat(source).hasToString("GuardedDataSource");
        }

        /** By this name the driver finds a server in a URL, and nothing in its data source. */
        @Test
        void is_refused_under_a_name_that_is_read_or_passed_over() throws Exception {
            SQLServerDataSource bean = made("server", "db.prod.example.com");

            refuses(bean, leadsElsewhere(bean, "server"));
        }

        @Test
        void is_refused_where_it_names_production() throws Exception {
            SQLServerDataSource bean = made("failoverPartner", "db.prod.example.com");
            bean.setDatabaseName("orders");

            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> GuardedDataSource.wrap(bean, guard))
                    .withMessageStartingWith("TG-2001 refused: this process is staging, and db.prod.example.com");
            assertThat(production.accepted()).isZero();
        }
    }

    @Nested
    class An_unknown_one {

        @Test
        void is_refused_where_it_tells_something_else_than_a_jdbc_url() {
            DataSource bean = new WrapTest.Telling("https://db.staging.example.com/orders");

            refuses(bean, unreadable(bean));
        }

        @Test
        void is_refused_where_a_server_stands_beside_its_url() {
            DataSource bean = new WithParts();

            refuses(bean, leadsElsewhere(bean, "ServerName"));
        }

        @Test
        void is_refused_where_it_has_a_driver_that_nobody_knows() {
            DataSource bean = new WithDriver(new BeanDriversTest.Stranger());

            refuses(bean, leadsElsewhere(bean, "Driver"));
        }

        @Test
        void is_read_where_it_has_the_databases_own_driver() throws SQLException {
            DataSource bean = new WithDriver(new org.h2.Driver());

            assertThat(GuardedDataSource.wrap(bean, guard)).isNotNull();
        }

        @Test
        void is_refused_where_telling_fails_and_nothing_of_that_is_told() {
            DataSource bean = new Failing();

            refuses(bean, unreadable(bean));
        }
    }

    /** A URL and a server. */
    public static final class WithParts extends WrapTest.Telling {

        WithParts() {
            super("jdbc:postgresql://db.staging.example.com/orders");
        }

        public String getServerName() {
            return "db.prod.example.com";
        }
    }

    /** A URL and who opens it. */
    public static final class WithDriver extends WrapTest.Telling {

        private final Driver driver;

        WithDriver(Driver driver) {
            super("jdbc:h2:mem:driven");
            this.driver = driver;
        }

        public Driver getDriver() {
            return driver;
        }
    }

    /** A getter that quotes a password. */
    public static final class Failing extends WrapTest.Telling {

        Failing() {
            super("jdbc:h2:mem:failing");
        }

        @Override
        public String getUrl() {
            throw new IllegalStateException("cannot read " + FAKE_PASSWORD);
        }
    }

    @Nested
    class A_target_that_moves_while_it_is_opened {

        @Test
        void is_refused_and_the_physical_connection_closed() throws SQLException {
            MovingXa bean = new MovingXa();
            GuardedXADataSource source = GuardedXADataSource.wrap(bean, guard);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(source::getXAConnection)
                    .withMessageStartingWith("TG-3009 refused: " + MovingXa.class.getName());
            assertThat(bean.closed).hasValue(1);
        }
    }

    /** Changes its target while it opens a connection to the old one. */
    public static final class MovingXa extends Closing implements javax.sql.XADataSource {

        private String url = "jdbc:h2:mem:moving-xa";

        public String getUrl() {
            return url;
        }

        @Override
        public XAConnection getXAConnection() throws SQLException {
            JdbcDataSource real = new JdbcDataSource();
            real.setURL(url);
            XAConnection opened = real.getXAConnection();
            url = "jdbc:h2:tcp://db.prod.example.com/orders";
            return counting(opened);
        }

        @Override
        public XAConnection getXAConnection(String user, String password) throws SQLException {
            return getXAConnection();
        }
    }

    /** Counts what is closed of what it opens. */
    private abstract static class Closing {

        final AtomicInteger closed = new AtomicInteger();

        XAConnection counting(XAConnection opened) {
            return (XAConnection) java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {XAConnection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            closed.incrementAndGet();
                        }
                        return method.invoke(opened, arguments);
                    });
        }

        public java.io.PrintWriter getLogWriter() {
            return null;
        }

        public void setLogWriter(java.io.PrintWriter out) {}

        public void setLoginTimeout(int seconds) {}

        public int getLoginTimeout() {
            return 0;
        }

        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    @Test
    void a_pool_of_either_kind_is_refused() {
        ConnectionPoolDataSource pool = new org.mariadb.jdbc.MariaDbPoolDataSource();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> GuardedConnectionPoolDataSource.wrap(pool, guard))
                .withMessageStartingWith("TG-3004 refused: org.mariadb.jdbc.MariaDbPoolDataSource is a pool");
    }
}
