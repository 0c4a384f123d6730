package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a converter of the user's throws quotes its text more often than not, and goes no further. */
class OwnConvertersTest {

    private static int asked;

    @ConfigMapping(prefix = "app")
    interface Own {
        @WithConverter(Failing.class)
        String own();
    }

    /** Fails in the way that the text names; {@code late} fails where it is asked for the second time. */
    public static final class Failing implements Converter<String> {
        private static final long serialVersionUID = 1;

        @Override
        public String convert(String text) {
            switch (text) {
                case "runtime" -> throw new IllegalStateException(text);
                case "checked" -> Failing.<RuntimeException>throwUndeclared(new IOException(text));
                case "linkage" -> throw new NoClassDefFoundError(text);
                case "assertion" -> throw new AssertionError(text);
                case "error" -> throw new Error(text);
                case "late" -> {
                    if (asked++ > 0) {
                        throw new Error(text);
                    }
                }
                default -> {}
            }
            return text;
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }

    @BeforeEach
    void ask_for_the_first_time() {
        asked = 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "linkage", "assertion", "error"})
    void a_value_whose_converter_fails_is_malformed(String way) {
        assertThat(Shop.problems(Own.class, Map.of("APP_OWN", way))).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7003 APP_OWN (environment variable): does not hold a text
                  to fix     set it to a text
                """);
    }

    @Test
    void a_converter_that_changes_its_mind_makes_the_mapping_unusable() {
        assertThat(Shop.problems(Own.class, Map.of("APP_OWN", "late"))).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7008 Own: Own cannot be used as a mapping: SmallRye Config fails on it with UndeclaredThrowableException
                  to fix     correct the interface, as docs/settings.md shows
                """);
    }

    @Test
    void a_converter_that_takes_its_text_is_asked_for_it() {
        assertThat(Shop.load(Own.class, Map.of("APP_OWN", "fine")).own()).isEqualTo("fine");
    }
}
