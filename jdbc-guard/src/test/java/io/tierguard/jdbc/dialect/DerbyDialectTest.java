package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerbyDialectTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:derby:orders;create=true | | local orders",
                "jdbc:derby:/opt/db/orders | user=u;password=x | local /opt/db/orders",
                "jdbc:derby:C:/data/orders | | local C:/data/orders",
                "jdbc:derby:C:\\data\\orders | | local C:\\data\\orders",
                "jdbc:derby:memory:orders;create=true | | local memory:orders",
                "jdbc:derby:directory:orders | | local directory:orders",
                "jdbc:derby:classpath:db/orders | | local classpath:db/orders",
                "jdbc:derby:jar:(/opt/db.jar)orders | | local jar:(/opt/db.jar)orders",
                "jdbc:derby:jar:(C:/db.jar)db/orders | | local jar:(C:/db.jar)db/orders",
                "jdbc:derby:;databaseName=orders;create=true | | local orders",
                "jdbc:derby: | databaseName=memory:orders | local memory:orders",
                "jdbc:derby:;shutdown=true | | local -",
                "jdbc:derby:orders;dataEncryption=true;bootPassword=not-a-secret | | local orders",
                "jdbc:derby://a.example.com/orders | | a.example.com:1527/orders",
                "jdbc:derby://a.example.com:1528/orders;create=true;user=u;password=not-a-secret | | a.example.com:1528/orders",
                "jdbc:derby://A.Example.com:1528/Orders | | a.example.com:1528/Orders",
                "jdbc:derby://a.example.com:1527//opt/db/orders | | a.example.com:1527//opt/db/orders",
                "jdbc:derby://a.example.com:1527/C:/db/orders | | a.example.com:1527/C:/db/orders",
                "jdbc:derby://a.example.com/memory:orders;create=true | | a.example.com:1527/memory:orders",
                "jdbc:derby://a.example.com/;databaseName=orders | | a.example.com:1527/orders",
                "jdbc:derby://a.example.com/;create=true | | a.example.com:1527/-",
                "jdbc:derby://a.example.com/orders;databaseName=x | | a.example.com:1527/orders",
                "jdbc:derby://127.0.0.1:1527/orders;ssl=basic;securityMechanism=8 | | 127.0.0.1:1527/orders",
                "jdbc:derby://localhost/orders;traceFile=trace.out;traceLevel=-1 | | localhost:1527/orders",
                "jdbc:derby://a.example.com/orders | serverName=b.example.com;portNumber=1 | a.example.com:1527/orders",
                "jdbc:derby://a.example.com/orders;serverName=b.example.com | | a.example.com:1527/orders",
                "jdbc:derby://a.example.com/orders;user=derby://b | | a.example.com:1527/orders",
            })
    void is_read_as_the_drivers_dial(String url, String properties, String endpoints) {
        assertThat(Readings.of(url, properties)).isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:derby:x/a.example.com/orders;user=derby:// | | Derby: both drivers take what holds derby:// behind its beginning",
                "jdbc:derby:/derby://a.example.com/orders | | Derby: both drivers take what holds derby:// behind its beginning",
                "JDBC:derby://a.example.com/orders | | Derby: the driver takes the prefix in lower case only",
                "jdbc:DERBY:orders | | Derby: the driver takes the prefix in lower case only",
                "jdbc:derby:http://a.example.com/orders | | Derby: it is neither memory nor a file on this machine",
                "jdbc:derby:https://a.example.com/orders | | Derby: it is neither memory nor a file on this machine",
                "jdbc:derby:;databaseName=http://a.example.com/orders | | Derby: attribute 1 holds a URL, where the driver may connect to as well",
                "jdbc:derby:net://a.example.com/orders | | Derby: it is neither memory nor a file on this machine",
                "jdbc:derby:s3:orders | | Derby: it is neither memory nor a file on this machine",
                "jdbc:derby:directory://a.example.com/orders | | Derby: it is neither memory nor a file on this machine",
                "jdbc:derby:\\\\\\\\a.example.com\\\\orders | | Derby: it is neither memory nor a file on this machine",
                "jdbc:derby:jar:(http://a.example.com/x.jar)orders | | Derby: it is neither memory nor a file on this machine",
                "jdbc:derby:orders;startMaster=true;slaveHost=b.example.com | | 'Derby: attribute 1, startMaster, leads where it cannot be followed'",
                "jdbc:derby://a.example.com/orders | slaveHost=b.example.com | 'Derby: a property, slaveHost, leads where it cannot be followed'",
                "'jdbc:derby://a.example.com/or ders' | | Derby: what stands before the attributes has a blank, a control character or a backslash at character 19",
                "jdbc:derby:orders;=true | | Derby: attribute 1 is not known, and may lead anywhere",
                "jdbc:derby:orders;nonsense=1 | | Derby: attribute 1 is not known, and may lead anywhere",
                "jdbc:derby:orders;create | | Derby: attribute 1 has no value",
                "jdbc:derby://a.example.com | | Derby: a slash must stand behind the host",
                "jdbc:derby://a.example.com/ | | Derby: it names no database",
                "jdbc:derby:///orders | | Derby: the driver takes neither an empty host nor an IPv6 address",
                "jdbc:derby://:1527/orders | | Derby: the driver takes neither an empty host nor an IPv6 address",
                "jdbc:derby://[::1]:1527/orders | | Derby: the driver takes neither an empty host nor an IPv6 address",
                "jdbc:derby://::1/orders | | Derby: host 1 cannot be read",
                "jdbc:derby://a.example.com;x=/orders | | Derby: attribute 1 is not known, and may lead anywhere",
                "jdbc:derby://u@a.example.com/orders | | Derby: host 1 cannot be read",
                "'jdbc:derby://a.example.com,b.example.com/orders' | | Derby: host 1 cannot be read",
                "jdbc:derby://a.example.com:0/orders | | Derby: the port of host 1 is none",
                "jdbc:derby://a.example.com:x/orders | | Derby: host 1 cannot be read",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(Readings.of(url, properties)).isEqualTo("? " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:derby://a.example.com/orders;password=not-a-secret, jdbc:derby://a.example.com/orders",
        "jdbc:derby:orders;bootPassword=not-a-secret, jdbc:derby:orders",
        "jdbc:derby://u:not-a-secret@a.example.com/orders, jdbc:derby:…",
    })
    void is_shown_without_credentials(String url, String shown) {
        assertThat(Readings.shown(url)).isEqualTo(shown);
    }
}
