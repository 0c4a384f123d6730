package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.registry.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresRelativesTest {

    private static String read(String url, String properties) {
        Map<String, String> given = new HashMap<>();
        if (properties != null) {
            for (String entry : properties.split(";")) {
                given.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
            }
        }
        return Witness.read(url, given) instanceof Reading.Endpoints read
                ? read.endpoints().stream().map(PostgresRelativesTest::text).collect(Collectors.joining(" "))
                : "? " + ((Reading.Undeterminable) Witness.read(url, given)).reason();
    }

    private static String text(Endpoint endpoint) {
        return endpoint.protocol() + " " + endpoint.host().text() + ":"
                + endpoint.port().value().orElseThrow() + "/"
                + endpoint.database().value().orElse("-");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:redshift://x.abc.eu-west-1.redshift.amazonaws.com:5439/dev | | redshift x.abc.eu-west-1.redshift.amazonaws.com:5439/dev",
                "jdbc:redshift://a.example.com/dev?ssl=true&UID=u&PWD=p | | redshift a.example.com:5439/dev",
                "jdbc:redshift://a.example.com/dev;ssl=true;uid=u | | redshift a.example.com:5439/dev",
                "jdbc:redshift://a.example.com,b.example.com:1/dev | | redshift a.example.com:5439/dev redshift b.example.com:1/dev",
                "jdbc:redshift://[::1]:1/dev | | redshift ::1:1/dev",
                "jdbc:redshift:///dev | | redshift localhost:5439/dev",
                "jdbc:redshift:dev | | redshift localhost:5439/dev",
                "jdbc:redshift: | | redshift localhost:5439/-",
                "jdbc:redshift:dev | HOST=b.example.com;port=1 | redshift b.example.com:1/dev",
                "jdbc:redshift:dev | dbname=x | redshift localhost:5439/x",
                "jdbc:redshift:?host=b.example.com;port=1 | | redshift b.example.com:1/-",
                "jdbc:redshift://a.example.com/dev?iamAuth=false&GroupFederation=False | isServerless=FALSE | redshift a.example.com:5439/dev",
                "jdbc:redshift://a.example.com/dev | host=b.example.com;dbname=x | redshift a.example.com:5439/dev",
                "jdbc:redshift://a.example.com/dev?host=b.example.com | | redshift b.example.com:5439/dev",
                "jdbc:redshift://a.example.com/dev;Host=b%2Eexample.com&port=1;DBNAME=x | | redshift b.example.com:1/x",
                "jdbc:redshift://a.example.com/dev?host=b.example.com&host=c.example.com | | redshift c.example.com:5439/dev",
                "jdbc:yugabytedb://a.example.com/orders | | yugabytedb a.example.com:5433/orders",
                "jdbc:yugabytedb://a.example.com:1,b.example.com/orders?load-balance=false | | yugabytedb a.example.com:1/orders yugabytedb b.example.com:5433/orders",
                "jdbc:yugabytedb:orders | PGHOST=b.example.com | yugabytedb b.example.com:5433/orders",
                "jdbc:yugabytedb://a.example.com/orders?host=b.example.com | | yugabytedb b.example.com:5433/orders",
                "jdbc:pgsql://a.example.com,b.example.com:1/orders?ssl.mode=require | | pgsql a.example.com:5432/orders pgsql b.example.com:1/orders",
                "jdbc:pgsql://u:p@a.example.com/orders&networkTimeout=1 | user=u | pgsql a.example.com:5432/orders",
                "jdbc:pgsql:orders | | pgsql localhost:5432/orders",
            })
    void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
        assertThat(read(url, properties)).isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:redshift:iam://x.abc.eu-west-1.redshift.amazonaws.com:5439/dev | | Redshift: with iam: a service of AWS names the host",
                "jdbc:Redshift://a.example.com/dev | | Redshift: the driver takes the prefix in lower case only",
                "jdbc:redshift://a.example.com | | Redshift: exactly one slash must stand behind the hosts",
                "jdbc:redshift:/dev | | Redshift: one slash stands where two must",
                "jdbc:redshift://,/dev | | Redshift: it names no host between its commas",
                "jdbc:redshift://a.example.com/dev?iamAuth=true | | Redshift: parameter 1, iamAuth, leads where it cannot be followed",
                "jdbc:redshift://a.example.com/dev;ssl=true;plugin_name=x.Y | | Redshift: parameter 2, plugin_name, leads where it cannot be followed",
                "jdbc:redshift://a.example.com/dev | iniFile=x | Redshift: a property, iniFile, leads where it cannot be followed",
                "jdbc:redshift://a.example.com/dev | SOCKETFACTORY=x | Redshift: a property, socketFactory, leads where it cannot be followed",
                "jdbc:redshift://a.example.com/dev;host=b.example.com?ssl=true | | Redshift: the name of the database has a character that belongs to credentials or parameters",
                "jdbc:redshift:dev | host=b.example.com;HOST=c.example.com | Redshift: two properties differ in case only, and either may count",
                "jdbc:redshift://a.example.com/dev?host=b.example.com,c.example.com | | Redshift: there are not as many ports as hosts",
                "jdbc:redshift://a.example.com/dev?host=b@c.example.com | | Redshift: host 1 cannot be read",
                "jdbc:redshift://a.example.com/dev?port= | | Redshift: the port of host 1 is none",
                "jdbc:redshift://a.example.com,b@c.example.com/dev | | Redshift: host 2 cannot be read",
                "jdbc:redshift://a.example.com,b_.-/dev | | Redshift: host 2 is neither a name nor an address",
                "jdbc:redshift://a.example.com/dev?host=b.example.com,c@d.example.com&port=1,2 | | Redshift: host 2 cannot be read",
                "jdbc:redshift://a.example.com/dev?host=b.example.com,c.example.com:1&port=1,2 | | Redshift: host 2 cannot be read",
                "jdbc:redshift://a.example.com/dev?host=b.example.com,c.example.com,d.example.com&port=1,,3 | | Redshift: the port of host 2 is none",
                "jdbc:redshift://a.example.com/or ders | | Redshift: what stands behind jdbc:redshift: has a blank, a control character or a backslash at character 19",
                "jdbc:redshift://a.example.com/dev?nonsense=false | | Redshift: parameter 1 is not known, and may lead anywhere",
                "jdbc:redshift://a.example.com/x/y | | Redshift: exactly one slash must stand behind the hosts",
                "jdbc:redshift://a.example.com/dev?nonsense=1 | | Redshift: parameter 1 is not known, and may lead anywhere",
                "jdbc:yugabytedb://a.example.com/orders?load-balance=true | | YugabyteDB: parameter 1, load-balance, leads where it cannot be followed",
                "jdbc:yugabytedb://a.example.com/orders | topology-keys=x.y.z | YugabyteDB: a property, topology-keys, leads where it cannot be followed",
                "jdbc:postgresql://a.example.com/orders?load-balance=false | | PostgreSQL: parameter 1 is not known, and may lead anywhere",
                "jdbc:pgsql://a.example.com | | pgjdbc-ng: hosts and database do not stand where the driver looks for them",
                "jdbc:pgsql:///orders | | pgjdbc-ng: host 1 cannot be read",
                "jdbc:pgsql://a.example.com/orders?unixsocket=/x | | pgjdbc-ng: parameter 1, unixsocket, leads where it cannot be followed",
                "jdbc:pgsql://a.example.com/orders?unix%73ocket=/x | | pgjdbc-ng: parameter 1, unixsocket, leads where it cannot be followed",
                "jdbc:pgsql://a.example.com/orders/x | | pgjdbc-ng: hosts and database do not stand where the driver looks for them",
                "jdbc:pgsql://a.example.com/orders | unixsocket=/x | pgjdbc-ng: a property, unixsocket, leads where it cannot be followed",
                "jdbc:pgsql://a.example.com/orders&user=u&nonsense | | pgjdbc-ng: parameter 2 is not known, and may lead anywhere",
                "jdbc:pgsql://a.example.com/orders?user=%zz | | pgjdbc-ng: parameter 1 is encoded wrongly",
                "jdbc:pgsql://a.example.com,b.exam ple.com/orders | | pgjdbc-ng: the list of hosts has a blank, a control character or a backslash at character 21",
                "jdbc:pgsql:or ders | | pgjdbc-ng: the name of the database has a blank, a control character or a backslash at character 3",
                "jdbc:pgsql://a.example.com,b_c.example.com/orders | | pgjdbc-ng: host 2 cannot be read",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(read(url, properties)).isEqualTo("? " + reason);
    }
}
