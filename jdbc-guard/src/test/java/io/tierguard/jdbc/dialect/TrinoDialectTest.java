package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrinoDialectTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:trino://a.example.com | | a.example.com:80/-",
                "jdbc:trino://a.example.com/ | | a.example.com:80/-",
                "jdbc:trino://a.example.com/hive | | a.example.com:80/hive",
                "jdbc:trino://a.example.com/hive/ | | a.example.com:80/hive",
                "jdbc:trino://a.example.com/hive/sales | user=u | a.example.com:80/hive",
                "jdbc:trino://A.Example.com:8080/hive/sales?user=u | | a.example.com:8080/hive",
                "jdbc:trino://a.example.com:8443/hive/sales?user=u&password=not-a-secret&SSL=true | | a.example.com:8443/hive",
                "jdbc:trino://a.example.com/hive?SSL=true | | a.example.com:443/hive",
                "jdbc:trino://a.example.com/hive?SSL=TRUE&SSLVerification=NONE | | a.example.com:443/hive",
                "jdbc:trino://a.example.com/hive | SSL=true | a.example.com:443/hive",
                "jdbc:trino://a.example.com:443/hive | SSL=false | a.example.com:443/hive",
                "jdbc:trino://a.example.com:443 | | a.example.com:443/-",
                "jdbc:trino://[2001:db8::1]:8080/hive | | 2001:db8::1:8080/hive",
                "jdbc:trino://127.0.0.1:8080/hive | | 127.0.0.1:8080/hive",
                "jdbc:trino://u:not-a-secret@a.example.com/hive | | a.example.com:80/hive",
                "jdbc:trino://b.example.com@a.example.com/hive | | a.example.com:80/hive",
                "jdbc:trino://a.example.com?catalog=hive&schema=sales | | a.example.com:80/hive",
                "jdbc:trino://a.example.com | catalog=hive | a.example.com:80/hive",
                "jdbc:trino://a.example.com/h%69ve | | a.example.com:80/hive",
                "jdbc:trino://a.example.com:8080?source=https%3A//b | sessionUser=x | ? Trino: parameter 1 holds a URL, where the driver may connect to as well",
                "jdbc:trino://a.example.com/hive?clientTags=a,b&timezone=UTC&& | | a.example.com:80/hive",
                "jdbc:trino://a.example.com/hive?extraHeaders=X-Forwarded-Host:x;Y:host | | a.example.com:80/hive",
                "jdbc:trino://a.example.com./hive | | a.example.com:80/hive",
            })
    void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
        assertThat(Readings.of(url, properties)).isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "JDBC:trino://a.example.com | | Trino: the driver takes the prefix in lower case only",
                "jdbc:TRINO://a.example.com | | Trino: the driver takes the prefix in lower case only",
                "jdbc:trino: | | Trino: it is no URL",
                "jdbc:trino:a.example.com | | Trino: it names no host",
                "jdbc:trino:///hive | | Trino: it names no host",
                "jdbc:trino://:8080/hive | | Trino: host 1 cannot be read",
                "jdbc:trino://a.example.com,b.example.com/hive | | Trino: host 1 cannot be read",
                "jdbc:trino://db_1/hive | | Trino: host 1 cannot be read",
                "jdbc:trino://a%2Eexample.com/hive | | Trino: host 1 cannot be read",
                "jdbc:trino://[::ffff:10.0.0.1%32]/hive | | 'Trino: host 1 has a zone that some drivers decode, and then take for digits of the address'",
                "jdbc:trino://u@v@a.example.com/hive | | Trino: more than one @ stands before the host",
                "jdbc:trino://a.example.com:0/hive | | Trino: the port of host 1 is none",
                "jdbc:trino://a.example.com:65536/hive | | Trino: the port of host 1 is none",
                "jdbc:trino://a.example.com/hive#@b.example.com | | 'Trino: something stands behind a #'",
                "'jdbc:trino://a.example.com /hive' | | Trino: what stands before the parameters has a blank, a control character or a backslash at character 22",
                "jdbc:trino://a.example.com/a/b/c | | Trino: its path is neither a catalog nor a catalog and a schema",
                "jdbc:trino://a.example.com//hive | | Trino: its path is neither a catalog nor a catalog and a schema",
                "jdbc:trino://a.example.com?dnsResolver=x.Y | | 'Trino: parameter 1, dnsResolver, leads where it cannot be followed'",
                "jdbc:trino://a.example.com?user=u&socksProxy=b.example.com:1080 | | 'Trino: parameter 2, socksProxy, leads where it cannot be followed'",
                "jdbc:trino://a.example.com?user=u%26socksProxy=b.example.com:1080 | | 'Trino: parameter 2, socksProxy, leads where it cannot be followed'",
                "jdbc:trino://a.example.com | httpProxy=b.example.com:3128 | 'Trino: a property, httpProxy, leads where it cannot be followed'",
                "jdbc:trino://a.example.com | oauth2TokenEndpoint=b.example.com | 'Trino: a property, oauth2TokenEndpoint, leads where it cannot be followed'",
                "jdbc:trino://a.example.com?extraHeaders=Host:b.example.com | | 'Trino: parameter 1 has a header that names a host or a catalog'",
                "jdbc:trino://a.example.com?user=u&extraHeaders=X:y;hOST%3Ab.example.com | | 'Trino: parameter 2 has a header that names a host or a catalog'",
                "jdbc:trino://a.example.com | extraHeaders=X:y, host :b.example.com  | 'Trino: a property has a header that names a host or a catalog'",
                "jdbc:trino://a.example.com?extraHeaders=h%256Fst:b.example.com | | 'Trino: parameter 1 has a header that names a host or a catalog'",
                "jdbc:trino://a.example.com?nonsense=1 | | Trino: parameter 1 is not known, and may lead anywhere",
                "jdbc:trino://a.example.com?ssl=true | | Trino: parameter 1 is not known, and may lead anywhere",
                "jdbc:trino://a.example.com | serverName=b.example.com | Trino: a property is not known, and may lead anywhere",
                "jdbc:trino://a.example.com?=1 | | Trino: parameter 1 is not known, and may lead anywhere",
                "jdbc:trino://a.example.com?SSL | | Trino: parameter 1 has no value",
                "jdbc:trino://a.example.com?SSL=yes | | Trino: SSL is neither true nor false",
                "jdbc:trino://a.example.com?SSL=true | SSL=false | Trino: a property is set twice",
                "jdbc:trino://a.example.com/hive?catalog=x | | Trino: parameter 1 is set twice",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(Readings.of(url, properties)).isEqualTo("? " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:trino://u:not-a-secret@a.example.com/hive?password=not-a-secret, jdbc:trino://a.example.com/hive",
        "jdbc:trino://a.example.com/hive@not-a-secret, jdbc:trino:…",
        "jdbc:trino://a.example.com/hive;not-a-secret, jdbc:trino:…",
    })
    void is_shown_without_credentials(String url, String shown) {
        assertThat(Readings.shown(url)).isEqualTo(shown);
    }
}
