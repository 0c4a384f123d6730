package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drivers that hand their URL to another one, changed. */
class WrappersTest {

    private static final String FAKE_PASSWORD = "not-a-" + "secret";

    private final JdbcTargetReader reader = new JdbcTargetReader();

    /** What is asked of a URL only: this machine may run in a container, or have Docker elsewhere. */
    private Reading read(String url, String properties) {
        Properties given = new Properties();
        if (properties != null) {
            for (String entry : properties.split(";")) {
                given.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
            }
        }
        return reader.read(Target.of(url, given).withoutAmbientSettings());
    }

    private String endpoints(String url, String properties) {
        return read(url, properties) instanceof Reading.Endpoints read
                ? read.endpoints().stream().map(WrappersTest::text).collect(Collectors.joining(" "))
                : "? " + ((Reading.Undeterminable) read(url, properties)).reason();
    }

    private static String text(Endpoint endpoint) {
        String port = endpoint.port().value().map(String::valueOf).orElse("-");
        String database = endpoint.database().value().orElse("-");
        return endpoint.isLocal()
                ? endpoint.protocol() + " local " + database
                : endpoint.protocol() + " " + endpoint.host().text() + ":" + port + "/" + database;
    }

    @Nested
    class With_a_prefix {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:p6spy:postgresql://a.example.com/orders | | postgresql a.example.com:5432/orders",
                    "jdbc:p6spy:mysql://a.example.com,b.example.com:1/orders?useSSL=true | | mysql a.example.com:3306/orders mysql b.example.com:1/orders",
                    "jdbc:p6spy:h2:mem:x | | h2 local x",
                    "jdbc:otel:postgresql://a.example.com/orders?host=b.example.com | | postgresql b.example.com:5432/orders",
                    "jdbc:otel:mysql:///orders | host=b.example.com | mysql b.example.com:3306/orders",
                    "jdbc:tracing:mariadb://a.example.com/orders | | mariadb a.example.com:3306/orders",
                    "jdbc:tracing:postgresql://a.example.com/orders?traceWithActiveSpanOnly=true | | postgresql a.example.com:5432/orders",
                    "jdbc:tracing:postgresql://a.example.com/orders?traceWithActiveSpanOnly=true&ssl=true | | postgresql a.example.com:5432/orders",
                    "jdbc:tracing:h2:mem:x;traceWithActiveSpanOnly=true;DB_CLOSE_DELAY=-1 | | h2 local x",
                    "jdbc:tracing:postgresql://a.example.com/orders?ignoreForTracing=\"SELECT \\\"1\\\"\" | | postgresql a.example.com:5432/orders",
                    "jdbc:otel:postgresql://hotel:5433/orders | | postgresql hotel:5433/orders",
                    "jdbc:tracing:otel:tracing:mysql://a.example.com/orders | | mysql a.example.com:3306/orders",
                    "jdbc:log4jdbc:mysql://a.example.com/orders | | mysql a.example.com:3306/orders",
                    "jdbc:p6spy:otel:postgresql://a.example.com/orders | | postgresql a.example.com:5432/orders",
                    "jdbc:log4jdbc:tracing:otel:p6spy:mysql://a.example.com/orders | | mysql a.example.com:3306/orders",
                    "jdbc:tierguard:p6spy:postgresql://a.example.com/orders | | postgresql a.example.com:5432/orders",
                    "jdbc:p6spy:tierguard:postgresql://a.example.com/orders | | postgresql a.example.com:5432/orders",
                    "jdbc:tierguard:otel:tierguard:p6spy:h2:mem:x | | h2 local x",
                })
        void the_url_behind_it_is_read(String url, String properties, String endpoints) {
            assertThat(endpoints(url, properties)).isEqualTo(endpoints);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:P6spy:postgresql://a.example.com/x | P6Spy: the driver takes the prefix in lower case only",
                    "JDBC:otel:postgresql://a.example.com/x | OpenTelemetry JDBC: the driver takes the prefix in lower case only",
                    "jdbc:p6spy:postgresql://a.p6spy:example.com/x | P6Spy: a second p6spy: stands behind the first, and may be taken out as well",
                    "jdbc:p6spy:mysql://db.staging.P6SPY:example.com/x | P6Spy: a second p6spy: stands behind the first, and may be taken out as well",
                    "jdbc:p6spy:p6spy:mysql://a.example.com/x | P6Spy: a second p6spy: stands behind the first, and may be taken out as well",
                    "jdbc:p6spy:otel:p6spy:mysql://a.example.com/x | P6Spy: a second p6spy: stands behind the first, and may be taken out as well",
                    "jdbc:otel:postgresql://a.jdbc:otel:example.com/x | OpenTelemetry JDBC: a second otel: stands behind the first, and may be taken out as well",
                    "jdbc:otel:OTEL:mysql://a.example.com/x | OpenTelemetry JDBC: a second otel: stands behind the first, and may be taken out as well",
                    "jdbc:log4jdbc:log4jdbc:mysql://a.example.com/x | log4jdbc: a second log4jdbc: stands behind the first, and may be taken out as well",
                    "jdbc:tracing:mysql://a.example.com/x?user=jdbc:tracing: | OpenTracing JDBC: a second tracing: stands behind the first, and may be taken out as well",
                    "jdbc:tracing:mysql://a.traceWithActiveSpanOnly=true;example.com/x | OpenTracing JDBC: a parameter of its own stands before the first ? or ;",
                    "jdbc:tracing:mysql://a.example.com/xtraceWithActiveSpanOnly=true | OpenTracing JDBC: a parameter of its own stands before the first ? or ;",
                    "jdbc:tracing:mysql://a.example.com,ignoreForTracing=\"b.example.com\"/x?ssl=true | OpenTracing JDBC: a parameter of its own stands before the first ? or ;",
                    "jdbc:log4mysql://a.example.com/x | its sub-protocol is not known",
                    "jdbc:p6spy: | its sub-protocol is not known",
                    "jdbc:p6spy:jdbc:postgresql://a.example.com/x | its sub-protocol is not known",
                    "jdbc:otel:tierguard:tierguard:postgresql://a.example.com/x | a second jdbc:tierguard: stands behind the first",
                    "jdbc:p6spy:tierguard:jdbc:postgresql://a.example.com/x | a jdbc: inside jdbc:tierguard: is one too many",
                    "jdbc:p6spy:postgresql://a.example.com/x?service=y | PostgreSQL: parameter 1, service, leads where it cannot be followed",
                })
        void what_may_be_cut_otherwise_is_refused(String url, String reason) {
            assertThat(endpoints(url, null)).isEqualTo("? " + reason);
        }
    }

    @Nested
    class Of_Aws {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:aws-wrapper:postgresql://a.example.com:5433/orders | | postgresql a.example.com:5433/orders",
                    "jdbc:aws-wrapper:mysql://a.example.com,b.example.com:1/orders?useSSL=true&wrapperPlugins=failover2,efm2&failureDetectionTime=6000 | | mysql a.example.com:3306/orders mysql b.example.com:1/orders",
                    "jdbc:aws-wrapper:mariadb://a.example.com/ | database=x | mariadb a.example.com:3306/x",
                    "jdbc:aws-wrapper:mariadb://a.example.com/y | database=x | mariadb a.example.com:3306/y",
                    "jdbc:aws-wrapper:mysql://a.example.com | | mysql a.example.com:3306/-",
                    "jdbc:aws-wrapper:mysql://a.example.com/orders?port=1 | | mysql a.example.com:1/orders",
                    "jdbc:aws-wrapper:mysql://a.example.com/orders?dbname=x | dbname=y | mysql a.example.com:3306/x",
                    "jdbc:aws-wrapper:postgresql://a.example.com/orders?monitoring-connectTimeout=1000 | user=u;password=p | postgresql a.example.com:5432/orders",
                    "jdbc:aws-wrapper:postgresql://a.example.com/orders?wrapperPlugins=\"\" | | postgresql a.example.com:5432/orders",
                    "jdbc:aws-wrapper:postgresql://a.example.com/orders | PGHOST=b.example.com | postgresql a.example.com:5432/orders",
                    "jdbc:aws-wrapper:postgresql://x.cluster-abc.eu-west-1.rds.amazonaws.com/orders?wrapperDialect=rds-pg&wrapperPlugins=iam&iamRegion=eu-west-1 | | postgresql x.cluster-abc.eu-west-1.rds.amazonaws.com:5432/orders",
                    "jdbc:aws-wrapper:p6spy:otel:mysql://a.example.com,b.example.com:1/orders?dbname=y | | mysql a.example.com:3306/y mysql b.example.com:1/y",
                    "jdbc:aws-wrapper:postgresql://a.rds.example.com/orders | | postgresql a.rds.example.com:5432/orders",
                    "jdbc:p6spy:aws-wrapper:postgresql://a.example.com/orders | | postgresql a.example.com:5432/orders",
                })
        void the_urls_that_it_puts_together_are_read(String url, String properties, String endpoints) {
            assertThat(endpoints(url, properties)).isEqualTo(endpoints);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:AWS-wrapper:mysql://a.example.com/x | | the driver takes the prefix in lower case only",
                    "jdbc:aws-wrapper:sqlserver://a.example.com | | hosts and database do not stand where the wrapper looks for them",
                    "jdbc:aws-wrapper:mysql:loadbalance://a.example.com/x | | hosts and database do not stand where the wrapper looks for them",
                    "jdbc:aws-wrapper:postgresql:x | | hosts and database do not stand where the wrapper looks for them",
                    "jdbc:aws-wrapper:aws-wrapper:mysql://a.example.com/x | | hosts and database do not stand where the wrapper looks for them",
                    "jdbc:aws-wrapper:mysql://a.example.com/x/y | | hosts and database do not stand where the wrapper looks for them",
                    "jdbc:aws-wrapper:mysql://a.example.com#/x | | hosts and database do not stand where the wrapper looks for them",
                    "jdbc:aws-wrapper:postgresql:///x | | the wrapper cuts host 1 at its first colon, or connects to a part of it",
                    "jdbc:aws-wrapper:postgresql://[::1]:5432/x | | the wrapper cuts host 1 at its first colon, or connects to a part of it",
                    "jdbc:aws-wrapper:mysql://(host=a.example.com,port=1)/x | | the wrapper cuts host 1 at its first colon, or connects to a part of it",
                    "jdbc:aws-wrapper:mysql://a.example.com,,b.example.com/x | | the wrapper cuts host 2 at its first colon, or connects to a part of it",
                    "jdbc:aws-wrapper:mysql://a.example.com:01/x | | the wrapper cuts host 1 at its first colon, or connects to a part of it",
                    "jdbc:aws-wrapper:mysql://u:p@a.example.com/x | | the wrapper cuts host 1 at its first colon, or connects to a part of it",
                    "jdbc:aws-wrapper:postgresql://x.cluster-abc.eu-west-1.rds.amazonaws.com/x | | host 1 is in Amazon RDS, where the server may name further hosts",
                    "jdbc:aws-wrapper:postgresql://X.abc.eu-west-1.RDS.amazonaws.com./x?wrapperPlugins= | | host 1 is in Amazon RDS, where the server may name further hosts",
                    "jdbc:aws-wrapper:mysql://x.abc.rds.cn-north-1.amazonaws.com.cn/x | | host 1 is in Amazon RDS, where the server may name further hosts",
                    "jdbc:aws-wrapper:mysql://x.abc.global.rds.amazonaws.com/x | | host 1 is in Amazon RDS, where the server may name further hosts",
                    "jdbc:aws-wrapper:mysql://x.abc.rds-fips.us-iso-1.c2s.ic.gov/x | | host 1 is in Amazon RDS, where the server may name further hosts",
                    "jdbc:aws-wrapper:mysql://a.example.com/x?wrapperDialect=aurora-mysql | | with this wrapperDialect the server names further hosts",
                    "jdbc:aws-wrapper:mysql://a.example.com/x | wrapperDialect=aurora-mysql | with this wrapperDialect the server names further hosts",
                    "jdbc:aws-wrapper:mysql://a.example.com/x?wrapperPlugins=srw | | wrapperPlugins has a plugin that may connect to hosts of its own",
                    "jdbc:aws-wrapper:mysql://a.example.com/x?wrapperPlugins=okta | | wrapperPlugins has a plugin that may connect to hosts of its own",
                    "jdbc:aws-wrapper:mysql://a.example.com/x?clusterInstanceHostPattern=?.b.example.com | | a parameter leads where it cannot be followed",
                    "jdbc:aws-wrapper:mysql://a.example.com/x | wrapperProfileName=y | a parameter leads where it cannot be followed",
                    "jdbc:aws-wrapper:mysql://a.example.com/x?WRAPPERCASESENSITIVE=false | | a parameter leads where it cannot be followed",
                    "jdbc:aws-wrapper:mysql://a.example.com/x?monitoring-dbname=y | | a parameter leads where it cannot be followed",
                    "jdbc:aws-wrapper:mysql://a.example.com/x?topology-monitoring-port=1 | | a parameter leads where it cannot be followed",
                    "jdbc:aws-wrapper:postgresql://a.example.com/?database=x%3Fhost%3Db.example.com | | the name of the database has a character that moves the target",
                    "jdbc:aws-wrapper:postgresql://a.example.com/?database=/x | | the name of the database has a character that moves the target",
                    "jdbc:aws-wrapper:postgresql://a.example.com/x?wrapperPlugins=%zz | | parameter 1 is encoded wrongly",
                })
        void what_it_cuts_or_takes_elsewhere_is_refused(String url, String properties, String reason) {
            assertThat(endpoints(url, properties)).isEqualTo("? AWS JDBC wrapper: " + reason);
        }

        @Test
        void what_it_does_not_know_is_left_to_the_driver() {
            assertThat(endpoints("jdbc:aws-wrapper:postgresql://a.example.com/x?WRAPPERPLUGINS=srw", null))
                    .isEqualTo("? PostgreSQL: a property is not known, and may lead anywhere");
        }
    }

    @Nested
    class Of_Secrets_Manager {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc-secretsmanager:mysql://a.example.com/orders | user=name/of/secret | mysql a.example.com:3306/orders",
                    "jdbc-secretsmanager:postgresql://a.example.com/orders?PGHOST=b.example.com | | postgresql b.example.com:5432/orders",
                    "jdbc-secretsmanager:redshift://a.example.com/orders | user=u | redshift a.example.com:5439/orders",
                })
        void the_url_behind_it_is_read(String url, String properties, String endpoints) {
            assertThat(endpoints(url, properties)).isEqualTo(endpoints);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc-secretsmanager:h2:mem:x | | what stands there is no database of it, or the name of a secret",
                    "jdbc-secretsmanager:MySQL://a.example.com/x | | what stands there is no database of it, or the name of a secret",
                    "JDBC-secretsmanager:mysql://a.example.com/x | | what stands there is no database of it, or the name of a secret",
                    "jdbc-secretsmanager | | what stands there is no database of it, or the name of a secret",
                    "jdbc-secretsmanager/mysql:x | | what stands there is no database of it, or the name of a secret",
                    "jdbc-secretsmanager:p6spy:mysql://a.example.com/x | | what stands there is no database of it, or the name of a secret",
                    "jdbc-secretsmanager:mysql:///x | host=b.example.com | a property names a part of the target, and may get lost",
                })
        void what_a_secret_may_name_is_refused(String url, String properties, String reason) {
            assertThat(endpoints(url, properties)).isEqualTo("? Secrets Manager JDBC: " + reason);
        }
    }

    @Nested
    class Of_Testcontainers {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:tc:postgresql:16-alpine:///orders?TC_DAEMON=true | | postgresql localhost:-/orders",
                    "jdbc:tc:postgresql://db.prod.example.com:5432/orders | | postgresql localhost:-/orders",
                    "jdbc:tc:postgis:16-3.4:///orders?ssl=false&TC_TMPFS=/x:rw | user=u | postgresql localhost:-/orders",
                    "jdbc:tc:mysql:8.0.36://a/orders?TC_MY_CNF=x&TC_REUSABLE=true | | mysql localhost:-/orders",
                    "jdbc:tc:mysql:5.7.34:///orders?TC_INITSCRIPT=db/init_mysql.sql | | mysql localhost:-/orders",
                    "jdbc:tc:mysql:8:///orders?TC_INITSCRIPT=file:src/test/init.sql&TC_DAEMON=true | | mysql localhost:-/orders",
                    "jdbc:tc:postgresql:16:///orders?TC_INITSCRIPT=file:///data/init.sql | | postgresql localhost:-/orders",
                    "jdbc:tc:yugabyte:2.14.4.0-b26:///yugabyte | | yugabytedb localhost:-/-",
                    "jdbc:tc:mariadb:/// | | mariadb localhost:-/-",
                    "jdbc:tc:sqlserver:2022-latest://a:1;databaseName=x | | sqlserver localhost:-/-",
                    "jdbc:tc:oracle:21-slim:thin:@a.example.com:1521/x | user=u;password=p | oracle localhost:-/-",
                })
        void the_container_is_read(String url, String properties, String endpoints) {
            assertThat(endpoints(url, properties)).isEqualTo(endpoints);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:TC:mysql:8:///x | | the driver takes the prefix in lower case only",
                    "jdbc:tc:mysql | | engine and database do not stand where it looks for them",
                    "jdbc:tc:mysql:8:a:///x | | engine and database do not stand where it looks for them",
                    "jdbc:tc:mysql:8:///xTC_INITSCRIPT=y | | engine and database do not stand where it looks for them",
                    "jdbc:tc:mysql:8:///x?TC_INITSCRIPT=file://b.example.com/y.sql | | parameter 1 takes its script from elsewhere",
                    "jdbc:tc:mysql:8:///x?TC_INITSCRIPT=file:////b.example.com/y.sql | | parameter 1 takes its script from elsewhere",
                    "jdbc:tc:mysql:8:///x?TC_INITSCRIPT=http://b.example.com/y.sql | | parameter 1 takes its script from elsewhere",
                    "jdbc:tc:mysql:8:///x?TC_INITSCRIPT=//b.example.com/y.sql | | parameter 1 takes its script from elsewhere",
                    "jdbc:tc:mysql:8:///x?TC_INITSCRIPT= | | parameter 1 takes its script from elsewhere",
                    "jdbc:tc:mysql:8:///x?TC_INITSCRIPT=y&TC_INITSCRIPT=file://b.example.com/y | | parameter 2 takes its script from elsewhere",
                    "jdbc:tc:mysql:8:///x?ssl=true&TC_INITFUNCTION=a.B::c | | parameter 2 runs a method, or is not known",
                    "jdbc:tc:mysql:8:///x?user=TC_INITSCRIPT=y | | parameter 1 runs a method, or is not known",
                    "jdbc:tc:mysql:8:///x?TC_TMPFS=TC_INITSCRIPT=y | | parameter 1 runs a method, or is not known",
                    "jdbc:tc:postgresql:///x?host=b.example.com | | a parameter or property names another host than the container's",
                    "jdbc:tc:postgresql:///x?port=5 | | a parameter or property names another host than the container's",
                    "jdbc:tc:sqlserver:///x?serverName=b.example.com | | parameters and properties of this engine reach its driver, and may lead elsewhere",
                    "jdbc:tc:oracle:///x | database=b.example.com | parameters and properties of this engine reach its driver, and may lead elsewhere",
                    "jdbc:tc:nonsense:1:///x | | the engine is not known",
                })
        void what_leaves_the_container_is_refused(String url, String properties, String reason) {
            assertThat(endpoints(url, properties)).isEqualTo("? Testcontainers: " + reason);
        }

        @Test
        void a_socket_factory_in_the_properties_is_refused() {
            assertThat(endpoints("jdbc:tc:postgresql:///x", "socketFactory=x.Y"))
                    .isEqualTo("? PostgreSQL: a property, socketFactory, leads where it cannot be followed");
        }
    }

    @Nested
    class One_server_at_a_time {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:p6spy:otel:mysql:loadbalance://a.example.com,b.example.com:1/x?useSSL=true | jdbc:mysql://a.example.com/x?useSSL=true jdbc:mysql://b.example.com:1/x?useSSL=true",
                    "jdbc:tracing:mysql://a.example.com,b.example.com/x?traceWithActiveSpanOnly=true | jdbc:mysql://a.example.com/x jdbc:mysql://b.example.com/x",
                    "jdbc:p6spy:postgresql://a.example.com,b.example.com/x | ''",
                    "jdbc:aws-wrapper:postgresql://a.example.com,b.example.com:1/x?user=u | jdbc:aws-wrapper:postgresql://a.example.com/x?user=u jdbc:aws-wrapper:postgresql://b.example.com:1/x?user=u",
                    "jdbc-secretsmanager:mysql://a.example.com,b.example.com/x | jdbc-secretsmanager:mysql://a.example.com/x jdbc-secretsmanager:mysql://b.example.com/x",
                })
        void is_named_by_a_url_of_its_own(String url, String singles) {
            assertThat(String.join(" ", JdbcTargetReader.singleUrlsOf(url))).isEqualTo(singles);
        }
    }

    @Nested
    class For_showing {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:p6spy:mysql://u:SECRET@a.example.com/x?password=SECRET | jdbc:p6spy:mysql://a.example.com/x",
                    "jdbc:tierguard:p6spy:otel:h2:mem:x;PASSWORD=SECRET | jdbc:tierguard:p6spy:otel:h2:mem:x",
                    "jdbc:p6spy:postgresql://u:SECRET@a.example.com/x | jdbc:p6spy:…",
                    "jdbc:aws-wrapper:mysql://a.example.com/x?password=SECRET | jdbc:aws-wrapper:mysql://a.example.com/x",
                    "jdbc:aws-wrapper:mysql://u:SECRET@a.example.com/x | jdbc:aws-wrapper:…",
                    "jdbc-secretsmanager:mysql://u:SECRET@a.example.com/x | jdbc-secretsmanager:mysql://a.example.com/x",
                    "jdbc-secretsmanager:postgresql:u:SECRET@a.example.com/x | jdbc-secretsmanager:postgresql:…",
                    "jdbc:tc:mysql:8://u:SECRET@a.example.com/x?password=SECRET | jdbc:tc:mysql:8:///",
                    "jdbc:tc:oracle:thin:u/SECRET@a.example.com | jdbc:tc:oracle:///",
                    "jdbc:redshift://a.example.com/x;pwd=SECRET | jdbc:redshift://a.example.com/x",
                    "jdbc:redshift:u:SECRET@a.example.com | jdbc:redshift:…",
                    "jdbc:pgsql://u:SECRET@a.example.com/x?password=SECRET | jdbc:pgsql://a.example.com/x",
                    "jdbc:yugabytedb://a.example.com/x?password=SECRET | jdbc:yugabytedb://a.example.com/x",
                })
        void has_no_credential_and_no_parameter(String url, String shown) {
            Reading reading = read(url.replace("SECRET", FAKE_PASSWORD), null);

            assertThat(reading.redacted()).isEqualTo(shown);
            assertThat(reading.toString()).doesNotContain(FAKE_PASSWORD);
        }
    }
}
