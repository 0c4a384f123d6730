package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of a target hold its password; printed by chance, they tell nothing. */
class DialectPrintedFormsTest {

    private static final String FAKE = "not-a-" + "secret";

    static Stream<Object> parts() {
        return Stream.of(
                Cut.at('=', "password=" + FAKE),
                new MysqlHosts.Part("password", FAKE),
                new OracleDescriptor.Pair("PASSWORD", FAKE, List.of()),
                new InnerTarget("jdbc:mysql://u:" + FAKE + "@a.example.com/x", Map.of("password", FAKE), false),
                new DockerHost(Map.of("TOKEN", FAKE), Path.of(FAKE), false));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void are_their_own_names(Object part) {
        assertThat(part).hasToString(part.getClass().getSimpleName());
    }
}
