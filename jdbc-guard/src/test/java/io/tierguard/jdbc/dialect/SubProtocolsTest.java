package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubProtocolsTest {

    @Test
    void of_the_analytical_and_embedded_drivers_are_theirs_alone() {
        assertThat(new HsqldbDialect().subProtocols()).isEqualTo(Set.of("hsqldb"));
        assertThat(new DerbyDialect().subProtocols()).isEqualTo(Set.of("derby"));
        assertThat(new SqliteDialect().subProtocols()).isEqualTo(Set.of("sqlite"));
        assertThat(new SnowflakeDialect().subProtocols()).isEqualTo(Set.of("snowflake"));
        assertThat(new TrinoDialect().subProtocols()).isEqualTo(Set.of("trino"));
        assertThat(new PrestoDialect().subProtocols()).isEqualTo(Set.of("presto"));
        assertThat(new ClickhouseDialect().subProtocols()).isEqualTo(Set.of("clickhouse", "ch"));
        assertThat(new BigqueryDialect().subProtocols()).isEqualTo(Set.of("bigquery"));
    }

    @Test
    void of_clickhouse_are_one_protocol() {
        for (String url : List.of("jdbc:ch://a.example.com", "jdbc:clickhouse://a.example.com")) {
            assertThat(((Reading.Endpoints) Witness.read(url, Map.of())).endpoints())
                    .extracting(endpoint -> endpoint.protocol().value().orElseThrow())
                    .containsExactly("clickhouse");
        }
    }
}
