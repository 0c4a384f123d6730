package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Target;
import java.sql.DriverManager;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTimeoutTest {

    /** Before as well: the data sources of some drivers set the driver manager's. */
    @BeforeEach
    @AfterEach
    void nobodys() {
        DriverManager.setLoginTimeout(0);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost/orders, 5",
        "jdbc:postgresql://localhost/orders?loginTimeout=2, 2",
        "jdbc:postgresql://localhost/orders?ssl=true&loginTimeout=7&x=y, 7",
        "jdbc:postgresql://localhost/orders?loginTimeout=0, 5",
        "jdbc:postgresql://localhost/orders?loginTimeout=60, 10",
        "jdbc:postgresql://localhost/orders?loginTimeout=2s, 5",
        "jdbc:postgresql://localhost/orders?myloginTimeout=2, 5",
        "jdbc:postgresql://localhost/orders?loginTimeout=999999999999, 5",
        "jdbc:postgresql://localhost/orders?loginTimeout=8&loginTimeout=3, 3",
        "jdbc:sqlserver://localhost;logintimeout=4;encrypt=false, 4"
    })
    void is_the_shortest_that_the_url_names(String url, int seconds) {
        assertThat(LoginTimeout.of(Target.of(url)).toSeconds()).isEqualTo(seconds);
    }

    @Test
    void is_the_shortest_that_anybody_names() {
        Properties properties = new Properties();
        properties.setProperty("loginTimeout", "6");
        properties.setProperty("connectTimeout", "1");
        Target target = Target.of("jdbc:postgresql://localhost/orders?loginTimeout=8", properties);

        assertThat(LoginTimeout.of(target).toSeconds()).isEqualTo(6);
        DriverManager.setLoginTimeout(9);
        assertThat(LoginTimeout.of(target).toSeconds()).isEqualTo(6);
        DriverManager.setLoginTimeout(3);
        assertThat(LoginTimeout.of(target).toSeconds()).isEqualTo(3);
        assertThat(LoginTimeout.of(Target.of("jdbc:h2:mem:x")).toSeconds()).isEqualTo(3);
        DriverManager.setLoginTimeout(30);
        assertThat(LoginTimeout.of(Target.of("jdbc:h2:mem:x")).toSeconds()).isEqualTo(10);
    }
}
