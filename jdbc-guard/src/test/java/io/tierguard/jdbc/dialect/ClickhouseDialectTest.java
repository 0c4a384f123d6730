package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickhouseDialectTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:clickhouse://a.example.com/orders | | a.example.com:8123/orders",
                "jdbc:ch://a.example.com/orders | | a.example.com:8123/orders",
                "jdbc:ch://a.example.com | | a.example.com:8123/default",
                "jdbc:ch://a.example.com/ | user=u;password=not-a-secret | a.example.com:8123/default",
                "jdbc:ch://A.Example.com:9123/orders?compress=true | | a.example.com:9123/orders",
                "jdbc:ch:http://a.example.com/orders | | a.example.com:8123/orders",
                "jdbc:ch:https://a.example.com/orders | | a.example.com:8443/orders",
                "jdbc:clickhouse:https://a.example.com:443/orders | | a.example.com:443/orders",
                "jdbc:ch://a.example.com/orders?ssl=true | | a.example.com:8443/orders",
                "jdbc:ch://a.example.com/orders?ssl=TRUE&sslmode=strict | | a.example.com:8443/orders",
                "jdbc:ch://a.example.com/orders | ssl=true | a.example.com:8443/orders",
                "jdbc:ch://a.example.com/orders?ssl=false | ssl=true | a.example.com:8443/orders",
                "jdbc:ch:https://a.example.com/orders?ssl=false | | a.example.com:8443/orders",
                "jdbc:ch://a.example.com:8123/orders?ssl=true | | a.example.com:8123/orders",
                "jdbc:ch://a.example.com/orders?database=other | | a.example.com:8123/other",
                "jdbc:ch://a.example.com/orders | database=other | a.example.com:8123/orders",
                "jdbc:ch://a.example.com | database=other | a.example.com:8123/other",
                "jdbc:ch://a.example.com/or%64ers | | a.example.com:8123/orders",
                "jdbc:ch://a.example.com:8123/proxy/orders | | a.example.com:8123/orders",
                "jdbc:ch://u:not-a-secret@a.example.com/orders | | a.example.com:8123/orders",
                "jdbc:ch://[2001:db8::1]:8123/orders | | 2001:db8::1:8123/orders",
                "jdbc:ch://[::1]/orders | | ::1:8123/orders",
                "jdbc:ch://a.example.com/orders?clickhouse_setting_max_threads=1&http_header_X=y | | a.example.com:8123/orders",
                "jdbc:ch://a.example.com,b.example.com:9123/orders | | a.example.com:8123/orders b.example.com:9123/orders",
                "jdbc:clickhouse:https://a.example.com,b.example.com/orders | | a.example.com:8443/orders b.example.com:8443/orders",
                "jdbc:ch://a.example.com,b.example.com,c.example.com:1/orders?failover=1 | | a.example.com:8123/orders b.example.com:8123/orders c.example.com:1/orders",
            })
    void is_read_as_the_driver_dials(String url, String properties, String endpoints) {
        assertThat(Readings.of(url, properties)).isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "JDBC:ch://a.example.com | | 'ClickHouse: it begins neither with jdbc:clickhouse: and // nor with http: or https:'",
                "jdbc:CH://a.example.com | | 'ClickHouse: it begins neither with jdbc:clickhouse: and // nor with http: or https:'",
                "jdbc:ch:HTTPS://a.example.com | | 'ClickHouse: it begins neither with jdbc:clickhouse: and // nor with http: or https:'",
                "jdbc:ch:grpc://a.example.com | | 'ClickHouse: it begins neither with jdbc:clickhouse: and // nor with http: or https:'",
                "jdbc:ch:a.example.com:8123 | | 'ClickHouse: it begins neither with jdbc:clickhouse: and // nor with http: or https:'",
                "jdbc:ch:http://https://a.example.com | | ClickHouse: more than one slash stands behind the host",
                "jdbc:ch:///orders | | ClickHouse: it names no host",
                "jdbc:ch://:8123/orders | | ClickHouse: host 1 cannot be read",
                "jdbc:ch://db_1/orders | | ClickHouse: host 1 cannot be read",
                "jdbc:ch://u@v@a.example.com/orders | | ClickHouse: more than one @ stands before the host",
                "jdbc:ch://a.example.com,/orders | | ClickHouse: host 2 cannot be read",
                "'jdbc:ch://,@a.example.com/orders' | | 'ClickHouse: a comma stands before an @, and may end a host'",
                "jdbc:ch://a.example.com/orders?=1 | | ClickHouse: parameter 1 is not known, and may lead anywhere",
                "jdbc:ch://a.example.com,u@b.example.com/orders | | 'ClickHouse: a comma stands before an @, and may end a host'",
                "jdbc:ch://a.example.com,db_1/orders | | ClickHouse: host 2 cannot be read",
                "'jdbc:ch://(http://a.example.com),(https://b.example.com)/orders' | | ClickHouse: more than one slash stands behind the host",
                "'jdbc:ch://a.example.com, b.example.com/orders' | | ClickHouse: what stands before the parameters has a blank, a control character or a backslash at character 22",
                "jdbc:ch://a.example.com:0/orders | | ClickHouse: the port of host 1 is none",
                "jdbc:ch://a.example.com/proxy/orders | | ClickHouse: the driver needs a port where a path has more than one part",
                "jdbc:ch://a.example.com//orders | | ClickHouse: more than one slash stands behind the host",
                "jdbc:ch://a.example.com/orders#@b | | 'ClickHouse: something stands behind a #'",
                "jdbc:ch://a.example.com/orders?proxy_host=b.example.com&proxy_port=1 | | 'ClickHouse: parameter 1, proxy_host, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders | proxy_type=HTTP | 'ClickHouse: a property, proxy_type, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders?custom_socket_factory=x.Y | | 'ClickHouse: parameter 1, custom_socket_factory, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders?auto_discovery=true | | 'ClickHouse: parameter 1, auto_discovery, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders?ssl_socket_sni=b.example.com | | 'ClickHouse: parameter 1, ssl_socket_sni, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders?http_header_X-ClickHouse-Database=b | | 'ClickHouse: parameter 1, http_header_x-clickhouse-database, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders | clickhouse_setting_database=b | 'ClickHouse: a property, clickhouse_setting_database, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders?custom_http_params=a%3D1,database%3Db | | 'ClickHouse: parameter 1, custom_http_params, names another database'",
                "jdbc:ch://a.example.com/orders?http_header_HOST=b.example.com | | 'ClickHouse: parameter 1, http_header_host, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders?clickhouse.jdbc.v1=true | | 'ClickHouse: clickhouse.jdbc.v1 or clickhouse.jdbc.v2 chooses another driver, for all targets'",
                "jdbc:ch://a.example.com/orders | host=b.example.com | 'ClickHouse: a property, host, leads where it cannot be followed'",
                "jdbc:ch://a.example.com/orders?SSL=true | | ClickHouse: parameter 1 is not known, and may lead anywhere",
                "jdbc:ch://a.example.com/orders?nonsense=1 | | ClickHouse: parameter 1 is not known, and may lead anywhere",
                "jdbc:ch://a.example.com/orders?ssl | | ClickHouse: parameter 1 has no value",
                "jdbc:ch://a.example.com/orders?compress=1&&ssl=true | | ClickHouse: parameter 2 has no value",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(Readings.of(url, properties)).isEqualTo("? " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:ch://u:not-a-secret@a.example.com/orders?password=not-a-secret, jdbc:ch://a.example.com/orders",
        "jdbc:clickhouse:https://a.example.com/orders;not-a-secret, jdbc:clickhouse:…",
    })
    void is_shown_without_credentials(String url, String shown) {
        assertThat(Readings.shown(url)).isEqualTo(shown);
    }
}
