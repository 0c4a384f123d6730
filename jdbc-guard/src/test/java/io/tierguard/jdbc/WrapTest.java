package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.tierguard.guard.Guard;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

class WrapTest {

    private final Guard guard = Guards.staging();
    private final Listener production = new Listener();

    @AfterEach
    void close() throws IOException {
        production.close();
    }

    private void refuses(DataSource bean) {
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> GuardedDataSource.wrap(bean, guard).getConnection());
        assertThat(production.accepted()).isZero();
    }

    @Nested
    class Of_PostgreSQL {

        private final PGSimpleDataSource bean = new PGSimpleDataSource();

        Of_PostgreSQL() {
            bean.setServerNames(new String[] {"db.staging.example.com"});
            bean.setPortNumbers(new int[] {production.port()});
            bean.setDatabaseName("orders");
        }

        @Test
        void an_own_database_is_dialled() throws SQLException {
            GuardedDataSource source = GuardedDataSource.wrap(bean, guard);

            assertThat(production.accepted()).isZero();
            assertThatExceptionOfType(SQLException.class).isThrownBy(source::getConnection);
            assertThat(production.accepted()).isPositive();
        }

        @Test
        void a_second_host_is_seen() {
            bean.setServerNames(new String[] {"db.staging.example.com", "db.prod.example.com"});
            bean.setPortNumbers(new int[] {production.port(), production.port()});

            refuses(bean);
        }

        @Test
        void a_socket_factory_is_seen() throws SQLException {
            bean.setProperty("socketFactory", "org.example.Elsewhere");

            refuses(bean);
        }

        @Test
        void a_setter_called_later_is_seen() throws SQLException {
            GuardedDataSource source = GuardedDataSource.wrap(bean, guard);
            bean.setServerNames(new String[] {"db.prod.example.com"});

            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(source::getConnection);
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(() -> source.getConnection("u", ""));
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> source.createConnectionBuilder().user("u").build());
            assertThat(production.accepted()).isZero();
        }
    }

    @Nested
    class Of_MySQL {

        private final MysqlDataSource bean = new MysqlDataSource();

        Of_MySQL() {
            bean.setServerName("db.staging.example.com");
            bean.setPortNumber(production.port());
            bean.setDatabaseName("orders");
        }

        @Test
        void an_own_database_is_dialled() throws SQLException {
            GuardedDataSource source = GuardedDataSource.wrap(bean, guard);

            assertThat(production.accepted()).isZero();
            assertThatExceptionOfType(SQLException.class).isThrownBy(source::getConnection);
            assertThat(production.accepted()).isPositive();
        }

        @Test
        void a_foreign_host_is_seen() {
            bean.setServerName("db.prod.example.com");

            refuses(bean);
        }

        @Test
        void a_property_beside_the_url_is_seen() throws SQLException {
            bean.setSocksProxyHost("db.prod.example.com");

            refuses(bean);
        }
    }

    @Nested
    class Of_MariaDB {

        @Test
        void an_own_database_is_dialled() throws SQLException {
            String url = "jdbc:mariadb://db.staging.example.com:" + production.port() + "/orders?user=u&password=x";
            GuardedDataSource source = GuardedDataSource.wrap(new MariaDbDataSource(url), guard);

            assertThat(production.accepted()).isZero();
            assertThatExceptionOfType(SQLException.class).isThrownBy(source::getConnection);
            assertThat(production.accepted()).isPositive();
        }

        @Test
        void a_foreign_host_is_seen() throws SQLException {
            refuses(new MariaDbDataSource("jdbc:mariadb:sequential://db.staging.example.com,db.prod.example.com:"
                    + production.port() + "/orders"));
        }

        @Test
        void a_socket_of_this_machine_is_seen() throws SQLException {
            refuses(new MariaDbDataSource("jdbc:mariadb://db.staging.example.com/orders?localSocket=/tmp/x"));
        }
    }

    @Nested
    class Of_H2 {

        @Test
        void an_own_database_is_used() throws SQLException {
            JdbcDataSource bean = new JdbcDataSource();
            bean.setURL("jdbc:h2:mem:wrapped");

            try (Connection connection =
                    GuardedDataSource.named("orders").wrap(bean, guard).getConnection("sa", "")) {
                assertThat(connection.getClass().getName()).isEqualTo("org.h2.jdbc.JdbcConnection");
            }
        }

        @Test
        void a_foreign_host_is_seen() {
            JdbcDataSource bean = new JdbcDataSource();
            bean.setURL("jdbc:h2:tcp://db.prod.example.com:" + production.port() + "/orders");

            refuses(bean);
        }
    }

    @Nested
    class A_pool {

        private void refuses(DataSource pool) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedDataSource.wrap(pool, guard))
                    .withMessage("TG-3004 refused: " + pool.getClass().getName()
                            + " is a pool, whose connections are open before anybody can judge them\n"
                            + "  to fix     give the guarded source to the pool: GuardedDataSource.of(url, guard)");
        }

        @Test
        void is_refused_whatever_its_url() {
            refuses(new HikariDataSource());
            refuses(JdbcConnectionPool.create("jdbc:h2:mem:pooled", "sa", ""));
            refuses(new MariaDbPoolDataSource());
            refuses(new HouseMadePool());
        }
    }

    @Nested
    class What_tells_no_url {

        private void refuses(DataSource bean) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedDataSource.wrap(bean, guard))
                    .withMessage("TG-3005 refused: where " + bean.getClass().getName()
                            + " leads cannot be read from its properties\n"
                            + "  to fix     use GuardedDataSource.of(url, guard)");
        }

        @Test
        void is_refused() throws SQLException {
            refuses(new Telling(null));
            refuses(new MariaDbDataSource());
            refuses(GuardedDataSource.of("jdbc:h2:mem:x", guard));
            refuses((DataSource) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> null));
        }

        @Test
        void is_refused_where_it_tells_two() {
            refuses(new TellingTwo());
        }

        @Test
        void is_refused_where_telling_fails_without_quoting_why() {
            PGSimpleDataSource bean = new PGSimpleDataSource();
            bean.setServerNames(new String[] {"a", "b"});
            bean.setPortNumbers(new int[] {1});

            refuses(bean);
        }
    }

    @Nested
    class A_target_that_moves_while_a_connection_is_opened {

        @Test
        void is_refused_and_the_connection_closed() throws SQLException {
            Moving bean = new Moving();
            GuardedDataSource source = GuardedDataSource.wrap(bean, guard);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(source::getConnection)
                    .withMessage("TG-3009 refused: " + Moving.class.getName()
                            + " was given another target while a connection was opened to the first\n"
                            + "  to fix     set its properties before it is wrapped, and leave them");
            assertThatCode(() -> assertThat(bean.opened.isClosed()).isTrue()).doesNotThrowAnyException();
        }
    }

    /** A data source that tells what it is given. */
    public static class Telling implements DataSource {

        private String url;

        Telling(String url) {
            this.url = url;
        }

        public String getUrl() {
            return url;
        }

        void move(String other) {
            this.url = other;
        }

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("not expected to be asked");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

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

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    /** Tells two targets at once. */
    public static final class TellingTwo extends Telling {

        TellingTwo() {
            super("jdbc:h2:mem:one");
        }

        public String getJdbcUrl() {
            return "jdbc:h2:mem:two";
        }
    }

    /** A pool that nobody knows by its name. */
    public static final class HouseMadePool extends Telling {

        HouseMadePool() {
            super("jdbc:h2:mem:one");
        }

        public int getMaximumPoolSize() {
            return 10;
        }
    }

    /** Changes its target while it opens a connection to the old one. */
    public static final class Moving extends Telling {

        private Connection opened;

        Moving() {
            super("jdbc:h2:mem:moving");
        }

        @Override
        public Connection getConnection() throws SQLException {
            JdbcDataSource real = new JdbcDataSource();
            real.setURL(getUrl());
            opened = real.getConnection();
            move("jdbc:h2:tcp://db.prod.example.com/orders");
            return opened;
        }
    }
}
