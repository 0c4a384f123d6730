package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.UnsupportedDataSourcePropertyException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Spring's data sources around and above guarded ones, and what Spring Boot makes of them. */
class SpringTest extends FrameworkSituation {

    private void allows(DataSource source) throws SQLException {
        assertThat(new JdbcTemplate(source).queryForObject("select 1", Integer.class))
                .isEqualTo(1);
        assertThat(relay.opened()).isPositive();
        leaksNothing();
    }

    private void refuses(DataSource source) {
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> new JdbcTemplate(source).queryForObject("select 1", Integer.class))
                .havingCause()
                .isInstanceOf(RefusedSqlException.class)
                .withMessageStartingWith(foreign());
        openedNothing();
    }

    /** Nothing is handed out that would open a connection unguarded. */
    private static void unwrapsNothingRaw(DataSource source) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> source.unwrap(PGSimpleDataSource.class));
    }

    @Nested
    class A_routing_source {

        private AbstractRoutingDataSource to(DataSource target) {
            AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {
                @Override
                protected Object determineCurrentLookupKey() {
                    return "orders";
                }
            };
            routing.setTargetDataSources(Map.of("orders", target));
            routing.afterPropertiesSet();
            return routing;
        }

        @Test
        void routes_to_guarded_targets() throws SQLException {
            allows(to(own()));
            unwrapsNothingRaw(to(own()));
            assertThat(GuardedDataSource.behind(to(own()))).isPresent();
        }

        @Test
        void passes_a_refusal_on() throws SQLException {
            refuses(to(moved()));
        }
    }

    @Nested
    class A_lazy_proxy {

        @Test
        void asks_the_guard_when_it_opens() throws SQLException {
            allows(new LazyConnectionDataSourceProxy(own()));
            unwrapsNothingRaw(new LazyConnectionDataSourceProxy(own()));
        }

        @Test
        void passes_the_refusal_on_with_the_first_statement() throws SQLException {
            LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(moved());
            try (Connection untouched = lazy.getConnection()) {
                assertThatExceptionOfType(RefusedSqlException.class)
                        .isThrownBy(untouched::createStatement)
                        .withMessageStartingWith(foreign());
            }
            openedNothing();
        }
    }

    @Nested
    class A_delegating_source {

        @Test
        void stays_guarded() throws SQLException {
            allows(new DelegatingDataSource(own()));
            allows(new TransactionAwareDataSourceProxy(own()));
            unwrapsNothingRaw(new DelegatingDataSource(own()));
            unwrapsNothingRaw(new TransactionAwareDataSourceProxy(own()));
        }

        @Test
        void passes_a_refusal_on() throws SQLException {
            refuses(new DelegatingDataSource(moved()));
            refuses(new TransactionAwareDataSourceProxy(moved()));
        }
    }

    @Nested
    class A_source_by_driver_and_URL {

        @Test
        void is_guarded_by_the_prefix() throws SQLException {
            allows(new SimpleDriverDataSource(new GuardedDriver(), tierguard(ownUrl())));
            allows(new DriverManagerDataSource(tierguard(ownUrl())));
        }

        @Test
        void is_refused() {
            refuses(new SimpleDriverDataSource(new GuardedDriver(), tierguard(foreignUrl())));
            refuses(new DriverManagerDataSource(tierguard(foreignUrl())));
        }

        @Test
        void opens_nothing_where_the_guarded_driver_is_given_another_URL() throws SQLException {
            assertThat(new SimpleDriverDataSource(new GuardedDriver(), ownUrl()).getConnection())
                    .isNull();
            openedNothing();
        }
    }

    @Nested
    class What_Spring_Boot_derives {

        private DataSource derived(DataSource from) {
            return DataSourceBuilder.derivedFrom(from)
                    .username("postgres")
                    .password("")
                    .build();
        }

        /** As for Flyway and Liquibase with a user of their own. */
        private SimpleDriverDataSource forMigrations(DataSource from) {
            return DataSourceBuilder.derivedFrom(from)
                    .type(SimpleDriverDataSource.class)
                    .username("postgres")
                    .password("")
                    .build();
        }

        @Test
        void from_a_pool_by_URL_is_guarded_again() throws SQLException {
            try (HikariDataSource pool = new HikariDataSource()) {
                pool.setJdbcUrl(tierguard(ownUrl()));
                pool.setDriverClassName(GuardedDriver.class.getName());
                try (HikariDataSource derived = (HikariDataSource) derived(pool)) {
                    derived.setMaximumPoolSize(1);
                    assertThat(derived.getJdbcUrl()).startsWith("jdbc:tierguard:");
                    assertThat(one(derived.getConnection())).isEqualTo(1);
                }
                assertThat(forMigrations(pool).getDriver()).isInstanceOf(GuardedDriver.class);
                assertThat(one(forMigrations(pool).getConnection())).isEqualTo(1);
            }
            leaksNothing();
        }

        @Test
        void from_a_guarded_source_is_nothing() throws SQLException {
            GuardedDataSource source = own();

            assertThatThrownBy(() -> derived(source).getConnection()).isInstanceOf(RuntimeException.class);
            assertThatExceptionOfType(UnsupportedDataSourcePropertyException.class)
                    .isThrownBy(() -> forMigrations(source).getConnection());
            openedNothing();
        }

        @Test
        void from_a_pool_over_a_guarded_source_is_nothing() throws SQLException {
            HikariConfig config = new HikariConfig();
            config.setMaximumPoolSize(1);
            config.setDataSource(own());
            try (HikariDataSource pool = new HikariDataSource(config)) {
                int opened = relay.opened();
                assertThatThrownBy(() -> derived(pool).getConnection()).isInstanceOf(RuntimeException.class);
                assertThatThrownBy(() -> derived(GuardedPool.wrap(pool)).getConnection())
                        .isInstanceOf(RuntimeException.class);
                assertThat(relay.opened()).isEqualTo(opened);
            }
            leaksNothing();
        }

        @Test
        void by_URL_and_driver_is_refused() throws SQLException {
            try (HikariDataSource pool = DataSourceBuilder.create()
                    .type(HikariDataSource.class)
                    .url(tierguard(foreignUrl()))
                    .driverClassName(GuardedDriver.class.getName())
                    .build()) {
                pool.setMaximumPoolSize(1);
                assertThatExceptionOfType(RefusedSqlException.class)
                        .isThrownBy(() -> GuardedPool.wrap(pool).getConnection())
                        .withMessageStartingWith(foreign());
            }
            openedNothing();
        }
    }
}
