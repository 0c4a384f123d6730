package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.db2.jcc.DB2Driver;
import io.tierguard.guard.Reading;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Db2DialectTest {

    private static final String FAKE_PASSWORD = "not-a-" + "secret";

    private static Set<String> dial(String url, Map<String, String> given) {
        Map<String, String> properties = new TreeMap<>(given);
        if (!url.contains("user=")) {
            properties.putIfAbsent("user", "u");
            properties.putIfAbsent("password", "p");
        }
        return Dials.of(new DB2Driver(), url, properties);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jdbc:db2://a.example.com:50000/ORDERS | | db2 a.example.com:50000/ORDERS",
                "jdbc:db2://a.example.com/orders | user=u&password=p | db2 a.example.com:446/orders",
                "jdbc:db2://B.Example.COM:50000/orders | | db2 b.example.com:50000/orders",
                "jdbc:db2://a.example.com:05000/orders | | db2 a.example.com:5000/orders",
                "jdbc:db2://10.1.2.3:50000/orders | | db2 10.1.2.3:50000/orders",
                "jdbc:db2://[2001:db8::1]:50000/orders | | db2 2001:db8::1:50000/orders",
                "jdbc:db2://[2001:db8::1]/orders | | db2 2001:db8::1:446/orders",
                "jdbc:db2://localhost:50000/orders: | | db2 localhost:50000/orders",
                "jdbc:db2://a.example.com:50000/orders:user=u;password=p=w;currentSchema=X;sslConnection=true; | | db2 a.example.com:50000/orders",
                "jdbc:db2://a.example.com:50000/orders:;;currentSchema=X;; | | db2 a.example.com:50000/orders",
                "jdbc:db2://b.example.com:1/x:serverName=a.example.com;portNumber=2;databaseName=y; | | db2 a.example.com:2/y",
                "jdbc:db2://b.example.com:1/x:serverName=c.example.com;serverName=a.example.com; | | db2 a.example.com:1/x",
                "jdbc:db2://b.example.com:1/x | serverName=a.example.com&portNumber=2&databaseName=y | db2 a.example.com:2/y",
                "jdbc:db2://b.example.com/x | portNumber=2 | db2 b.example.com:2/x",
                "jdbc:db2://b.example.com/x:serverName=a.example.com; | portNumber=2 | db2 a.example.com:2/x",
                "jdbc:db2://b.example.com/x | serverName= | db2 localhost:446/x",
                "jdbc:db2://b.example.com:1/x | serverName=[2001:db8::1] | db2 2001:db8::1:1/x",
                "jdbc:db2://b.example.com:1/x | serverName=2001:db8::1 | db2 2001:db8::1:1/x",
                "jdbc:db2://a.example.com:1/x | driverType=4 | db2 a.example.com:1/x",
                "jdbc:db2://a.example.com:1/x:clientRerouteAlternateServerName=b.example.com;clientRerouteAlternatePortNumber=2; | | db2 a.example.com:1/x db2 b.example.com:2/x",
                "\"jdbc:db2://a.example.com:3/x\" | \"clientRerouteAlternateServerName=b.example.com, c.example.com&clientRerouteAlternatePortNumber=2, 3\" | db2 a.example.com:3/x db2 b.example.com:2/x db2 c.example.com:3/x",
                "\"jdbc:db2://a.example.com:4/x:clientRerouteAlternateServerName=b.example.com c.example.com;clientRerouteAlternatePortNumber=2 3;\" | | db2 a.example.com:4/x db2 b.example.com:2/x db2 c.example.com:3/x",
                "jdbc:db2://a.example.com:5/x | clientRerouteAlternateServerName=b.example.com,,c.example.com&clientRerouteAlternatePortNumber=2,3 | db2 a.example.com:5/x db2 b.example.com:2/x db2 c.example.com:3/x",
                "jdbc:db2://a.example.com:6/x | clientRerouteAlternateServerName=::1&clientRerouteAlternatePortNumber=2 | db2 a.example.com:6/x db2 ::1:2/x",
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
            quoteCharacter = '^',
            value = {
                "JDBC:db2://a.example.com/x | | the driver takes the prefix in lower case only",
                "jdbc:DB2://a.example.com/x | | the driver takes the prefix in lower case only",
                "jdbc:db2:x | | without // the target is named in the catalogue of a native client",
                "jdbc:db2:x:serverName=b.example.com;driverType=4; | | without // the target is named in the catalogue of a native client",
                "jdbc:db2:a.example.com:50000/x | | without // the target is named in the catalogue of a native client",
                "jdbc:db2:/a.example.com/x | | without // the target is named in the catalogue of a native client",
                "jdbc:db2:///x | | it has not the form of its driver's URLs",
                "jdbc:db2://:50000/x | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com:50000/ | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com:50000/x/y | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com:50000//x | | it has not the form of its driver's URLs",
                "jdbc:db2:////a.example.com:50000/x | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com:50000/x;user=u; | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com:5:6/x | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com:+50000/x | | it has not the form of its driver's URLs",
                "jdbc:db2://2001:db8::1:50000/x | | it has not the form of its driver's URLs",
                "jdbc:db2://[2001:db8::1]x:50000/x | | it has not the form of its driver's URLs",
                "jdbc:db2://[a.example.com]:50000/x | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com:50000/\"x\" | | it has not the form of its driver's URLs",
                "jdbc:db2://a.example.com:0/x | | the port of host 1 is none",
                "jdbc:db2://a.example.com:65536/x | | the port of host 1 is none",
                "jdbc:db2://a.example.com,b.example.com:50000/x | | host 1 is neither a name nor an address",
                "^jdbc:db2:// a.example.com :50000/x^ | | host 1 is neither a name nor an address",
                "jdbc:db2://u@a.example.com:50000/x | | host 1 is neither a name nor an address",
                "jdbc:db2://a%2eexample.com:50000/x | | host 1 is neither a name nor an address",
                "jdbc:db2://bücher.example.com:50000/x | | host 1 is not plain ASCII, and drivers hand it to the system as it is",
                "jdbc:db2://a.example.com:50000/x?user=u | | the name of the database has a character that belongs to credentials or parameters",
                "jdbc:db2://a.example.com:50000/x y | | the name of the database has a blank, a control character or a backslash at character 2",
                "jdbc:db2://a.example.com:50000/x:user=u;password=p | | parameter 2 is not a name, a value and a semicolon",
                "jdbc:db2://a.example.com:50000/x:serverName=; | | parameter 1 is not a name, a value and a semicolon",
                "jdbc:db2://a.example.com:50000/x:serverName; | | parameter 1 is not a name, a value and a semicolon",
                "jdbc:db2://a.example.com:50000/x:=y; | | parameter 1 is not a name, a value and a semicolon",
                "jdbc:db2://a.example.com:50000/x::serverName=b.example.com; | | parameter 1 is not known, and may lead anywhere",
                "^jdbc:db2://a.example.com:50000/x:user=u; serverName=b.example.com;^ | | parameter 2 is not known, and may lead anywhere",
                "jdbc:db2://a.example.com:50000/x:host=b.example.com; | | parameter 1 is not known, and may lead anywhere",
                "jdbc:db2://a.example.com:50000/x:a=b; | | parameter 1 is not known, and may lead anywhere",
                "jdbc:db2://a.example.com:50000/x:SERVERNAME=b.example.com; | | parameter 1 is written in another case than the driver reads",
                "jdbc:db2://a.example.com:50000/x | servername=b.example.com | a property is written in another case than the driver reads",
                "jdbc:db2://a.example.com:50000/x:serverName=b.example.com; | serverName=c.example.com | parameter 1 stands among the properties as well",
                "jdbc:db2://a.example.com:50000/x:portNumber=z; | | the port of host 1 is none",
                "jdbc:db2://a.example.com:50000/x | portNumber= | the port of host 1 is none",
                "jdbc:db2://a.example.com:50000/x | portNumber=0 | the port of host 1 is none",
                "jdbc:db2://a.example.com:50000/x:driverType=2; | | driverType asks for a native client",
                "jdbc:db2://a.example.com:50000/x:dsdriverConfigFile=x.cfg; | | parameter 1, dsdriverConfigFile, leads where it cannot be followed",
                "jdbc:db2://a.example.com:50000/x | dsdriverConfigFile=x.cfg | a property, dsdriverConfigFile, leads where it cannot be followed",
                "jdbc:db2://a.example.com:50000/x:clientRerouteServerListJNDIName=x; | | parameter 1, clientRerouteServerListJNDIName, leads where it cannot be followed",
                "jdbc:db2://a.example.com:50000/x:alternateGroupServerName=b.example.com; | | parameter 1, alternateGroupServerName, leads where it cannot be followed",
                "jdbc:db2://a.example.com:50000/x:clientRerouteAlternateServerName=b.example.com; | | there are not as many alternate ports as alternate servers",
                "jdbc:db2://a.example.com:50000/x | clientRerouteAlternateServerName=b.example.com,c.example.com&clientRerouteAlternatePortNumber=2 | there are not as many alternate ports as alternate servers",
                "jdbc:db2://a.example.com:50000/x | clientRerouteAlternateServerName=b.example.com:2&clientRerouteAlternatePortNumber=2 | host 2 is neither a name nor an address",
                "jdbc:db2://a.example.com:50000/x | clientRerouteAlternateServerName=b.example.com;c.example.com&clientRerouteAlternatePortNumber=2;3 | host 2 is neither a name nor an address",
                "jdbc:db2://a.example.com:50000/x | clientRerouteAlternateServerName=b.example.com&clientRerouteAlternatePortNumber=0 | the port of host 2 is none",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(ReadingText.of(Witness.read(url, ReadingText.properties(properties))))
                .isEqualTo("? DB2: " + reason);
    }

    @Test
    void names_the_host_of_the_url_too_where_only_its_alternates_are_dialled() {
        String url = "jdbc:db2://a.example.com:7/x:enableClientAffinitiesList=1;"
                + "clientRerouteAlternateServerName=b.example.com,c.example.com;clientRerouteAlternatePortNumber=1,2;";

        assertThat(ReadingText.of(Witness.read(url, Map.of())))
                .isEqualTo("db2 a.example.com:7/x db2 b.example.com:1/x db2 c.example.com:2/x");
        assertThat(dial(url, Map.of())).containsExactly("b.example.com:1", "c.example.com:2");
    }

    @Test
    void is_opened_by_its_own_driver() {
        assertThat(JdbcTargetReader.driversOf("jdbc:db2://a.example.com/x"))
                .containsExactlyInAnyOrder("com.ibm.db2.jcc.DB2Driver");
    }

    @Test
    void is_shown_without_credentials_and_parameters() {
        String url = "jdbc:db2://a.example.com:50000/x:user=u;password=" + FAKE_PASSWORD + ";";
        Reading reading = Witness.read(url, Map.of());

        assertThat(reading.redacted()).isEqualTo("jdbc:db2://a.example.com:50000/x");
        assertThat(reading.toString()).doesNotContain(FAKE_PASSWORD);
        assertThat(Witness.read("jdbc:db2:x:password=" + FAKE_PASSWORD + ";", Map.of())
                        .redacted())
                .isEqualTo("jdbc:db2:…");
    }
}
