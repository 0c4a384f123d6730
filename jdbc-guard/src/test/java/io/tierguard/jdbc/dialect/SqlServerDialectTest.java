package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import io.tierguard.guard.Reading;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServerDialectTest {

    private static final String FAKE_PASSWORD = "not-a-" + "secret";

    private static Set<String> dial(String url, Map<String, String> given) {
        Map<String, String> properties = new TreeMap<>(given);
        properties.put("loginTimeout", "5");
        properties.put("connectRetryInterval", "1");
        return Dials.of(new SQLServerDriver(), url, properties);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jdbc:sqlserver://a.example.com;databaseName=orders | | sqlserver a.example.com:1433/orders",
                "jdbc:sqlserver://a.example.com:1444;databaseName=orders;encrypt=true;trustServerCertificate=true | user=u&password=p | sqlserver a.example.com:1444/orders",
                "jdbc:sqlserver://a.example.com;databaseName=x | cachePrepStmts=true;prepStmtCacheSize=250;prepStmtCacheSqlLimit=2048;useServerPrepStmts=true | sqlserver a.example.com:1433/x",
                "jdbc:sqlserver://B.Example.COM | | sqlserver b.example.com:1433/-",
                "jdbc:sqlserver://a.example.com;databaseName=x;useUnicode=true;characterEncoding=UTF-8;useSSL=false;MultipleActiveResultSets=True;schema=dbo | | sqlserver a.example.com:1433/x",
                "jdbc:sqlserver://a.example.com; | | sqlserver a.example.com:1433/-",
                "jdbc:sqlserver://a.example.com;;DATABASE=orders;; | | sqlserver a.example.com:1433/orders",
                "jdbc:sqlserver://a.example.com:1433;database=orders;user=u@a;password={p;w}}d};encrypt=true;hostNameInCertificate=*.example.com;loginTimeout=30 | | sqlserver a.example.com:1433/orders",
                "jdbc:sqlserver://a.example.com:0;databaseName=x | | sqlserver a.example.com:1433/x",
                "jdbc:sqlserver://a.example.com:01434;databaseName=x | | sqlserver a.example.com:1434/x",
                "\"jdbc:sqlserver:// a.example.com : 1434 ; databaseName = x ; user = u \" | | sqlserver a.example.com:1434/x",
                "jdbc:sqlserver:// | | sqlserver localhost:1433/-",
                "jdbc:sqlserver://;databaseName=x | | sqlserver localhost:1433/x",
                "\"jdbc:sqlserver:// ;databaseName=x\" | | sqlserver localhost:1433/x",
                "jdbc:sqlserver://;serverName=a.example.com;portNumber=1444;databaseName=x | | sqlserver a.example.com:1444/x",
                "jdbc:sqlserver://b.example.com;server=a.example.com;databaseName=x | | sqlserver a.example.com:1433/x",
                "jdbc:sqlserver://b.example.com:1;SERVERNAME=c.example.com;Server=a.example.com;PORT=2;portnumber=3 | | sqlserver a.example.com:3/-",
                "jdbc:sqlserver://b.example.com;serverName={a.example.com};portNumber={1444} | | sqlserver a.example.com:1444/-",
                "jdbc:sqlserver://b.example.com;serverName= {a.example.com} ;databaseName=x | | sqlserver a.example.com:1433/x",
                "jdbc:sqlserver://b.example.com;serverName=; | | sqlserver localhost:1433/-",
                "jdbc:sqlserver://b.example.com:1;databaseName=y | serverName=a.example.com&portNumber=2&databaseName=x | sqlserver a.example.com:2/x",
                "jdbc:sqlserver://b.example.com;serverName=c.example.com | SERVER=a.example.com | sqlserver a.example.com:1433/-",
                "jdbc:sqlserver://b.example.com:1 | PORT=0&Database=x | sqlserver b.example.com:1433/x",
                "jdbc:sqlserver://b.example.com | server=a.example.com&serverName=a.example.com | sqlserver a.example.com:1433/-",
                "jdbc:sqlserver://;serverName=2001:db8::1;portNumber=1444 | | sqlserver 2001:db8::1:1444/-",
                "jdbc:sqlserver://;serverName=[2001:db8::1] | | sqlserver 2001:db8::1:1433/-",
                "jdbc:sqlserver://10.1.2.3:1444 | | sqlserver 10.1.2.3:1444/-",
                "jdbc:sqlserver://a.example.com\\inst:1444;databaseName=x | | sqlserver a.example.com:1444/x",
                "jdbc:sqlserver://a.example.com;instanceName=inst;portNumber=1444 | | sqlserver a.example.com:1444/-",
                "jdbc:sqlserver://b.example.com;serverName=a.example.com\\inst;portNumber=1444 | | sqlserver a.example.com:1444/-",
                "jdbc:sqlserver://a.example.com;databaseName=x;failoverPartner=b.example.com | | sqlserver a.example.com:1433/x sqlserver b.example.com:1433/x",
                "jdbc:sqlserver://a.example.com:1444;databaseName=x | FAILOVERPARTNER=b.example.com | sqlserver a.example.com:1444/x sqlserver b.example.com:1433/x",
                "jdbc:sqlserver://a.example.com;databaseName=x;failoverPartner=; | | sqlserver a.example.com:1433/x sqlserver localhost:1433/x",
                "jdbc:sqlserver://a.example.com;databaseName=x;failoverPartner=c.example.com;failoverPartner=b.example.com | | sqlserver a.example.com:1433/x sqlserver b.example.com:1433/x",
            })
    void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
        Map<String, String> given = ReadingText.properties(properties);
        Reading reading = Witness.read(url, given);

        assertThat(ReadingText.of(reading)).isEqualTo(endpoints);
        Set<String> named = ((Reading.Endpoints) reading)
                .endpoints().stream().map(Dials::text).collect(Collectors.toSet());
        assertThat(dial(url, given)).isEqualTo(named);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:sqlserver://a.example.com\\inst;databaseName=x | | sqlserver a.example.com:*/x",
                "jdbc:sqlserver://;serverName=3ffe:8311:eeee:f70f:0:5eae:10.203.31.9\\instance1;integratedSecurity=true | | sqlserver 3ffe:8311:eeee:f70f:0:5eae:acb:1f09:*/-",
                "jdbc:sqlserver://a.example.com\\inst:0 | | sqlserver a.example.com:*/-",
                "jdbc:sqlserver://a.example.com;INSTANCENAME=inst | | sqlserver a.example.com:*/-",
                "jdbc:sqlserver://b.example.com:1;serverName=a.example.com\\inst | port=0 | sqlserver a.example.com:*/-",
                "jdbc:sqlserver://a.example.com;databaseName=x;failoverPartner=b.example.com\\inst | | sqlserver a.example.com:1433/x sqlserver b.example.com:*/x",
            })
    void leaves_open_the_port_that_an_instance_is_asked_for(String url, String properties, String endpoints) {
        assertThat(ReadingText.of(Witness.read(url, ReadingText.properties(properties))))
                .isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "JDBC:sqlserver://a.example.com | | the driver takes no other prefix than jdbc:sqlserver:// in lower case",
                "jdbc:sqlserver:a.example.com | | the driver takes no other prefix than jdbc:sqlserver:// in lower case",
                "jdbc:sqlserver://a.example.com/x | | host 1 is neither a name nor an address",
                "jdbc:sqlserver://a.example.com,1433 | | host 1 is neither a name nor an address",
                "jdbc:sqlserver://a.example.com,b.example.com:1433 | | host 1 is neither a name nor an address",
                "jdbc:sqlserver://[2001:db8::1]:1433 | | host 1 cannot be read",
                "jdbc:sqlserver://2001:db8::1 | | host 1 cannot be read",
                "jdbc:sqlserver://:1433 | | host 1 cannot be read",
                "jdbc:sqlserver://\\inst | | host 1 cannot be read",
                "jdbc:sqlserver://a.example.com:1433\\inst | | host 1 cannot be read",
                "jdbc:sqlserver://databaseName=x | | host 1 cannot be read",
                "jdbc:sqlserver://a.example.com: | | the port of host 1 is none",
                "jdbc:sqlserver://a.example.com:+1433 | | the port of host 1 is none",
                "jdbc:sqlserver://a.example.com:65536 | | the port of host 1 is none",
                "jdbc:sqlserver://a.example.com;portNumber=-1 | | the port of host 1 is none",
                "jdbc:sqlserver://a.example.com;portNumber= | | the port of host 1 is none",
                "jdbc:sqlserver://a.example.com\\;databaseName=x | | the instance of host 1 cannot be read",
                "jdbc:sqlserver://a.example.com\\x y;databaseName=x | | the instance of host 1 cannot be read",
                "jdbc:sqlserver://bücher.example.com | | host 1 is not plain ASCII, and drivers hand it to the system as it is",
                "\"jdbc:sqlserver://a.example.com;serverName={ b.example.com}\" | | host 1 is neither a name nor an address",
                "jdbc:sqlserver://a.example.com;serverName=b.example.com:1444 | | host 1 is neither a name nor an address",
                "jdbc:sqlserver://a.example.com | serverName=b.example.com,c.example.com | host 1 is neither a name nor an address",
                "jdbc:sqlserver://a.example.com | server=b.example.com&serverName=c.example.com | the properties name serverName twice",
                "jdbc:sqlserver://a.example.com;databaseName=x;failoverPartner=b.example.com:1444 | | host 2 is neither a name nor an address",
                "jdbc:sqlserver://a.example.com;failoverPartner=b.example.com | | it has a failoverPartner without a databaseName",
                "jdbc:sqlserver://a.example.com;socketFactoryClass=x.Y | | parameter 1, socketFactoryClass, leads where it cannot be followed",
                "jdbc:sqlserver://a.example.com | SOCKETFACTORYCONSTRUCTORARG=x | a property, socketFactoryConstructorArg, leads where it cannot be followed",
                "jdbc:sqlserver://a.example.com;enclaveAttestationUrl=https://b.example.com/attest | | parameter 1 holds a URL, where the driver may connect to as well",
                "jdbc:sqlserver://a.example.com;user=u;nonsense=1 | | parameter 2 is not known, and may lead anywhere",
                "jdbc:sqlserver://a.example.com;host=b.example.com | | parameter 1 is not known, and may lead anywhere",
                "jdbc:sqlserver://a.example.com | nonsense=1 | a property is not known, and may lead anywhere",
                "jdbc:sqlserver://a.example.com;\u017FerverName=b.example.com | | parameter 1 has a name that cannot be read",
                "jdbc:sqlserver://a.example.com | \u017FerverName=b.example.com | a property has a name that cannot be read",
                "jdbc:sqlserver://a.example.com;user=u;x | | parameter 1 has no value",
                "jdbc:sqlserver://a.example.com;=x | | parameter 1 has no name",
                "jdbc:sqlserver://a.example.com;encrypt=true;user=u{v} | | parameter 2 has a brace inside its value",
                "jdbc:sqlserver://a.example.com;user={u | | parameter 1 has no closing brace",
                "jdbc:sqlserver://a.example.com;user=u{v} | | parameter 1 has a brace inside its value",
                "jdbc:sqlserver://a.example.com;user={u}v | | parameter 1 goes on behind its brace",
                "jdbc:sqlserver://a.example.com;databaseName={x;y} | | the name of the database has a character that belongs to credentials or parameters",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(ReadingText.of(Witness.read(url, ReadingText.properties(properties))))
                .isEqualTo("? SQL Server: " + reason);
    }

    @Test
    void is_opened_by_its_own_driver() {
        assertThat(JdbcTargetReader.driversOf("jdbc:sqlserver://a.example.com"))
                .containsExactlyInAnyOrder("com.microsoft.sqlserver.jdbc.SQLServerDriver");
    }

    @Test
    void is_shown_without_credentials_and_parameters() {
        String url = "jdbc:sqlserver://a.example.com\\inst:1444;databaseName=x;user=u;password=" + FAKE_PASSWORD;
        Reading reading = Witness.read(url, Map.of());

        assertThat(reading.redacted()).isEqualTo("jdbc:sqlserver://a.example.com\\inst:1444");
        assertThat(reading.toString()).doesNotContain(FAKE_PASSWORD);
        assertThat(Witness.read("jdbc:sqlserver://a.example.com:" + FAKE_PASSWORD, Map.of())
                        .redacted())
                .isEqualTo("jdbc:sqlserver:…");
    }
}
