package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonFormTest {

    /** The same, as the grammar has it. */
    private static final Pattern FORM =
            Pattern.compile("((?:[A-Za-z][A-Za-z0-9+.-]*:){1,5})//([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);

    @Property(tries = 5000)
    void is_that_of_the_grammar(@ForAll("urls") String url) {
        Matcher form = FORM.matcher(url);
        boolean matches = form.matches();
        assertThat(CommonForm.of(url))
                .as(url)
                .isEqualTo(
                        matches
                                ? new CommonForm(
                                        form.group(1),
                                        form.group(2),
                                        form.group(3),
                                        Objects.requireNonNullElse(form.group(4), ""),
                                        Objects.requireNonNullElse(form.group(5), ""))
                                : null);
        Statistics.collect(matches);
        Statistics.coverage(seen -> {
            seen.check(true).percentage(share -> share > 10);
            seen.check(false).percentage(share -> share > 10);
        });
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> pieces = Arbitraries.of(
                ":", "/", "//", "?", "#", "a", "Z9", "+", ".", "-", "\n", "é", "1", "http:", "r2dbc:", "@", " ", "\\");
        Arbitrary<String> starts =
                Arbitraries.of("http://", "a:b:c:d:e://", "a:b:c:d:e:f://", "r2dbc:x://", "1a://", "");
        return Arbitraries.oneOf(starts, starts, pieces)
                .flatMap(start -> pieces.list().ofMaxSize(8).map(rest -> start + String.join("", rest)));
    }

    @Test
    void has_all_parts() {
        assertThat(CommonForm.of("R2DBC:pool:postgresql://u@a,b:1/c//d?e=/#f?#"))
                .isEqualTo(new CommonForm("R2DBC:pool:postgresql:", "u@a,b:1", "/c//d", "?e=/", "#f?#"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "//a", "://a", "a::b//c", "a:/b", "a//b", "1a://b", "a b://c", "a:b:c:d:e:f://g", "http"
            })
    void is_none_where_schemes_or_slashes_are_missing(String url) {
        assertThat(CommonForm.of(url)).isNull();
    }

    @Test
    void shows_nothing_of_the_url() {
        assertThat(CommonForm.of("https://user:pw@host/token?key=1")).hasToString("a URL");
    }
}
