package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Reading;
import io.tierguard.jdbc.dialect.OracleDialectTest.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Oracle's driver dials for each target that is read; apart from the table, because it needs a JVM of its own. */
@Tag("own-process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OracleDialledTest {

    private final List<Set<String>> dialled = new ArrayList<>();

    static List<Case> cases() {
        return OracleDialectTest.cases();
    }

    @BeforeAll
    void dial_each_that_is_read() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        cases().forEach(one -> lines.add(OracleDials.line(one.url(), ReadingText.properties(one.properties()))));
        dialled.addAll(OracleDials.of(lines));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void was_named(Case one) {
        Set<String> named = ((Reading.Endpoints) OracleDialectTest.read(one.url(), one.properties()))
                .endpoints().stream().map(Dials::text).collect(Collectors.toSet());
        Set<String> reached = dialled.get(cases().indexOf(one));

        assertThat(reached).isNotEmpty();
        if (one.allDialled()) {
            assertThat(reached).isEqualTo(named);
        } else {
            assertThat(named).containsAll(reached);
        }
    }
}
