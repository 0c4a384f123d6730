package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatabaseIdentityTest {

    @Test
    void leaves_out_what_is_not_told() {
        Map<String, @Nullable String> told = new LinkedHashMap<>();
        told.put("system", null);
        told.put("server", "");
        told.put("database", "16384");
        DatabaseIdentity identity = DatabaseIdentity.of("postgresql", "orders", told);

        assertThat(identity.bind()).containsExactly(entry("engine", "postgresql"), entry("database", "16384"));
        assertThat(identity.engine()).isEqualTo("postgresql");
        assertThat(identity.name()).isEqualTo("orders");
        assertThat(DatabaseIdentity.of("h2", null, Map.of()).name()).isEmpty();
        assertThat(new DatabaseIdentity("orders", Map.of()).engine()).isEmpty();
    }
}
