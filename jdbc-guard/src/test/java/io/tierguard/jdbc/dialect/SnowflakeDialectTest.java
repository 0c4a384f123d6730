package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnowflakeDialectTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:snowflake://acme.snowflakecomputing.com | | acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://acme.snowflakecomputing.com/ | user=u;password=not-a-secret | acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://acme.eu-central-1.snowflakecomputing.com/?db=orders&warehouse=w&role=r | | acme.eu-central-1.snowflakecomputing.com:443/orders",
                "jdbc:snowflake://acme.snowflakecomputing.com:8443/?database=orders | | acme.snowflakecomputing.com:8443/orders",
                "jdbc:snowflake://ACME.snowflakecomputing.com/?DB=orders | | acme.snowflakecomputing.com:443/orders",
                "jdbc:snowflake://acme.snowflakecomputing.com/?db=orders | DB=other | acme.snowflakecomputing.com:443/other",
                "jdbc:snowflake://acme.snowflakecomputing.com/?db=orders&db=other | | acme.snowflakecomputing.com:443/other",
                "jdbc:snowflake://acme.snowflakecomputing.com/?db=or%64ers | | acme.snowflakecomputing.com:443/orders",
                "jdbc:snowflake://acme.snowflakecomputing.com/ | account=other | acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://acme.snowflakecomputing.com/?account=other | | acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://my_org-acme.snowflakecomputing.com/ | | my-org-acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://my_org-acme.snowflakecomputing.com/?account=other | | my_org-acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://my_org-acme.snowflakecomputing.com/?allowUnderscoresInHost=true | | my_org-acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://my_org-acme.snowflakecomputing.com/ | ALLOWUNDERSCORESINHOST=on | my_org-acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://my_org-acme.privatelink.snowflakecomputing.com/?db= | | my-org-acme.privatelink.snowflakecomputing.com:443/-",
                "jdbc:snowflake://acme-1x.global.snowflakecomputing.com/ | | acme-1x.global.snowflakecomputing.com:443/-",
                "jdbc:snowflake://a.example.com/ | | a.example.com:443/-",
                "jdbc:snowflake://db_1.example.com/ | | db_1.example.com:443/-",
                "jdbc:snowflake://localhost:8080/?account=acme&ssl=off | | localhost:8080/-",
                "jdbc:snowflake://localhost/?ssl=off | account=acme | localhost:443/-",
                "jdbc:snowflake://http://a.example.com:8080/ | | a.example.com:8080/-",
                "jdbc:snowflake://https://acme.snowflakecomputing.com/?db=orders | | acme.snowflakecomputing.com:443/orders",
                "jdbc:snowflake://acme.snowflakecomputing.com/?authenticator=externalbrowser&tracing=OFF&CLIENT_SESSION_KEEP_ALIVE=true | | acme.snowflakecomputing.com:443/-",
                "jdbc:snowflake://acme.snowflakecomputing.com/?password=a=b&db=orders | | acme.snowflakecomputing.com:443/orders",
                "jdbc:snowflake://acme.snowflakecomputing.com/?db=a=b | | acme.snowflakecomputing.com:443/-",
            })
    void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
        assertThat(Readings.of(url, properties)).isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:snowflake:auto | | Snowflake: auto takes the host from a file or the environment of this machine",
                "jdbc:snowflake:auto?connectionName=prod | | Snowflake: auto takes the host from a file or the environment of this machine",
                "jdbc:snowflake://acme.snowflakecomputing.com/?tracing=jdbc:snowflake:auto | | Snowflake: auto takes the host from a file or the environment of this machine",
                "JDBC:snowflake://acme.snowflakecomputing.com/ | | Snowflake: it does not begin with jdbc:snowflake://",
                "jdbc:Snowflake://acme.snowflakecomputing.com/ | | Snowflake: it does not begin with jdbc:snowflake://",
                "jdbc:snowflake:acme.snowflakecomputing.com | | Snowflake: it does not begin with jdbc:snowflake://",
                "jdbc:snowflake://acme.snowflakecomputing.com/orders | | Snowflake: a path stands behind the host",
                "jdbc:snowflake://ftp://a.example.com/ | | Snowflake: a path stands behind the host",
                "jdbc:snowflake://HTTP://a.example.com/ | | Snowflake: a path stands behind the host",
                "jdbc:snowflake:///?account=acme | | Snowflake: it names no host",
                "jdbc:snowflake://localhost/ | | Snowflake: it names no account",
                "jdbc:snowflake://acme.global.snowflakecomputing.com/ | | Snowflake: a global host has no hyphen in its account",
                "jdbc:snowflake://-acme.global.snowflakecomputing.com/ | | Snowflake: it names no account",
                "jdbc:snowflake://.snowflakecomputing.com/ | | Snowflake: it names no account",
                "jdbc:snowflake://u@a.example.com/ | | 'Snowflake: the driver takes neither a user, an empty host nor an IPv6 address there'",
                "jdbc:snowflake://@a.example.com/ | | 'Snowflake: the driver takes neither a user, an empty host nor an IPv6 address there'",
                "jdbc:snowflake://u:p@a.example.com/ | | 'Snowflake: the driver takes neither a user, an empty host nor an IPv6 address there'",
                "jdbc:snowflake://[::1]/?account=acme | | 'Snowflake: the driver takes neither a user, an empty host nor an IPv6 address there'",
                "jdbc:snowflake://a.example.com,b.example.com/ | | Snowflake: host 1 cannot be read",
                "jdbc:snowflake://a%2Eexample.com/ | | Snowflake: host 1 cannot be read",
                "jdbc:snowflake://a.example.com:0/ | | Snowflake: the port of host 1 is none",
                "jdbc:snowflake://a.example.com/?db=x#y | | 'Snowflake: something stands behind a #'",
                "jdbc:snowflake://a.example.com/?useProxy=true&proxyHost=b.example.com | | 'Snowflake: parameter 1, useProxy, leads where it cannot be followed'",
                "jdbc:snowflake://a.example.com/ | PROXYHOST=b.example.com | 'Snowflake: a property, proxyHost, leads where it cannot be followed'",
                "jdbc:snowflake://a.example.com/ | serverURL=https://b.example.com/ | 'Snowflake: a property, serverURL, leads where it cannot be followed'",
                "jdbc:snowflake://a.example.com/?authenticator=https%3A%2F%2Fb.example.com | | Snowflake: parameter 1 holds a URL, where the driver may connect to as well",
                "jdbc:snowflake://a.example.com/?oauthTokenRequestUrl=x | | 'Snowflake: parameter 1, oauthTokenRequestUrl, leads where it cannot be followed'",
                "jdbc:snowflake://a.example.com/?ENABLE_DIAGNOSTICS=true | | 'Snowflake: parameter 1, ENABLE_DIAGNOSTICS, leads where it cannot be followed'",
                "jdbc:snowflake://a.example.com/?nonsense=1 | | Snowflake: parameter 1 is not known, and may lead anywhere",
                "jdbc:snowflake://a.example.com/?db=%zz | | Snowflake: it is no URL",
                "jdbc:snowflake://a.example.com/?db=x&database=y | | Snowflake: db and database name different databases",
                "jdbc:snowflake://a.example.com/ | db=x;DB=y | 'Snowflake: a property is set twice, in different case'",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(Readings.of(url, properties)).isEqualTo("? " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:snowflake://https://a.example.com/?password=not-a-secret, jdbc:snowflake://https://a.example.com/",
        "jdbc:snowflake://u:not-a-secret@a.example.com/, jdbc:snowflake:…",
    })
    void is_shown_without_credentials(String url, String shown) {
        assertThat(Readings.shown(url)).isEqualTo(shown);
    }

    @Test
    void bigquery_is_never_read() {
        assertThat(Readings.of("jdbc:bigquery://https://www.googleapis.com/bigquery/v2:443;ProjectId=orders", null))
                .isEqualTo("? BigQuery: the projects of all tiers are behind one host,"
                        + " so that a host cannot tell whose it is");
    }
}
