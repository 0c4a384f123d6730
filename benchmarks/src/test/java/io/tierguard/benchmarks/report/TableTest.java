package io.tierguard.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void aligns_its_columns() {
        Table table = new Table("sizes", "what", "ns");
        table.add("a longer name", "1");
        table.add("b", "12345");

        assertThat(table.markdown()).isEqualTo("""
                ### sizes

                | what          |    ns |
                | ------------- | ----: |
                | a longer name |     1 |
                | b             | 12345 |
                """);
    }

    @Test
    void refuses_a_row_of_another_width() {
        Table table = new Table("sizes", "what", "ns");

        assertThatIllegalArgumentException().isThrownBy(() -> table.add("a")).withMessage("a row has 2 cells");
    }
}
