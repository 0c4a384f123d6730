package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HsqldbDialectTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:hsqldb:mem:orders | | local orders",
                "jdbc:hsqldb:mem:. | | local .",
                "jdbc:hsqldb:mem:orders;MVCC=TRUE;DB_CLOSE_DELAY=-1 | | local orders",
                "jdbc:hsqldb:mem:orders; IFEXISTS = true ;readonly | | local orders",
                "jdbc:hsqldb:. | | local -",
                "jdbc:hsqldb:file:/opt/db/orders | | local /opt/db/orders",
                "jdbc:hsqldb:file:///opt/db/orders | | local ///opt/db/orders",
                "jdbc:hsqldb:file:orders;shutdown=true;ifexists=true | user=SA;password=x | local orders",
                "jdbc:hsqldb:file:C:/data/orders;hsqldb.tx=mvcc; | | local C:/data/orders",
                "jdbc:hsqldb:file:~/orders;crypt_key=0011;crypt_type=blowfish | | local ~/orders",
                "jdbc:hsqldb:file:${user.home}/db/orders;shutdown=true | | local ${user.home}/db/orders",
                "jdbc:hsqldb:orders | | local orders",
                "jdbc:hsqldb:./data/orders | | local ./data/orders",
                "jdbc:hsqldb:res:/db/orders | | local /db/orders",
                "JDBC:HSQLDB:MEM:orders | | local orders",
                "jdbc:hsqldb:mem:orders?user=sa&password=x | | local orders",
                "jdbc:hsqldb:mem:orders | host=b.example.com;port=1 | local orders",
                "jdbc:hsqldb:mem:orders | database=other | local other",
                "jdbc:hsqldb:hsql://a.example.com/orders | | a.example.com:9001/orders",
                "jdbc:hsqldb:hsql://a.example.com:9002/Orders;ifexists=true | user=SA | a.example.com:9002/orders",
                "JDBC:HSQLDB:HSQL://A.Example.com/Orders | | a.example.com:9001/orders",
                "jdbc:hsqldb:hsqls://a.example.com/orders | | a.example.com:554/orders",
                "jdbc:hsqldb:http://a.example.com/orders | | a.example.com:80/orders",
                "jdbc:hsqldb:https://a.example.com:8443/servlet/Orders | | a.example.com:8443/Orders",
                "jdbc:hsqldb:hsql://a.example.com | | a.example.com:9001/-",
                "jdbc:hsqldb:hsql://a.example.com/ | | a.example.com:9001/-",
                "jdbc:hsqldb:hsql:///orders | | localhost:9001/orders",
                "jdbc:hsqldb:hsql://[2001:db8::1]:9002/orders | | 2001:db8::1:9002/orders",
                "jdbc:hsqldb:hsql://a.example.com/orders?user=sa&password=x | | a.example.com:9001/orders",
                "jdbc:hsqldb:hsql://a.example.com/orders;host=b.example.com;port=1 | | a.example.com:9001/orders",
                "jdbc:hsqldb:hsql://a.example.com/orders | host=b.example.com | b.example.com:9001/orders",
                "jdbc:hsqldb:hsql://a.example.com:9002/orders | host=b.example.com | b.example.com:9002/orders",
                "jdbc:hsqldb:hsql://a.example.com/orders | port=1 | a.example.com:1/orders",
                "jdbc:hsqldb:hsql://a.example.com/orders | host=b.example.com;port=1;database=x | b.example.com:1/x",
                "jdbc:hsqldb:hsql://a.example.com/orders | host= | localhost:9001/orders",
                "jdbc:hsqldb:hsql://a.example.com/orders | HOST=b.example.com | a.example.com:9001/orders",
            })
    void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
        assertThat(Readings.of(url, properties)).isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:hsqldb:;ifexists=true | | HSQLDB: it names no database",
                "jdbc:hsqldb:mem:orders;crypt_provider=http://a.example.com | | HSQLDB: setting 1 holds a URL, where the driver may connect to as well",
                "jdbc:hsqldb:mem:orders;=true | | HSQLDB: setting 1 is not known, and may lead anywhere",
                "jdbc:hsqldb:mem:orders;nonsense | | HSQLDB: setting 1 is not known, and may lead anywhere",
                "jdbc:hsqldb:file:orders;user=${user.home} | | HSQLDB: a system property is put into it, and may lead anywhere",
                "jdbc:hsqldb: | | HSQLDB: it names no database",
                "jdbc:hsqldb:mem: | | HSQLDB: it names no database",
                "jdbc:hsqldb:hsql:// | | HSQLDB: it is neither memory nor a file on this machine",
                "jdbc:hsqldb:hsql:a.example.com | | HSQLDB: it is neither memory nor a file on this machine",
                "jdbc:hsqldb://a.example.com/orders | | HSQLDB: it is neither memory nor a file on this machine",
                "jdbc:hsqldb:file://a.example.com/orders | | HSQLDB: it is neither memory nor a file on this machine",
                "jdbc:hsqldb:file:\\\\\\\\a.example.com\\\\orders | | HSQLDB: it is neither memory nor a file on this machine",
                "jdbc:hsqldb:file:hsql://a.example.com/orders | | HSQLDB: it is neither memory nor a file on this machine",
                "jdbc:hsqldb:alias:orders | | HSQLDB: an alias leads where it cannot be followed",
                "jdbc:hsqldb:${orders.url} | | HSQLDB: a system property is put into it, and may lead anywhere",
                "jdbc:hsqldb:file:${user.home}/${x} | | HSQLDB: a system property is put into it, and may lead anywhere",
                "jdbc:hsqldb:hsql://${host}/orders | | HSQLDB: a system property is put into it, and may lead anywhere",
                "jdbc:hsqldb:mem:orders;user=${x} | | HSQLDB: a system property is put into it, and may lead anywhere",
                "jdbc:hsqldb:mem:orders | connection_type=hsql://;host=b.example.com | 'HSQLDB: a property, connection_type, leads where it cannot be followed'",
                "jdbc:hsqldb:http://a.example.com/orders | path=@b.example.com/ | 'HSQLDB: a property, path, leads where it cannot be followed'",
                "jdbc:hsqldb:file:orders;storage_class_name=x.Y | | 'HSQLDB: setting 1, storage_class_name, leads where it cannot be followed'",
                "jdbc:hsqldb:hsql://a.example.com/orders;ifexists=true;filepath=mem:x | | 'HSQLDB: setting 2, filepath, leads where it cannot be followed'",
                "jdbc:hsqldb:hsql://a.example.com/orders;nonsense=1 | | HSQLDB: setting 1 is not known, and may lead anywhere",
                "jdbc:hsqldb:mem:orders | nonsense=1 | HSQLDB: a property is not known, and may lead anywhere",
                "jdbc:hsqldb:hsql://u@a.example.com/orders | | HSQLDB: host 1 cannot be read",
                "'jdbc:hsqldb:hsql://a.example.com,b.example.com/orders' | | HSQLDB: host 1 cannot be read",
                "jdbc:hsqldb:hsql://a%2Eexample.com/orders | | HSQLDB: host 1 cannot be read",
                "jdbc:hsqldb:hsql://:9001/orders | | HSQLDB: a port stands without a host",
                "jdbc:hsqldb:hsql://a.example.com:0/orders | | HSQLDB: the port of host 1 is none",
                "jdbc:hsqldb:hsql://a.example.com:+1/orders | | HSQLDB: host 1 cannot be read",
                "jdbc:hsqldb:hsql://a.example.com /orders | | HSQLDB: what stands before the settings has a blank, a control character or a backslash at character 21",
                "jdbc:hsqldb:hsql://a.example.com/orders | host=b.example.com:1 | HSQLDB: the properties host and port cannot be read",
                "jdbc:hsqldb:hsql://a.example.com/orders | port= | HSQLDB: the properties host and port cannot be read",
                "jdbc:hsqldb:http://[::1]/orders | | HSQLDB: the driver takes no IPv6 address behind http://",
                "jdbc:hsqldb:hsql://a.example.com/orders?password=x | | HSQLDB: the name of the database cannot be read",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(Readings.of(url, properties)).isEqualTo("? " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:hsqldb:hsql://a.example.com/orders;password=not-a-secret, jdbc:hsqldb:hsql://a.example.com/orders",
        "jdbc:hsqldb:hsql://a.example.com/orders?user=u&password=not-a-secret, jdbc:hsqldb:hsql://a.example.com/orders",
        "jdbc:hsqldb:mem:orders?user=u&password=not-a-secret, jdbc:hsqldb:mem:orders",
        "jdbc:hsqldb:hsql://u:not-a-secret@a.example.com/orders, jdbc:hsqldb:…",
    })
    void is_shown_without_credentials(String url, String shown) {
        assertThat(Readings.shown(url)).isEqualTo(shown);
    }
}
