package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.GuardSlot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuardedDriverTest {

    private static final String URL = "jdbc:tierguard:h2:mem:guarded_driver";
    private static final String FAKE_PASSWORD = "not-a-" + "secret";

    @Test
    void is_found_by_the_service_loader_and_registered_once() {
        assertThat(ServiceLoader.load(Driver.class).stream().map(ServiceLoader.Provider::type))
                .contains(GuardedDriver.class);
        assertThat(DriverManager.drivers().filter(driver -> driver.getClass() == GuardedDriver.class))
                .hasSize(1);
    }

    @Test
    void takes_its_own_prefix_only() throws SQLException {
        GuardedDriver driver = new GuardedDriver();

        assertThat(driver.acceptsURL(URL)).isTrue();
        for (String other : new String[] {
            "jdbc:h2:mem:x", "JDBC:tierguard:h2:mem:x", "jdbc:tierguard", "jdbc:postgresql://a/tierguard:", null
        }) {
            assertThat(driver.acceptsURL(other)).isFalse();
            assertThat(driver.connect(other, new Properties())).isNull();
            assertThat(driver.getPropertyInfo(other, null)).isEmpty();
        }
    }

    @Test
    void has_the_version_of_the_project() throws Exception {
        GuardedDriver driver = new GuardedDriver();
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(pom).contains("<version>" + driver.getMajorVersion() + "." + driver.getMinorVersion() + ".");
        assertThat(driver.jdbcCompliant()).isFalse();
        assertThat(driver.getParentLogger().getName()).isEqualTo("io.tierguard.jdbc");
    }

    @Nested
    class With_a_published_guard {

        @Test
        void hands_out_the_drivers_own_connection() throws SQLException {
            try (GuardSlot.Publication published = GuardSlot.publish(Guards.staging());
                    Connection connection = DriverManager.getConnection(URL, "sa", "")) {
                assertThat(connection.getClass().getName()).isEqualTo("org.h2.jdbc.JdbcConnection");
                assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:guarded_driver");
            }
        }

        @Test
        void refuses_in_the_way_of_the_data_source() {
            try (GuardSlot.Publication published = GuardSlot.publish(Guards.staging())) {
                assertThatExceptionOfType(RefusedSqlException.class)
                        .isThrownBy(() -> DriverManager.getConnection(
                                "jdbc:tierguard:postgresql://db.prod.example.com/orders?password=" + FAKE_PASSWORD))
                        .withMessage("""
                                TG-2001 refused: this process is staging, and db.prod.example.com:5432/orders belongs to production
                                  used by        the driver jdbc:tierguard:
                                  target         jdbc:postgresql://db.prod.example.com/orders  (credentials and parameters left out)
                                  production by  *.prod.example.com                tierguard.yaml:4
                                  to fix         point the driver jdbc:tierguard: at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""");
            }
        }

        @Test
        void tells_the_properties_of_the_real_driver() throws SQLException {
            try (GuardSlot.Publication published = GuardSlot.publish(Guards.staging())) {
                DriverPropertyInfo[] told = new GuardedDriver()
                        .getPropertyInfo("jdbc:tierguard:postgresql://db.staging.example.com/orders", new Properties());

                assertThat(Stream.of(told).map(property -> property.name)).contains("ApplicationName");
                assertThatExceptionOfType(RefusedSqlException.class)
                        .isThrownBy(() -> new GuardedDriver()
                                .getPropertyInfo("jdbc:tierguard:postgresql://db.prod.example.com/orders", null));
            }
        }

        @Test
        void shows_the_right_form_of_a_url_with_a_second_jdbc() {
            try (GuardSlot.Publication published = GuardSlot.publish(Guards.staging())) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> new GuardedDriver()
                                .connect("jdbc:tierguard:JDBC:PostgreSQL://u:" + FAKE_PASSWORD + "@a/x", null))
                        .withMessage("TG-3002 refused: a jdbc: inside jdbc:tierguard: is one too many\n"
                                + "  to fix     write jdbc:tierguard:postgresql:…")
                        .matches(refusal -> refusal.getSQLState().equals("08004"));
            }
        }
    }

    @Nested
    class Without_a_guard {

        @Test
        void refuses_and_says_why_none_could_be_made() {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(URL, "u", FAKE_PASSWORD))
                    .withMessageStartingWith(
                            "TG-3001 refused: jdbc:tierguard: found no started Tierguard, and starting one failed\n"
                                    + "  TG-1001    tierguard.yaml: there is no tierguard.yaml on the class path\n")
                    .withMessageEndingWith("  to fix     call Tierguard.start() first, or mend what the report says")
                    .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(FAKE_PASSWORD));
        }
    }

    @Nested
    class Its_form_of_a_url {

        @Test
        void is_taken_by_the_data_source_too() throws SQLException {
            try (Connection connection =
                    GuardedDataSource.of(URL, Guards.staging()).getConnection()) {
                assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:guarded_driver");
            }
        }
    }

    @Nested
    class A_property {

        @Test
        void that_is_no_text_is_refused() {
            Properties properties = new Properties();
            properties.put("loginTimeout", 5);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedDataSource.of("jdbc:h2:mem:x", properties, Guards.staging()))
                    .withMessage(
                            "TG-3007 refused: a property of the connection is no text, which drivers read differently\n"
                                    + "  to fix     give every property as a String");
        }

        @Test
        void that_is_a_default_counts() {
            Properties defaults = new Properties();
            defaults.setProperty("PGHOST", "db.prod.example.com");

            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() ->
                            GuardedDataSource.of("jdbc:postgresql:orders", new Properties(defaults), Guards.staging()));
        }

        @Test
        void that_is_changed_afterwards_moves_nothing() throws SQLException {
            Properties properties = new Properties();
            GuardedDataSource source = GuardedDataSource.of("jdbc:h2:mem:kept", properties, Guards.staging());
            properties.setProperty("INIT", "RUNSCRIPT FROM 'http://db.prod.example.com/x'");

            try (Connection connection = source.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }
}
