package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrestoDialectTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:presto://a.example.com:8080 | | a.example.com:8080/-",
                "jdbc:presto://a.example.com:8080/ | | a.example.com:8080/-",
                "jdbc:presto://a.example.com:8080/hive | | a.example.com:8080/hive",
                "jdbc:presto://a.example.com:8080/hive/sales | user=u | a.example.com:8080/hive",
                "jdbc:presto://A.Example.com:443/hive/sales/?SSL=true&user=u | | a.example.com:443/hive",
                "jdbc:presto://a.example.com:8080/hive | SSL=true | a.example.com:8080/hive",
                "jdbc:presto://a.example.com:8080?password=not-a-secret&SSL=true | user=u | a.example.com:8080/-",
                "jdbc:presto://[2001:db8::1]:8080/hive | | 2001:db8::1:8080/hive",
                "jdbc:presto://u@a.example.com:8080/hive | | a.example.com:8080/hive",
                "jdbc:presto://b.example.com:1@a.example.com:8080/hive | | a.example.com:8080/hive",
                "jdbc:presto://a.example.com:8080/h%69ve | | a.example.com:8080/hive",
                "jdbc:presto://localhost:8080/hive?applicationNamePrefix=x&clientTags=a | | localhost:8080/hive",
                "jdbc:presto://a.example.com:8080 | extraCredentials=x:y;sessionProperties=a:b | a.example.com:8080/-",
            })
    void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
        assertThat(Readings.of(url, properties)).isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "JDBC:presto://a.example.com:8080 | | Presto: the driver takes the prefix in lower case only",
                "jdbc:Presto://a.example.com:8080 | | Presto: the driver takes the prefix in lower case only",
                "jdbc:presto://a.example.com | | Presto: the driver has no port of its own",
                "jdbc:presto:///hive | | Presto: it names no host",
                "jdbc:presto:a.example.com:8080 | | Presto: it names no host",
                "jdbc:presto://a.example.com:8080,b.example.com:8080/hive | | Presto: host 1 cannot be read",
                "jdbc:presto://db_1:8080/hive | | Presto: host 1 cannot be read",
                "jdbc:presto://u@v@a.example.com:8080 | | Presto: more than one @ stands before the host",
                "jdbc:presto://a.example.com:0 | | Presto: the port of host 1 is none",
                "jdbc:presto://a.example.com:65536 | | Presto: the port of host 1 is none",
                "jdbc:presto://a.example.com:8080/a/b/c | | Presto: its path is neither a catalog nor a catalog and a schema",
                "jdbc:presto://a.example.com:8080/hive#x | | 'Presto: something stands behind a #'",
                "jdbc:presto://a.example.com:8080?socksProxy=b.example.com:1080 | | 'Presto: parameter 1, socksProxy, leads where it cannot be followed'",
                "jdbc:presto://a.example.com:8080?a%26httpProxy=b.example.com:1 | | Presto: parameter 1 has no value",
                "jdbc:presto://a.example.com:8080 | httpProxy=b.example.com:3128 | 'Presto: a property, httpProxy, leads where it cannot be followed'",
                "jdbc:presto://a.example.com:8080 | extraCredentials=hive.gcs.credentials.path:/x.json | 'Presto: extraCredentials has hive.gcs.credentials.path, whose file names a server to ask for a token'",
                "jdbc:presto://a.example.com:8080?customHeaders=Host:b.example.com | | 'Presto: parameter 1 has a header that names a host or a catalog'",
                "jdbc:presto://a.example.com:8080 | user=u;customHeaders=x-presto-catalog:b | 'Presto: a property has a header that names a host or a catalog'",
                "jdbc:presto://a.example.com:8080?catalog=hive | | Presto: parameter 1 is not known, and may lead anywhere",
                "jdbc:presto://a.example.com:8080?ssl=true | | Presto: parameter 1 is not known, and may lead anywhere",
                "jdbc:presto://a.example.com:8080?user=u | user=u | Presto: a property is set twice",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(Readings.of(url, properties)).isEqualTo("? " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:presto://u:not-a-secret@a.example.com:1/hive?password=not-a-secret, jdbc:presto://a.example.com:1/hive",
        "jdbc:presto://a.example.com:8080/hive;not-a-secret, jdbc:presto:…",
    })
    void is_shown_without_credentials(String url, String shown) {
        assertThat(Readings.shown(url)).isEqualTo(shown);
    }
}
