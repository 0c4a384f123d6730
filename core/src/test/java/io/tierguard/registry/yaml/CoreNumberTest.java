package io.tierguard.registry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CoreNumberTest {

    /** As the core schema of YAML 1.2 writes its numbers. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
            + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    @Provide
    Arbitrary<String> scalars() {
        Arbitrary<String> parts = Arbitraries.of(
                "0", "8", "12", "0o", "0x", "o", "x", "F", "e", "E", "+", "-", ".", ".inf", ".Inf", ".INF", ".nan",
                ".NaN", ".NAN", "/", ":", "\u0661");
        return parts.list().ofMaxSize(5).map(list -> String.join("", list));
    }

    @Property(tries = 10000)
    void is_what_the_core_schema_takes_for_a_number(@ForAll("scalars") String scalar) {
        assertThat(CoreNumber.isIn(scalar))
                .as(scalar)
                .isEqualTo(NUMBER.matcher(scalar).matches());
    }
}
