package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tierguard.guard.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a dialect is asked for beside its endpoints: by whom, and for which driver. */
class DialectsTest {

    /** Made in the test, and not before it. */
    private static Arguments row(Supplier<Dialect> dialect, Set<String> names) {
        return arguments(dialect, names);
    }

    static Stream<Arguments> all() {
        return Stream.of(
                row(PostgresDialect::own, Set.of("postgresql")),
                row(PostgresDialect::yugabyte, Set.of("yugabytedb")),
                row(RedshiftDialect::new, Set.of("redshift")),
                row(PgNgDialect::new, Set.of("pgsql")),
                row(() -> new MysqlDialect(MysqlParameters.ALL), Set.of("mysql")),
                row(MariadbDialect::own, Set.of("mariadb")),
                row(() -> MariadbDialect.underMysqlScheme(MariadbParameters.ALL), Set.of("mysql")),
                row(MysqlScheme::new, Set.of("mysql")),
                row(SqlServerDialect::new, Set.of("sqlserver")),
                row(JtdsDialect::new, Set.of("jtds")),
                row(OracleDialect::new, Set.of("oracle")),
                row(Db2Dialect::new, Set.of("db2")),
                row(H2Dialect::new, Set.of("h2")),
                row(HsqldbDialect::new, Set.of("hsqldb")),
                row(DerbyDialect::new, Set.of("derby")),
                row(SqliteDialect::new, Set.of("sqlite")),
                row(SnowflakeDialect::new, Set.of("snowflake")),
                row(TrinoDialect::new, Set.of("trino")),
                row(PrestoDialect::new, Set.of("presto")),
                row(ClickhouseDialect::new, Set.of("clickhouse", "ch")),
                row(BigqueryDialect::new, Set.of("bigquery")),
                row(PrefixWrapper::p6spy, Set.of("p6spy")),
                row(PrefixWrapper::openTelemetry, Set.of("otel")),
                row(PrefixWrapper::openTracing, Set.of("tracing")),
                row(PrefixWrapper::log4jdbc, Set.of("log4jdbc")),
                row(AwsWrapper::new, Set.of("aws-wrapper")),
                row(ContainerWrapper::new, Set.of("tc")),
                row(SecretsManagerWrapper::new, Set.of()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("all")
    void each_reads_its_own_sub_protocols(Supplier<Dialect> dialect, Set<String> names) {
        assertThat(dialect.get().subProtocols()).isEqualTo(names);
    }

    @Test
    void of_clickhouse_has_two_names_and_one_protocol() {
        for (String url : List.of("jdbc:ch://a.example.com", "jdbc:clickhouse://a.example.com")) {
            assertThat(((Reading.Endpoints) Witness.read(url, Map.of())).endpoints())
                    .extracting(endpoint -> endpoint.protocol().value().orElseThrow())
                    .containsExactly("clickhouse");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:postgresql://a.example.com/x, org.postgresql.Driver",
        "jdbc:yugabytedb://a.example.com/x, com.yugabyte.Driver",
        "jdbc:redshift://a.example.com/x, com.amazon.redshift.Driver",
        "jdbc:pgsql://a.example.com/x, com.impossibl.postgres.jdbc.PGDriver",
        "jdbc:mysql://a.example.com/x, com.mysql.cj.jdbc.Driver com.mysql.jdbc.Driver",
        "jdbc:mysql://a.example.com/x?permitMysqlScheme, com.mysql.cj.jdbc.Driver com.mysql.jdbc.Driver org.mariadb.jdbc.Driver",
        "jdbc:mariadb://a.example.com/x, org.mariadb.jdbc.Driver",
        "jdbc:sqlserver://a.example.com, com.microsoft.sqlserver.jdbc.SQLServerDriver",
        "jdbc:jtds:sqlserver://a.example.com, net.sourceforge.jtds.jdbc.Driver",
        "jdbc:oracle:thin:@//a.example.com/x, oracle.jdbc.OracleDriver oracle.jdbc.driver.OracleDriver",
        "jdbc:db2://a.example.com/x, com.ibm.db2.jcc.DB2Driver",
        "jdbc:h2:mem:x, org.h2.Driver",
        "jdbc:hsqldb:mem:x, org.hsqldb.jdbc.JDBCDriver org.hsqldb.jdbcDriver",
        "jdbc:derby://a.example.com/x, org.apache.derby.client.ClientAutoloadedDriver org.apache.derby.jdbc.ClientDriver org.apache.derby.jdbc.ClientDriver40",
        "jdbc:derby:memory:x, org.apache.derby.iapi.jdbc.AutoloadedDriver org.apache.derby.iapi.jdbc.Driver42 org.apache.derby.jdbc.AutoloadedDriver org.apache.derby.jdbc.AutoloadedDriver40 org.apache.derby.jdbc.EmbeddedDriver",
        "jdbc:sqlite:x.db, org.sqlite.JDBC",
        "jdbc:snowflake://a.snowflakecomputing.com, net.snowflake.client.api.driver.SnowflakeDriver net.snowflake.client.jdbc.SnowflakeDriver",
        "jdbc:trino://a.example.com/x, io.trino.jdbc.TrinoDriver",
        "jdbc:presto://a.example.com:8080/x, com.facebook.presto.jdbc.PrestoDriver",
        "jdbc:clickhouse://a.example.com/x, com.clickhouse.jdbc.Driver",
        "jdbc:p6spy:h2:mem:x, com.p6spy.engine.spy.P6SpyDriver",
        "jdbc:otel:h2:mem:x, io.opentelemetry.instrumentation.jdbc.OpenTelemetryDriver",
        "jdbc:tracing:h2:mem:x, io.opentracing.contrib.jdbc.TracingDriver",
        "jdbc:log4jdbc:h2:mem:x, net.sf.log4jdbc.sql.jdbcapi.DriverSpy",
        "jdbc:aws-wrapper:mysql://a.example.com/x, software.amazon.jdbc.Driver",
        "jdbc:tc:postgresql:///x, org.testcontainers.jdbc.ContainerDatabaseDriver",
        "jdbc-secretsmanager:mysql://a.example.com/x, com.amazonaws.secretsmanager.sql.AWSSecretsManagerMySQLDriver",
        "jdbc:tierguard:h2:mem:x, io.tierguard.jdbc.GuardedDriver",
        "jdbc-secretsmanager:h2:mem:x, ''",
        "jdbc-secretsmanager, ''",
        "jdbc:nobody://a.example.com, ''",
        "jdbc:mysql, ''",
    })
    void each_trusts_the_drivers_that_read_as_it_does(String url, String drivers) {
        assertThat(String.join(" ", new TreeSet<>(JdbcTargetReader.driversOf(url))))
                .isEqualTo(drivers);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:p6spy:postgresql://a.example.com/x, jdbc:postgresql://a.example.com/x",
        "jdbc:otel:p6spy:h2:mem:x, jdbc:p6spy:h2:mem:x",
        "jdbc:tracing:h2:mem:x;traceWithActiveSpanOnly=true, jdbc:h2:mem:x;",
        "jdbc:aws-wrapper:mysql://a.example.com/x?y=z, jdbc:mysql://a.example.com/x?y=z",
        "jdbc-secretsmanager:mysql://a.example.com/x, jdbc:mysql://a.example.com/x",
        "jdbc:postgresql://a.example.com/x, none",
        "jdbc:P6SPY:h2:mem:x, none",
        "jdbc:tc:postgresql:///x, none",
        "jdbc:nobody://a.example.com, none",
    })
    void a_wrapper_tells_the_url_that_it_hands_on(String url, String inner) {
        assertThat(JdbcTargetReader.innerOf(url).orElse("none")).isEqualTo(inner);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc-secretsmanager:mysql://a.example.com/x, false",
        "jdbc:p6spy:mysql://a.example.com/x, true",
        "jdbc:mysql://a.example.com/x, true",
        "jdbc:nobody://a.example.com, true",
    })
    void only_secrets_manager_keeps_properties_back(String url, boolean handedOn) {
        assertThat(JdbcTargetReader.handsOnProperties(url)).isEqualTo(handedOn);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://u:fake@a.example.com:1,b.example.com/x?y=z | jdbc:mysql://u:fake@a.example.com:1/x?y=z jdbc:mysql://b.example.com/x?y=z",
                "jdbc:mysql:replication://a.example.com,b.example.com/x | jdbc:mysql://a.example.com/x jdbc:mysql://b.example.com/x",
                "jdbc:mysql://u:fake@[a.example.com,b.example.com]/x | jdbc:mysql://u:fake@a.example.com/x jdbc:mysql://u:fake@b.example.com/x",
                "jdbc:mysql:/x | jdbc:mysql:/x",
                "jdbc:mysql:no[form | jdbc:mysql:no[form",
                "jdbc:mariadb:sequential://a.example.com:1,b.example.com/x?y=z | jdbc:mariadb://a.example.com:1/x?y=z jdbc:mariadb://b.example.com/x?y=z",
                "jdbc:mariadb://address=(host=a.example.com)(type=replica),b.example.com/x | jdbc:mariadb://address=(host=a.example.com)(type=replica)/x jdbc:mariadb://b.example.com/x",
                "jdbc:mariadb:nosuchmode://a.example.com/x | jdbc:mariadb:nosuchmode://a.example.com/x",
                "jdbc:p6spy:mysql://a.example.com,b.example.com/x | jdbc:mysql://a.example.com/x jdbc:mysql://b.example.com/x",
                "jdbc:aws-wrapper:postgresql://a.example.com,b.example.com:1/x?y=z | jdbc:aws-wrapper:postgresql://a.example.com/x?y=z jdbc:aws-wrapper:postgresql://b.example.com:1/x?y=z",
                "jdbc:aws-wrapper:sqlserver://a.example.com | none",
                "jdbc-secretsmanager:mysql://a.example.com,b.example.com/x | jdbc-secretsmanager:mysql://a.example.com/x jdbc-secretsmanager:mysql://b.example.com/x",
                "jdbc:postgresql://a.example.com,b.example.com/x | none",
                "jdbc:nobody://a.example.com | none",
            })
    void one_that_dials_again_tells_a_url_for_each_server(String url, String singles) {
        List<String> told = JdbcTargetReader.singleUrlsOf(url);

        assertThat(told.isEmpty() ? "none" : String.join(" ", told)).isEqualTo(singles);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:nobody://a.example.com, true",
        "JDBC:mysql://a.example.com/x, true",
        "jdbc-secretsmanager:mysql://a.example.com/x, true",
        "JDBC-SecretsManager, true",
        "https://a.example.com, false",
        "redis://a.example.com, false",
        "jdb, false",
    })
    void the_reader_knows_everything_of_jdbc_and_nothing_else(String url, boolean known) {
        assertThat(new JdbcTargetReader().knows(url)).isEqualTo(known);
    }
}
