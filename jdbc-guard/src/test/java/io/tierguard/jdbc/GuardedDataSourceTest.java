package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuardedDataSourceTest {

    private final Guard guard = Guards.staging();

    @Nested
    class On_H2_in_memory {

        private final String url = "jdbc:h2:mem:guarded_data_source";

        @Test
        void hands_out_the_drivers_own_connection() throws SQLException {
            try (Connection connection = GuardedDataSource.of(url, guard).getConnection()) {
                assertThat(connection.getClass().getName()).isEqualTo("org.h2.jdbc.JdbcConnection");
                assertThat(connection.createStatement().executeQuery("select 1").next())
                        .isTrue();
            }
        }

        @Test
        void is_refused_where_local_belongs_to_others() {
            Guard test = Guards.of(Tier.TEST);

            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> GuardedDataSource.named("orders").of(url, test))
                    .withMessage("""
                            TG-2001 refused: this process is test, and the local database guarded_data_source belongs to staging and production
                              used by                    GuardedDataSource 'orders'
                              target                     jdbc:h2:mem:guarded_data_source  (credentials and parameters left out)
                              staging and production by  local                             tierguard.yaml:10
                              to fix                     point GuardedDataSource 'orders' at an endpoint of test, or correct tierguard.yaml:10 if this endpoint is not staging and production's""");
        }
    }
}
