package io.tierguard.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageTest {

    private static final String TEXT = """
            before
            <!-- figures: a -->

            | old |

            <!-- end -->
            between
            <!-- figures: b -->
            <!-- end -->
            after
            """;

    @Test
    void takes_the_figures_of_one_place_and_leaves_the_rest() {
        assertThat(Page.of(TEXT).with("b", "| new |\n").text()).isEqualTo("""
                before
                <!-- figures: a -->

                | old |

                <!-- end -->
                between
                <!-- figures: b -->

                | new |

                <!-- end -->
                after
                """);
        assertThat(Page.of(TEXT).with("a", "| 1 |").with("a", "| 2 |").text()).isEqualTo(TEXT.replace("old", "2"));
    }

    @Test
    void has_no_place_for_what_it_does_not_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Page.of(TEXT).with("c", ""))
                .withMessage("the page has no place for the figures of c");
    }
}
