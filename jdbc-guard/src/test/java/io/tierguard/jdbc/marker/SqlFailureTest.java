package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {

    @Test
    void of_a_timeout_is_told_by_its_type_however_deep() {
        assertThat(SqlFailure.isTimeout(new SQLTimeoutException("x"))).isTrue();
        assertThat(SqlFailure.isTimeout(new SocketTimeoutException("x"))).isTrue();
        assertThat(SqlFailure.isTimeout(new SQLException(new IOException(new SocketTimeoutException("x")))))
                .isTrue();
        assertThat(SqlFailure.isTimeout(new SQLException(new IOException("timed out"))))
                .isFalse();
        Throwable deep = new SocketTimeoutException("x");
        for (int depth = 1; depth < 10; depth++) {
            deep = new IOException(deep);
        }
        assertThat(SqlFailure.isTimeout(deep)).isTrue();
        assertThat(SqlFailure.isTimeout(new IOException(deep))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "53300", "55P03", "57P01", "58030", "70100", "HYT00"})
    void of_the_moment_may_pass(String state) {
        assertThat(SqlFailure.mayPass(new SQLException("x", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42P01", "22012", "28000", "0A000", "", "08", "0800", "080061"})
    void of_any_other_kind_stays(String state) {
        assertThat(SqlFailure.mayPass(new SQLException("x", state))).isFalse();
    }

    @Test
    void by_its_type_may_pass_or_stays() {
        for (Exception passing : List.of(
                new SQLTransientException("x"),
                new SQLRecoverableException("x"),
                new SQLNonTransientConnectionException("x"))) {
            assertThat(SqlFailure.mayPass(passing)).isTrue();
        }
        for (Exception staying :
                List.of(new SQLException("x"), new SQLSyntaxErrorException("x"), new IllegalStateException("x"))) {
            assertThat(SqlFailure.mayPass(staying)).isFalse();
        }
    }

    @Test
    void is_told_by_its_state_or_its_type_and_never_by_its_text() {
        assertThat(SqlFailure.describe(new SQLException("fake-secret", "42P01")))
                .isEqualTo("the database or its driver failed with SQLState 42P01");
        assertThat(SqlFailure.describe(new SQLException("fake-secret", "fake-secret")))
                .isEqualTo("its driver failed with java.sql.SQLException");
        assertThat(SqlFailure.describe(new SQLException("fake-secret")))
                .isEqualTo("its driver failed with java.sql.SQLException");
        assertThat(SqlFailure.describe(new IllegalStateException("fake-secret")))
                .isEqualTo("its driver failed with java.lang.IllegalStateException");
    }
}
