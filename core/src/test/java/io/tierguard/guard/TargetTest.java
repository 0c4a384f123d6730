package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.net.URI;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final String URL = "jdbc:postgresql://user:sesame@db.example.com/orders";

    private static Endpoint endpoint(String host) {
        return Endpoint.socket(Host.parse(host).orElseThrow(), 443);
    }

    @Test
    void is_a_url_with_all_its_secrets_for_its_reader() {
        assertThat(Target.of(URL).url()).isEqualTo(URL);
        assertThat(Target.of(URI.create("https://user:sesame@a.example.com/x?y=z"))
                        .url())
                .isEqualTo("https://user:sesame@a.example.com/x?y=z");
        assertThat(Target.of(URL).properties()).isEmpty();
        assertThat(Target.of(URL).endpoints()).isEmpty();
    }

    @Test
    void is_endpoints_that_a_wrapper_has_read_already() {
        Endpoint first = endpoint("b.example.com");
        Endpoint second = endpoint("a.example.com");

        assertThat(Target.of(first, second).endpoints()).containsExactly(first, second);
        assertThat(Target.of(first).url()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(Target::of).withMessage("a target has at least one endpoint");
    }

    @Nested
    class With_properties {
        @Test
        void has_those_of_every_layer_and_values_that_are_no_texts() {
            Properties defaults = new Properties();
            defaults.setProperty("user", "orders");
            defaults.setProperty("ssl", "false");
            Properties properties = new Properties(defaults);
            properties.setProperty("ssl", "true");
            properties.put("portNumber", 6432);
            properties.put(7, 'x');

            assertThat(Target.of(URL, properties).properties())
                    .containsExactly(
                            entry("7", "x"),
                            entry("portNumber", "6432"),
                            entry("ssl", "true"),
                            entry("user", "orders"));
        }

        @Test
        void keeps_what_it_was_made_of_whatever_becomes_of_them() {
            Properties properties = new Properties();
            properties.setProperty("user", "orders");
            Target target = Target.of(URL, properties);
            properties.setProperty("host", "elsewhere.example.com");

            assertThat(target.properties()).containsExactly(entry("user", "orders"));
            assertThat(target.properties()).isUnmodifiable();
            assertThat(target.url()).isEqualTo(URL);
        }
    }

    @Nested
    class A_copy {
        private final Properties properties = new Properties();

        @Test
        void with_a_component_or_without_the_settings_of_the_machine_is_the_same_target() {
            properties.setProperty("user", "orders");
            Target target = Target.of(URL, properties)
                    .withoutAmbientSettings()
                    .usedBy("GuardedDataSource 'orders'")
                    .forReport();

            assertThat(target.url()).isEqualTo(URL);
            assertThat(target.properties()).containsExactly(entry("user", "orders"));
            assertThat(target.usedBy()).isEqualTo("GuardedDataSource 'orders'");
            assertThat(target.hasAmbientSettings()).isFalse();
            assertThat(target.isForReport()).isTrue();
        }

        @Test
        void has_what_it_was_not_told_otherwise() {
            Target target = Target.of(endpoint("a.example.com"));

            for (Target copy : new Target[] {target, target.usedBy("x"), target.forReport(), Target.of(URL)}) {
                assertThat(copy.hasAmbientSettings()).isTrue();
            }
            assertThat(Target.of(URL, properties).hasAmbientSettings()).isTrue();
            assertThat(target.usedBy()).isEmpty();
            assertThat(target.usedBy("x").isForReport()).isFalse();
            assertThat(target.withoutAmbientSettings().isForReport()).isFalse();
            assertThat(target.usedBy("x").endpoints()).isEqualTo(target.endpoints());
        }
    }

    @Test
    void shows_who_wants_it_and_nothing_of_it() {
        Endpoint database = Endpoint.database(
                "postgresql", Host.parse("db.example.com").orElseThrow(), Component.of(5432), Component.of("sesame"));

        assertThat(Target.of(URL)).hasToString("Target");
        assertThat(Target.of(URL).usedBy("SHOP_URL")).hasToString("Target of SHOP_URL");
        assertThat(Target.of(database).usedBy("SHOP_URL")).hasToString("Target of SHOP_URL");
    }
}
