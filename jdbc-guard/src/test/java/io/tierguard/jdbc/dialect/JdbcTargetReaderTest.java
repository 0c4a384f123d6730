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
import org.junit.jupiter.params.provider.ValueSource;

class JdbcTargetReaderTest {

    private static final String FAKE_PASSWORD = "not-a-" + "secret";

    private final JdbcTargetReader reader = new JdbcTargetReader();

    private Reading read(String url, String properties) {
        Properties given = new Properties();
        if (properties != null) {
            for (String entry : properties.split(";")) {
                given.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
            }
        }
        return reader.read(Target.of(url, given));
    }

    /** Endpoints as {@code protocol host:port/database}, with {@code -} for what is open. */
    private static String text(Reading reading) {
        if (reading instanceof Reading.Undeterminable undeterminable) {
            return "? " + undeterminable.reason();
        }
        return ((Reading.Endpoints) reading)
                .endpoints().stream().map(JdbcTargetReaderTest::text).collect(Collectors.joining(" "));
    }

    private static String text(Endpoint endpoint) {
        String database = endpoint.database().value().orElse("-");
        return endpoint.isLocal()
                ? "local " + database
                : endpoint.host().text() + ":" + endpoint.port().value().orElseThrow() + "/" + database;
    }

    @Nested
    class Of_PostgreSQL {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:postgresql://a.example.com/orders | | a.example.com:5432/orders",
                    "jdbc:postgresql://A.Example.COM:5433/orders?ssl=true&user=u | | a.example.com:5433/orders",
                    "jdbc:postgresql://a.example.com/x?sslrootcert=file:///ca.pem | password=a://b | a.example.com:5432/x",
                    "jdbc:postgresql://a.example.com/x?sslmode=require&channel_binding=require | cachePrepStmts=true;prepStmtCacheSize=250;prepStmtCacheSqlLimit=2048;useServerPrepStmts=true | a.example.com:5432/x",
                    "jdbc:postgresql://a.example.com/x?useSSL=false&autoReconnect=true&connect_timeout=10&allowMultiQueries=true | user=u | a.example.com:5432/x",
                    "jdbc:postgresql://a.example.com/x?target_session_attrs=read-write&keepalives=1&client_encoding=UTF8&statement_timeout=1000&uselibpqcompat=true&connection_limit=1 | | a.example.com:5432/x",
                    "jdbc:postgresql://a.example.com/x?useUnicode=true&characterEncoding=utf8&nullCatalogMeansCurrent=true&tinyInt1isBit=false | | a.example.com:5432/x",
                    "jdbc:postgresql://a.example.com/ | user=u | a.example.com:5432/-",
                    "jdbc:postgresql://a.example.com,b.example.com:5433/orders?targetServerType=primary&loadBalanceHosts=true | | a.example.com:5432/orders b.example.com:5433/orders",
                    "jdbc:postgresql://[2001:db8::1]:5433,[::1]/orders | | 2001:db8::1:5433/orders ::1:5432/orders",
                    "jdbc:postgresql:orders | | localhost:5432/orders",
                    "jdbc:postgresql: | | localhost:5432/-",
                    "jdbc:postgresql:/// | | localhost:5432/-",
                    "jdbc:postgresql:///orders | | localhost:5432/orders",
                    "jdbc:postgresql://a.example.com,,/orders | | a.example.com:5432/orders",
                    "jdbc:postgresql://,a.example.com/orders | | localhost:5432/orders a.example.com:5432/orders",
                    "jdbc:postgresql://a.example.com,:5433/orders | | a.example.com:5432/orders localhost:5433/orders",
                    "jdbc:postgresql://a.example.com/?user=u | PGDBNAME=x | a.example.com:5432/x",
                    "jdbc:postgresql:orders | PGHOST=b.example.com,c.example.com;PGPORT=50900,65535 | b.example.com:50900/orders c.example.com:65535/orders",
                    "jdbc:postgresql://a.example.com/or%64ers | | a.example.com:5432/orders",
                    "jdbc:postgresql://a.example.com/orders#1 | | a.example.com:5432/orders#1",
                    "jdbc:postgresql://a.example.com/orders?host=b.example.com | | b.example.com:5432/orders",
                    "jdbc:postgresql://a.example.com/orders?HOST=b.example.com | | b.example.com:5432/orders",
                    "jdbc:postgresql://a.example.com/orders?PGHOST=b.example.com&PGPORT=1&PGDBNAME=x | | b.example.com:1/x",
                    "jdbc:postgresql://a.example.com/orders?host=b%2Eexample.com&host=c.example.com | | c.example.com:5432/orders",
                    "jdbc:postgresql://a.example.com:1/orders?host=b.example.com,c.example.com&port=2,3 | | b.example.com:2/orders c.example.com:3/orders",
                    "jdbc:postgresql://a.example.com/orders | PGHOST=b.example.com;PGDBNAME=x | a.example.com:5432/orders",
                    "jdbc:postgresql:orders | PGHOST=b.example.com;PGPORT=1 | b.example.com:1/orders",
                    "jdbc:postgresql:// | PGHOST=b.example.com;PGDBNAME=x | b.example.com:5432/x",
                    "jdbc:postgresql://a.example.com/orders | serverName=b.example.com;portNumber=1 | a.example.com:5432/orders",
                })
        void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
            assertThat(text(read(url, properties))).isEqualTo(endpoints);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:postgresql://a.example.com | | PostgreSQL: exactly one slash must stand behind the hosts",
                    "jdbc:postgresql://a.example.com/x/y | | PostgreSQL: exactly one slash must stand behind the hosts",
                    "jdbc:postgresql:/x | | PostgreSQL: one slash stands where two must",
                    "JDBC:postgresql://a.example.com/x | | PostgreSQL: the driver takes the prefix in lower case only",
                    "jdbc:PostgreSQL://a.example.com/x | | PostgreSQL: the driver takes the prefix in lower case only",
                    "jdbc:postgresql://u@a.example.com/x | | PostgreSQL: host 1 cannot be read",
                    "jdbc:postgresql://a%2Eexample.com/x | | PostgreSQL: host 1 cannot be read",
                    "jdbc:postgresql://a.example.com,b_.-/x | | PostgreSQL: host 2 is neither a name nor an address",
                    "jdbc:postgresql://a.example.com:0/x | | PostgreSQL: the port of host 1 is none",
                    "jdbc:postgresql://a.example.com:65536/x | | PostgreSQL: the port of host 1 is none",
                    "jdbc:postgresql://a.example.com:1:2/x | | PostgreSQL: host 1 cannot be read",
                    "jdbc:postgresql://,/x | | PostgreSQL: it names no host between its commas",
                    "'jdbc:postgresql://a.example.com, b.example.com/x' | | PostgreSQL: what stands behind jdbc:postgresql: has a blank, a control character or a backslash at character 17",
                    "jdbc:postgresql://a.example.com/x?host=b.example.com,c.example.com | | PostgreSQL: there are not as many ports as hosts",
                    "jdbc:postgresql://a.example.com/x?host=b.example.com,c.example.com,d.example.com&port=1,,3 | | PostgreSQL: the port of host 2 is none",
                    "jdbc:postgresql://a.example.com/x?host=b.example.com,c@d.example.com&port=1,2 | | PostgreSQL: host 2 cannot be read",
                    "jdbc:postgresql://a.example.com/x?host=b.example.com,c.example.com:1&port=1,2 | | PostgreSQL: host 2 cannot be read",
                    "jdbc:postgresql://a.example.com/x?host=b.example.com&port=65536 | | PostgreSQL: the port of host 1 is none",
                    "jdbc:postgresql://a.example.com/x?host=b.example.com&port=+1 | | PostgreSQL: the port of host 1 is none",
                    "jdbc:postgresql://a~b.example.com/x | | PostgreSQL: host 1 is neither a name nor an address",
                    "jdbc:postgresql://a.example.com/x?host=b%7Fc.example.com | | PostgreSQL: host 1 is not plain ASCII, and drivers hand it to the system as it is",
                    "jdbc:postgresql://a.example.com,c@d.example.com/x | | PostgreSQL: host 2 cannot be read",
                    "jdbc:postgresql://a.example.com/x?service=prod | | PostgreSQL: parameter 1, service, leads where it cannot be followed",
                    "jdbc:postgresql://a.example.com/x?ssl=true&socketFactory=x.Y | | PostgreSQL: parameter 2, socketFactory, leads where it cannot be followed",
                    "jdbc:postgresql://a.example.com/x?sslfactoryarg=http%3A%2F%2Fb.example.com | | PostgreSQL: parameter 1 holds a URL, where the driver may connect to as well",
                    "jdbc:postgresql://a.example.com/x | sslrootcert=https://b.example.com/ca | PostgreSQL: a property holds a URL, where the driver may connect to as well",
                    "jdbc:postgresql://a.example.com/x | socketFactory=x.Y | PostgreSQL: a property, socketFactory, leads where it cannot be followed",
                    "jdbc:postgresql://a.example.com/x | host=b.example.com | PostgreSQL: a property, host, leads where it cannot be followed",
                    "jdbc:postgresql://a.example.com/x?nonsense=1 | | PostgreSQL: parameter 1 is not known, and may lead anywhere",
                    "jdbc:postgresql://a.example.com/x?hostaddr=10.0.0.1 | | PostgreSQL: parameter 1 is not known, and may lead anywhere",
                    "jdbc:postgresql://a.example.com/x | nonsense=1 | PostgreSQL: a property is not known, and may lead anywhere",
                    "jdbc:postgresql://a.example.com/x?user=%zz | | PostgreSQL: parameter 1 is encoded wrongly",
                    "jdbc:postgresql://a.example.com/x;password=y | | PostgreSQL: the name of the database has a character that belongs to credentials or parameters",
                    "jdbc:postgresql:u:p@a.example.com | | PostgreSQL: the name of the database has a character that belongs to credentials or parameters",
                })
        void is_refused_with_the_place(String url, String properties, String reason) {
            assertThat(text(read(url, properties))).isEqualTo("? " + reason);
        }
    }

    @Nested
    class Of_MySQL {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:mysql://a.example.com/orders?timezone=UTC&useBulkStmts=false | | a.example.com:3306/orders",
                    "jdbc:mysql://a.example.com/orders?charset=utf8mb4&ssl-mode=REQUIRED&zeroDateTimeBehaviour=convertToNull | | a.example.com:3306/orders",
                    "jdbc:mysql://a.example.com/orders | | a.example.com:3306/orders",
                    "jdbc:mysql://a.example.com | | a.example.com:3306/-",
                    "jdbc:mysql://a.example.com:/orders | | a.example.com:3306/orders",
                    "JDBC:MySQL://A.example.com:3307/orders?useSSL=true&serverTimezone=UTC&useUnicode=true | | a.example.com:3307/orders",
                    "jdbc:mysql://u:p@a.example.com/orders | | a.example.com:3306/orders",
                    "jdbc:mysql://u:p%40ss@a.example.com,v@b.example.com:1/orders | | a.example.com:3306/orders b.example.com:1/orders",
                    "jdbc:mysql:loadbalance://a.example.com,b.example.com/orders | | a.example.com:3306/orders b.example.com:3306/orders",
                    "jdbc:mysql:replication://a.example.com,b.example.com/orders | | a.example.com:3306/orders b.example.com:3306/orders",
                    "jdbc:mysql://a.example.com,/orders | | a.example.com:3306/orders localhost:3306/orders",
                    "jdbc:mysql://[a.example.com,b.example.com:1]/orders | | a.example.com:3306/orders b.example.com:1/orders",
                    "jdbc:mysql://u:p@[a.example.com:1,b.example.com]/orders | | a.example.com:1/orders b.example.com:3306/orders",
                    "jdbc:mysql://[(host=a.example.com,port=1),(host=b.example.com,key2=v)]/orders?key2=v | | ? MySQL: parameter 1 is not known, and may lead anywhere",
                    "jdbc:mysql://[(host=a.example.com,port=1),(host=b.example.com)]/orders | | a.example.com:1/orders b.example.com:3306/orders",
                    "jdbc:mysql://(host=[2001:db8::5],port=3307)/orders | | 2001:db8::5:3307/orders",
                    "jdbc:mysql:///orders | | localhost:3306/orders",
                    "jdbc:mysql: | | localhost:3306/-",
                    "jdbc:mysql://a.example.com/orders#x@y | | a.example.com:3306/orders",
                    "jdbc:mysql://a.example.com/or%64ers | | a.example.com:3306/orders",
                    "jdbc:mysql:///orders?host=b.example.com&port=1 | | b.example.com:1/orders",
                    "jdbc:mysql://a.example.com/orders?host=b.example.com&port=1 | | a.example.com:1/orders",
                    "jdbc:mysql://a.example.com/orders?%64bname=x | | a.example.com:3306/x",
                    "jdbc:mysql://a.example.com/orders?dbname=x | DBNAME=y | a.example.com:3306/y",
                    "jdbc:mysql://(host=a.example.com,port=1),address=(host=b.example.com)(port=2)/orders | | a.example.com:1/orders b.example.com:2/orders",
                    "jdbc:mysql://(host=a.example.com,dbname=x),b.example.com/orders | dbname=y | a.example.com:3306/x b.example.com:3306/y",
                    "jdbc:mysql://a.example.com/orders?dnsSrv=false&protocol=tcp | | a.example.com:3306/orders",
                    "jdbc:mysql://a.example.com/orders?permitMysqlScheme&useSSL=false&pool=true | | a.example.com:3306/orders",
                })
        void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
            assertThat(text(read(url, properties))).isEqualTo(endpoints);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:mysql+srv://a.example.com/x | | its sub-protocol is not known",
                    "jdbc:mysql:fabric://a.example.com/x | | MySQL: it has not the form of its driver's URLs",
                    "jdbc:mysql://a.example.com:330:/x | | MySQL: host 1 has two ports",
                    "jdbc:mysql://a%2Eexample.com/x | | MySQL: host 1 has a %, which the driver decodes",
                    "jdbc:mysql://a.example.com,(host=b%2Eexample.com)/x | | MySQL: host 2 has a %, which the driver decodes",
                    "jdbc:mysql://u/p@a.example.com/x | | MySQL: the name of the database has a character that belongs to credentials or parameters",
                    "jdbc:mysql://a.example.com/x?dnsSrv=true | | MySQL: dnsSrv takes the hosts from DNS records",
                    "jdbc:mysql://a.example.com/x | dnsSrv=true | MySQL: dnsSrv takes the hosts from DNS records",
                    "jdbc:mysql://a.example.com/x?socketFactory=x.Y | | MySQL: socketFactory leads where it cannot be followed",
                    "jdbc:mysql://a.example.com/x?protocol=pipe | | MySQL: protocol leads where it cannot be followed",
                    "jdbc:mysql://(host=a.example.com,protocol=pipe)/x | | MySQL: protocol leads where it cannot be followed",
                    "jdbc:mysql://[::ffff:10.0.0.1%32]/x | | MySQL: host 1 has a %, which the driver decodes",
                    "jdbc:mysql://[u@a.example.com]/x | | MySQL: host 1 cannot be read",
                    "jdbc:mysql://[a.example.com,u@b.example.com]/x | | MySQL: host 1 cannot be read",
                    "jdbc:mysql://[2001:db8::1:03306]/x | | MySQL: host 1 is neither a name nor an address",
                    "jdbc:mysql://bücher.example.com/x | | MySQL: host 1 is not plain ASCII, and drivers hand it to the system as it is",
                    "jdbc:mysql://a.example.com/x?trustCertificateKeyStoreUrl=%01http://b.example.com/k | | MySQL: parameter 1 holds a URL, where the driver may connect to as well",
                    "jdbc:mysql://a.example.com/x?clientCertificateKeyStoreUrl=http://b.example.com/k | | MySQL: parameter 1 holds a URL, where the driver may connect to as well",
                    "jdbc:mariadb://a.example.com/x%3Fpassword%3Dfake | | MariaDB: the name of the database has a character that belongs to credentials or parameters",
                    "jdbc:mariadb://a.example.com/x?keyStore=http://b.example.com/k | | MariaDB: parameter 1 holds a URL, where the driver may connect to as well",
                    "jdbc:mysql://a.example.com/x?propertiesTransform=x.Y | | MySQL: parameter 1, propertiesTransform, leads where it cannot be followed",
                    "jdbc:mysql://a.example.com/x?%70ropertiesTransform=x.Y | | MySQL: parameter 1, propertiesTransform, leads where it cannot be followed",
                    "jdbc:mysql://a.example.com/x | socksProxyHost=b | MySQL: a property, socksProxyHost, leads where it cannot be followed",
                    "jdbc:mysql://a.example.com/x?useConfigs=maxPerformance | | MySQL: parameter 1, useConfigs, leads where it cannot be followed",
                    "jdbc:mysql:///x?host=a.example.com&HOST=b.example.com | | 'MySQL: the parameters name host twice, in different case'",
                    "jdbc:mysql://a.example.com/x?permitMysqlScheme&database=y | | 'MySQL: with permitMysqlScheme the drivers of MySQL and MariaDB both take it, and read different targets'",
                    "jdbc:mysql://a.example.com/x?permitMysqlScheme&localSocket=y | | 'MySQL: parameter 2, localSocket, leads where it cannot be followed'",
                    "jdbc:mysql://a.example.com/x?pool=true | | 'MySQL: parameter 1 is not known, and may lead anywhere'",
                    "jdbc:mysql://(host=a.example.com,password=a+b)/x | | MySQL: host 1 cannot be read",
                    "jdbc:mysql:////x | | MySQL: a slash or question mark is doubled",
                    "jdbc:mysql://a.example.com/or ders | | MySQL: the name of the database has a blank, a control character or a backslash at character 3",
                })
        void is_refused_with_the_place(String url, String properties, String reason) {
            assertThat(text(read(url, properties))).isEqualTo("? " + reason);
        }
    }

    @Nested
    class Of_MariaDB {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:mariadb://a.example.com/orders | | a.example.com:3306/orders",
                    "jdbc:mariadb://a.example.com | | a.example.com:3306/-",
                    "jdbc:mariadb://a.example.com:3307,b.example.com/orders?sslMode=trust | | a.example.com:3307/orders b.example.com:3306/orders",
                    "jdbc:mariadb:sequential://a.example.com,b.example.com/orders | | a.example.com:3306/orders b.example.com:3306/orders",
                    "jdbc:mariadb:replication://address=(host=A.example.com)(port=1)(type=primary),address=(host=b.example.com)(type=replica)/x | | a.example.com:1/x b.example.com:3306/x",
                    "jdbc:mariadb://a.example.com/orders?database=x | | a.example.com:3306/x",
                    "jdbc:mariadb://a.example.com/orders?database= | Database=x | a.example.com:3306/x",
                    "jdbc:mariadb://a.example.com/orders?database | | a.example.com:3306/orders",
                    "jdbc:mariadb://a.example.com/orders | DATABASE=x | a.example.com:3306/x",
                    "jdbc:mariadb://a.example.com/or%64ers#1 | | a.example.com:3306/or%64ers#1",
                    "jdbc:mariadb://a.example.com?user=x/y | | a.example.com:3306/-",
                    "jdbc:mariadb://a.example.com/x?noAccessToProcedureBodies=true&characterSetResults=utf8&nullNamePatternMatchesAll=true&charset=utf8mb4 | | a.example.com:3306/x",
                    "jdbc:mariadb://a.example.com/x?initSql=SET time_zone='Europe/Berlin'; set @a=1; | | a.example.com:3306/x",
                    "jdbc:mariadb://[2001:db8::1]:1/x | | 2001:db8::1:1/x",
                })
        void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
            assertThat(text(read(url, properties))).isEqualTo(endpoints);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:mariadb:///x | | MariaDB: host 1 is empty",
                    "jdbc:mariadb://a.example.com,,b.example.com/x | | MariaDB: host 2 is empty",
                    "jdbc:mariadb:a.example.com/x | | MariaDB: it has not the form of its driver's URLs",
                    "jdbc:mariadb:aurora://a.example.com/x | | MariaDB: it has not the form of its driver's URLs",
                    "JDBC:mariadb://a.example.com/x | | MariaDB: it has not the form of its driver's URLs",
                    "jdbc:mariadb://u:p@a.example.com/x | | MariaDB: host 1 cannot be read",
                    "jdbc:mariadb://a%2Eexample.com/x | | MariaDB: host 1 cannot be read",
                    "jdbc:mariadb://a.example.com,b.exam ple.com/x | | MariaDB: the list of hosts has a blank, a control character or a backslash at character 21",
                    "jdbc:mariadb://a.example.com/or ders | | MariaDB: the name of the database has a blank, a control character or a backslash at character 4",
                    "jdbc:mariadb://a.example.com/or ders | | MariaDB: the name of the database has a blank, a control character or a backslash at character 4",
                    "jdbc:mariadb://a.example.com/orders | | MariaDB: the name of the database has a blank, a control character or a backslash at character 4",
                    "jdbc:mariadb://a.example.com/or\\ders | | MariaDB: the name of the database has a blank, a control character or a backslash at character 4",
                    "jdbc:mariadb://a.example.com/x?localSocket=/tmp/s | | MariaDB: parameter 1, localSocket, leads where it cannot be followed",
                    "jdbc:mariadb://a.example.com/x | LOCALSOCKET=/tmp/s | MariaDB: a property, localSocket, leads where it cannot be followed",
                    "jdbc:mariadb://a.example.com/x?initSql=USE y | | MariaDB: parameter 1, initSql, runs statements that may choose another database or connect elsewhere",
                    "jdbc:mariadb://a.example.com/x?INITSQL=SET a=1;USE y | | MariaDB: parameter 1, initSql, runs statements that may choose another database or connect elsewhere",
                    "jdbc:mariadb://a.example.com/x | initSql=SET STATEMENT a=1 FOR USE y | MariaDB: a property, initSql, runs statements that may choose another database or connect elsewhere",
                    "jdbc:mariadb://a.example.com/x | initSql=SET/**/a=1 | MariaDB: a property, initSql, runs statements that may choose another database or connect elsewhere",
                    "jdbc:mariadb://a.example.com/x?pipe=p | | MariaDB: parameter 1, pipe, leads where it cannot be followed",
                    "jdbc:mariadb://a.example.com/x?dnsSrv=true | | 'MariaDB: parameter 1 is not known, and may lead anywhere'",
                    "jdbc:mariadb://address=(host=a.example.com)(localSocket=s)/x | | 'MariaDB: a part of host 1 is not known, or stands twice'",
                    "jdbc:mariadb://address=(host=a.example.com)(type=other)/x | | 'MariaDB: the type of host 1 is not known'",
                    "jdbc:mariadb://address=(port=1)/x | | MariaDB: host 1 cannot be read",
                    "jdbc:mariadb://a.example.com/x?database=y | Database=z | 'MariaDB: database is named twice, in different case'",
                    "jdbc:mariadb://a.example.com/x?nonsense | | 'MariaDB: parameter 1 is not known, and may lead anywhere'",
                })
        void is_refused_with_the_place(String url, String properties, String reason) {
            assertThat(text(read(url, properties))).isEqualTo("? " + reason);
        }
    }

    @Nested
    class Of_H2 {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:h2:mem:orders | | local orders",
                    "jdbc:h2:mem: | | local -",
                    "jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1;MODE=PostgreSQL | user=sa;password=(x;y) | local orders",
                    "jdbc:h2:~/orders | | local ~/orders",
                    "jdbc:h2:mem:orders;MODE=MySQL;mode=MySQL | MODE=MySQL | local orders",
                    "jdbc:h2:./data/orders;AUTO_SERVER=FALSE | | local ./data/orders",
                    "jdbc:h2:file:/var/lib/orders | | local /var/lib/orders",
                    "jdbc:h2:C:/data/orders | | local C:/data/orders",
                    "jdbc:h2:zip:~/orders.zip!/orders | | local zip:~/orders.zip!/orders",
                    "jdbc:h2:split:nio:~/orders | | local split:nio:~/orders",
                    "jdbc:h2:mem:orders;INIT=CREATE DOMAIN IF NOT EXISTS JSONB AS JSON\\;SET MODE PostgreSQL\\;CREATE TYPE c AS ENUM('A','B') | | local orders",
                    "jdbc:h2:mem:orders;INIT=CREATE SCHEMA x\\;SET SCHEMA_SEARCH_PATH x, PUBLIC\\;SET TIME ZONE 'UTC' | | local orders",
                    "jdbc:h2:mem:orders;INIT=CREATE SCHEMA IF NOT EXISTS x\\;SET SCHEMA x | | local orders",
                    "jdbc:h2:tcp://a.example.com/~/orders | | a.example.com:9092/~/orders",
                    "jdbc:h2:tcp://a.example.com:9093/mem:orders;CIPHER=AES | | a.example.com:9093/mem:orders",
                    "jdbc:h2:ssl:a.example.com/orders | | a.example.com:9092/orders",
                    "jdbc:h2:tcp://a.example.com,b.example.com:1/orders | | a.example.com:9092/orders b.example.com:1/orders",
                })
        void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
            assertThat(text(read(url, properties == null ? null : properties.replace("(x;y)", "x"))))
                    .isEqualTo(endpoints);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://a.example.com/x' | | 'H2: setting 1, INIT, runs statements that may connect elsewhere'",
                    "jdbc:h2:mem:x | init=CALL X() | 'H2: a property, INIT, runs statements that may connect elsewhere'",
                    "jdbc:h2:mem:x;LOCK_TIMEOUT=LENGTH(FILE_READ('http://a.example.com')) | | H2: setting 1 has a value that could run a statement",
                    "jdbc:h2:mem:x;LOCK_TIMEOUT=1\\;RUNSCRIPT FROM 'http://a.example.com' | | H2: setting 1 has a value that could run a statement",
                    "jdbc:h2:~/x;AUTO_SERVER=TRUE | | 'H2: setting 1, AUTO_SERVER, may dial what a file on this machine names'",
                    "jdbc:h2:~/x;ifexists=TRUE;auto_server=true | | 'H2: setting 2, AUTO_SERVER, may dial what a file on this machine names'",
                    "jdbc:h2:~/x;MV_STORE=FALSE | | 'H2: setting 1, MV_STORE, may dial what a file on this machine names'",
                    "jdbc:h2:mem:x%3BPASSWORD%3Dfake | | H2: it is neither memory nor a file on this machine",
                    "jdbc:h2:mem:x;INIT=CREATE DOMAIN x AS VARCHAR CHECK (FILE_READ('http://a.example.com')) | | 'H2: setting 1, INIT, runs statements that may connect elsewhere'",
                    "jdbc:h2:~/x;FILE_LOCK=SOCKET | | H2: setting 1 may dial what a file on this machine names",
                    "jdbc:h2:mem:x;CLUSTER='a.example.com' | | 'H2: setting 1, CLUSTER, leads where it cannot be followed'",
                    "jdbc:h2:mem:x;NONSENSE=1;IGNORE_UNKNOWN_SETTINGS=TRUE | | 'H2: setting 1 is not known, and may lead anywhere'",
                    "jdbc:h2:mem:x;NONSENSE | | H2: setting 1 has no value",
                    "jdbc:h2:mem:x;MODE=MySQL;mode=Oracle | | 'H2: setting 2 was set before, to something else'",
                    "jdbc:h2:mem:x;MODE=MySQL | mode=Oracle | 'H2: setting 1 was set before, to something else'",
                    "jdbc:h2:mem:x;DB_CLOSE_DELAY=1\\ | | H2: setting 1 has a value that could run a statement",
                    "jdbc:h2:tcp://a.example.com/or ders | | H2: what stands before the settings has a blank, a control character or a backslash at character 23",
                    "jdbc:h2:http://a.example.com/x | | H2: it is neither memory nor a file on this machine",
                    "jdbc:h2://a.example.com/x | | H2: it is neither memory nor a file on this machine",
                    "jdbc:h2:\\\\\\\\a.example.com\\\\x | | H2: it is neither memory nor a file on this machine",
                    "jdbc:h2:\\/a.example.com/x | | H2: it is neither memory nor a file on this machine",
                    "jdbc:h2:zip://a.example.com/x | | H2: it is neither memory nor a file on this machine",
                    "jdbc:h2:TCP://a.example.com/x | | H2: it is neither memory nor a file on this machine",
                    "jdbc:h2:~/x?password=y | | H2: it is neither memory nor a file on this machine",
                    "JDBC:h2:mem:x | | H2: the driver takes the prefix in lower case only",
                    "jdbc:h2:tcp://a.example.com | | H2: a slash must stand behind the hosts",
                    "jdbc:h2:tcp://a.example.com,/x | | H2: host 2 cannot be read",
                    "jdbc:h2:tcp://a.example.com:0x50/x | | H2: host 1 cannot be read",
                    "jdbc:h2:tcp://a.example.com:010/x | | H2: host 1 cannot be read",
                })
        void is_refused_with_the_place(String url, String properties, String reason) {
            assertThat(text(read(url, properties))).isEqualTo("? " + reason);
        }
    }

    @Nested
    class Of_anything_else {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "jdbc:",
                    "jdbc:postgresql",
                })
        void is_not_known(String url) {
            assertThat(text(read(url, null))).isEqualTo("? its sub-protocol is not known");
        }

        @Test
        void shows_the_sub_protocol_and_nothing_else() {
            assertThat(read("jdbc:oracle:thin:u/" + FAKE_PASSWORD + "@a", null).redacted())
                    .isEqualTo("jdbc:oracle:…");
        }
    }

    @Nested
    class Behind_the_guarded_driver {

        @Test
        void the_inner_url_is_read() {
            Reading reading = read("jdbc:tierguard:postgresql://a.example.com/x?user=u", null);

            assertThat(text(reading)).isEqualTo("a.example.com:5432/x");
            assertThat(reading.redacted()).isEqualTo("jdbc:tierguard:postgresql://a.example.com/x");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:tierguard:postgresql://a.example.com/x?nonsense=SECRET | jdbc:postgresql:…",
                    "jdbc:tierguard:jdbc:postgresql://u:SECRET@a.example.com/x | jdbc:tierguard:…",
                    "jdbc:tierguard:tierguard:mysql://u:SECRET@a.example.com/x | jdbc:tierguard:…",
                })
        void what_cannot_be_read_shows_its_sub_protocol_only(String url, String shown) {
            Reading reading = read(url.replace("SECRET", FAKE_PASSWORD), null);

            assertThat(reading.redacted()).isEqualTo(shown);
            assertThat(reading.toString()).doesNotContain(FAKE_PASSWORD);
        }

        @Test
        void what_cannot_be_read_tells_what_to_write_instead() {
            Reading reading = read("jdbc:tierguard:tierguard:postgresql://a.example.com/x", null);

            assertThat(((Reading.Undeterminable) reading).fix()).isEqualTo("remove it");
        }

        @Test
        void a_second_guarded_driver_is_one_too_many() {
            assertThat(text(read("jdbc:tierguard:tierguard:postgresql://a.example.com/x", null)))
                    .isEqualTo("? a second jdbc:tierguard: stands behind the first");
        }

        @Test
        void a_second_jdbc_is_one_too_many() {
            assertThat(text(read("jdbc:tierguard:JDBC:postgresql://a.example.com/x", null)))
                    .isEqualTo("? a jdbc: inside jdbc:tierguard: is one too many");
        }
    }

    @Nested
    class For_showing {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:postgresql://a.example.com:1,b/x?user=u&password=SECRET | jdbc:postgresql://a.example.com:1,b/x",
                    "jdbc:mysql://u:SECRET@a.example.com,v:SECRET@b/x?password=SECRET#SECRET | jdbc:mysql://a.example.com,b/x",
                    "jdbc:mysql://(host=a.example.com,password=SECRET),b/x | jdbc:mysql://(…),b/x",
                    "jdbc:mariadb://a.example.com/x?password=SECRET | jdbc:mariadb://a.example.com/x",
                    "jdbc:h2:tcp://a.example.com/x;PASSWORD=SECRET | jdbc:h2:tcp://a.example.com/x",
                    "jdbc:h2:mem:x;PASSWORD=SECRET | jdbc:h2:mem:x",
                    "jdbc:postgresql://u:SECRET@a.example.com/x?host=b | jdbc:postgresql:…",
                    "jdbc:mysql://u:1/SECRET@a.example.com/x | jdbc:mysql:…",
                    "jdbc:postgresql:u:SECRET@a.example.com/x | jdbc:postgresql:…",
                    "jdbc:postgresql://a.example.com/x?SECRET | jdbc:postgresql:…",
                })
        void has_no_credential_and_no_parameter(String url, String shown) {
            Reading reading = read(url.replace("SECRET", FAKE_PASSWORD), null);

            assertThat(reading.redacted()).isEqualTo(shown);
            assertThat(reading.toString()).doesNotContain(FAKE_PASSWORD);
        }
    }
}
