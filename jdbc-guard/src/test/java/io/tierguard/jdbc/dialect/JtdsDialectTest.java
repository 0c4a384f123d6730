package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.sourceforge.jtds.jdbc.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JtdsDialectTest {

    private static final String FAKE_PASSWORD = "not-a-" + "secret";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:jtds:sqlserver://a.example.com/orders | | jtds a.example.com:1433/orders",
                "jdbc:jtds:sqlserver://a.example.com/orders;useUnicode=true;characterEncoding=UTF-8;encrypt=true;integratedSecurity=true | | jtds a.example.com:1433/orders",
                "jdbc:jtds:sqlserver://a.example.com:1444/orders;user=u;password=p;ssl=require | | jtds a.example.com:1444/orders",
                "jdbc:jtds:sybase://a.example.com/orders | | jtds a.example.com:7100/orders",
                "jdbc:jtds:sybase://a.example.com:5000/orders | user=u&password=p | jtds a.example.com:5000/orders",
                "JDBC:jTDS:SqlServer://A.Example.com:1444/Orders;TDS=8.0;USENTLMV2=true;domain=CORP | | jtds a.example.com:1444/Orders",
                "jdbc:jtds:sqlserver://a.example.com | | jtds a.example.com:1433/-",
                "jdbc:jtds:sqlserver://a.example.com/ | | jtds a.example.com:1433/-",
                "jdbc:jtds:sqlserver://a.example.com;databaseName=x | | jtds a.example.com:1433/x",
                "jdbc:jtds:sqlserver://a.example.com/x; | | jtds a.example.com:1433/x",
                "jdbc:jtds:sqlserver://a.example.com/x;;user=u;domain=;appName=[a/b;c] | | jtds a.example.com:1433/x",
                "jdbc:jtds:sqlserver://[2001:db8::1]:1444/x | | jtds 2001:db8::1:1444/x",
                "jdbc:jtds:sqlserver://[2001:db8::1]/x | | jtds 2001:db8::1:1433/x",
                "jdbc:jtds:sqlserver://10.1.2.3/x | | jtds 10.1.2.3:1433/x",
                "jdbc:jtds:sqlserver://a.example.com./x | | jtds a.example.com:1433/x",
                "jdbc:jtds:sqlserver://b.example.com:1/y;servername=a.example.com;portnumber=2;DATABASENAME=x | | jtds a.example.com:2/x",
                "jdbc:jtds:sqlserver://b.example.com;SERVERNAME=c.example.com;serverName=a.example.com | | jtds a.example.com:1433/-",
                "jdbc:jtds:sqlserver://b.example.com;serverName=[a.example.com] | | jtds a.example.com:1433/-",
                "jdbc:jtds:sqlserver://b.example.com;server[n]ame=a.example.com | | jtds a.example.com:1433/-",
                "jdbc:jtds:sqlserver://a.example.com;serverName= | | jtds a.example.com:1433/-",
                "jdbc:jtds:sqlserver://a.example.com;serverName | | jtds localhost:1433/-",
                "jdbc:jtds:sqlserver://a.example.com:1/x | serverName=b.example.com&portNumber=2&databaseName=y | jtds a.example.com:1/x",
                "jdbc:jtds:sqlserver://a.example.com | portNumber=2&databaseName=y | jtds a.example.com:2/y",
                "jdbc:jtds:sqlserver://a.example.com/ | PORTNUMBER=2&databasename=y | jtds a.example.com:2/y",
                "jdbc:jtds:sqlserver://a.example.com/;user=u | databasename=y | jtds a.example.com:1433/-",
                "jdbc:jtds:sqlserver:///x | SERVERNAME=a.example.com | jtds a.example.com:1433/x",
                "jdbc:jtds:sqlserver://;user=u | servername=b.example.com | jtds b.example.com:1433/-",
                "jdbc:jtds:sqlserver://a.example.com/x;serverType=2 | | jtds a.example.com:7100/x",
                "jdbc:jtds:sybase://a.example.com/x | serverType=1 | jtds a.example.com:7100/x",
                "jdbc:jtds:sqlserver://a.example.com/x;namedPipe=false;instance= | | jtds a.example.com:1433/x",
            })
    void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
        Map<String, String> given = ReadingText.properties(properties);
        Reading reading = Witness.read(url, given);

        assertThat(ReadingText.of(reading)).isEqualTo(endpoints);
        Set<String> named = ((Reading.Endpoints) reading)
                .endpoints().stream().map(Dials::text).collect(Collectors.toSet());
        assertThat(Dials.of(new Driver(), url, given)).isEqualTo(named);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:jtds:sqlserver://a.example.com/x;instance=inst | | jtds a.example.com:*/x",
                "jdbc:jtds:sqlserver://a.example.com:1444/x;INSTANCE=inst | | jtds a.example.com:*/x",
                "jdbc:jtds:sqlserver://a.example.com/x | Instance=inst | jtds a.example.com:*/x",
                "jdbc:jtds:sybase://a.example.com/x | instance=inst | jtds a.example.com:*/x",
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
                "jdbc:jtds:a.example.com/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:oracle://a.example.com/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver:a.example.com/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver::a.example.com/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver:/a.example.com/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://a.example.com/x/y | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://a.example.com/x/;servername=b.example.com | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://a.example.com//x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://a.example.com:/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://a.example.com:+1433/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://a.example.com:1433:1444/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://[a.example.com]/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://[a.b]c.example.com/x | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver://a.example.com/[x;servername=b.example.com] | | it has not the form of its driver's URLs",
                "jdbc:jtds:sqlserver:///x | | it names no host",
                "jdbc:jtds:sqlserver://;servername=b.example.com | | it names no host",
                "jdbc:jtds:sqlserver://a.example.com:0/x | | the port of host 1 is none",
                "jdbc:jtds:sqlserver://a.example.com:65536/x | | the port of host 1 is none",
                "jdbc:jtds:sqlserver://a.example.com/x;portnumber=+1444 | | the port of host 1 is none",
                "jdbc:jtds:sqlserver://a.example.com/x;portnumber | | the port of host 1 is none",
                "jdbc:jtds:sqlserver://a.example.com,b.example.com/x | | host 1 is neither a name nor an address",
                "jdbc:jtds:sqlserver://a.example.com\\inst/x | | host 1 is neither a name nor an address",
                "\"jdbc:jtds:sqlserver:// a.example.com/x\" | | host 1 is neither a name nor an address",
                "jdbc:jtds:sqlserver://a%2Eexample.com/x | | host 1 is neither a name nor an address",
                "jdbc:jtds:sqlserver://u@a.example.com/x | | host 1 is neither a name nor an address",
                "jdbc:jtds:sqlserver://a.example.com/x;appName=a/b;servername=b.example.com | | parameter 1 has a colon or slash, where the driver stops to read",
                "jdbc:jtds:sqlserver://a.example.com/x;user=u;password=p:w | | parameter 2 has a colon or slash, where the driver stops to read",
                "jdbc:jtds:sqlserver://a.example.com/x;appName=[a;servername=b.example.com | | a square bracket is not closed",
                "jdbc:jtds:sqlserver://a.example.com/x;namedPipe=true | | namedPipe leads where it cannot be followed",
                "jdbc:jtds:sqlserver://a.example.com/x | NAMEDPIPE=TRUE | namedPipe leads where it cannot be followed",
                "jdbc:jtds:sqlserver://a.example.com/x;serverType=3 | | serverType is neither 1 nor 2",
                "jdbc:jtds:sqlserver://a.example.com/x;nonsense=1 | | parameter 1 is not known, and may lead anywhere",
                "\"jdbc:jtds:sqlserver://a.example.com/x; servername=b.example.com\" | | parameter 1 is not known, and may lead anywhere",
                "jdbc:jtds:sqlserver://a.example.com/x | nonsense=1 | a property is not known, and may lead anywhere",
                "jdbc:jtds:sqlserver://a.example.com/x;\u017FerverName=b.example.com | | parameter 1 has a name that cannot be read",
                "jdbc:jtds:sqlserver://a.example.com | portNumber=1&PORTNUMBER=2 | the properties name PORTNUMBER twice",
                "jdbc:jtds:sqlserver://a.example.com/x@y | | the name of the database has a character that belongs to credentials or parameters",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(ReadingText.of(Witness.read(url, ReadingText.properties(properties))))
                .isEqualTo("? jTDS: " + reason);
    }

    @Test
    void is_opened_by_its_own_driver() {
        assertThat(JdbcTargetReader.driversOf("jdbc:jtds:sqlserver://a.example.com"))
                .containsExactlyInAnyOrder("net.sourceforge.jtds.jdbc.Driver");
    }

    @Test
    void is_shown_without_credentials_and_parameters() {
        String url = "jdbc:jtds:sqlserver://a.example.com:1444/x;user=u;password=" + FAKE_PASSWORD;
        Reading reading = Witness.read(url, Map.of());

        assertThat(reading.redacted()).isEqualTo("jdbc:jtds:sqlserver://a.example.com:1444/x");
        assertThat(reading.toString()).doesNotContain(FAKE_PASSWORD);
    }
}
