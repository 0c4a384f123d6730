package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to production's database from a process in staging, by the real drivers: nobody knocks at the port. */
class NothingOpenedTest {

    private final Guard guard = Guards.staging();
    private final Listener production = new Listener();

    @AfterEach
    void close() throws IOException {
        production.close();
    }

    private Properties properties(String text) {
        Properties properties = new Properties();
        if (text != null) {
            for (String entry : text.split(";")) {
                int equals = entry.indexOf('=');
                properties.setProperty(
                        entry.substring(0, equals),
                        entry.substring(equals + 1).replace("{port}", String.valueOf(production.port())));
            }
        }
        return properties;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db.prod.example.com:{port}/orders | ",
                "jdbc:postgresql://db.staging.example.com:1,db.prod.example.com:{port}/orders | ",
                "jdbc:postgresql://db.staging.example.com/orders?host=db.prod.example.com&port={port} | ",
                "jdbc:postgresql://db.staging.example.com/orders?HOST=db.prod.example.com&PGPORT={port} | ",
                "jdbc:postgresql:orders | PGHOST=db.prod.example.com;PGPORT={port}",
                "jdbc:postgresql:orders?service=production | ",
                "jdbc:postgresql://db.staging.example.com@db.prod.example.com:{port}/orders | ",
                "jdbc:mysql://db.prod.example.com:{port}/orders | ",
                "jdbc:mysql://db.staging.example.com@db.prod.example.com:{port}/orders | ",
                "jdbc:mysql://db%2Eprod.example.com:{port}/orders | ",
                "jdbc:mysql:///orders | host=db.prod.example.com;port={port}",
                "jdbc:mysql://(host=db.prod.example.com,port={port})/orders | ",
                "jdbc:mysql://[db.prod.example.com:{port}]/orders | ",
                "jdbc:mysql:loadbalance://db.prod.example.com:{port},db.staging.example.com:{port}/orders | ",
                "jdbc:mysql:replication://db.staging.example.com:{port},db.prod.example.com:{port}/orders | ",
                "jdbc:mysql://db.staging.example.com:{port}/orders?permitMysqlScheme&database=other | ",
                "jdbc:mysql://db.staging.example.com:{port}/orders?socksProxyHost=db.prod.example.com | ",
                "jdbc:mariadb://db.prod.example.com:{port}/orders | ",
                "jdbc:mariadb:sequential://db.prod.example.com:{port},db.staging.example.com/orders | ",
                "jdbc:mariadb://address=(host=db.prod.example.com)(port={port})/orders | ",
                "jdbc:h2:tcp://db.prod.example.com:{port}/orders | ",
                "jdbc:h2:mem:orders;INIT=RUNSCRIPT FROM 'http://db.prod.example.com:{port}/x' | ",
                "jdbc:h2:mem:orders | INIT=RUNSCRIPT FROM 'http://db.prod.example.com:{port}/x'",
                "jdbc:h2:mem:orders;LOCK_TIMEOUT=LENGTH(FILE_READ('http://db.prod.example.com:{port}/x')) | ",
            })
    void a_target_that_may_lead_to_production_opens_nothing(String form, String given) {
        String url = form.replace("{port}", String.valueOf(production.port()));

        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() ->
                        GuardedDataSource.of(url, properties(given), guard).getConnection());
        try (GuardSlot.Publication published = GuardSlot.publish(guard)) {
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> DriverManager.getConnection(
                            url.replaceFirst("jdbc:", "jdbc:tierguard:"), properties(given)));
        }
        assertThat(production.accepted()).isZero();
    }

    @Nested
    class The_listener {

        @ParameterizedTest(name = "{0}")
        @CsvSource({"postgresql", "mysql", "mariadb"})
        void is_knocked_at_where_the_guard_allows(String protocol) throws SQLException {
            String url = "jdbc:" + protocol + "://db.staging.example.com:" + production.port() + "/orders";
            GuardedDataSource source = GuardedDataSource.of(url, guard);

            assertThat(production.accepted()).isZero();
            assertThatExceptionOfType(SQLException.class).isThrownBy(source::getConnection);
            assertThat(production.accepted()).isPositive();
        }
    }

    @Nested
    class A_login_of_the_call {

        /** PostgreSQL takes the name of who logs in for the database where none is named. */
        @Test
        void decides_nothing_where_the_database_is_left_open() {
            Guard split = Guards.of(Tier.STAGING, """
                    version: 1
                    endpoints:
                      production:
                        - db.staging.example.com/orders
                      staging:
                        - db.staging.example.com
                        - localhost
                    """);
            String url = "jdbc:postgresql://db.staging.example.com:" + production.port() + "/";

            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> GuardedDataSource.of(url, split).getConnection("harmless", ""))
                    .withMessageStartingWith("TG-2005 refused: this process is staging, and whether ");
            assertThat(production.accepted()).isZero();
        }
    }
}
