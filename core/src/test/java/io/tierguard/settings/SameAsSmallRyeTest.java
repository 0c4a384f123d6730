package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

/**
 * Settings are SmallRye Config's, value for value: what it refuses is refused, what both take is the same. Only what is
 * documented is refused beyond that: what is neither true nor false, what is empty, what leads elsewhere.
 */
public class SameAsSmallRyeTest {

    @ConfigMapping(prefix = "app")
    public interface Types {
        Optional<String> string();

        Optional<Integer> integer();

        Optional<Long> big();

        Optional<Short> small();

        Optional<Byte> tiny();

        Optional<Double> real();

        Optional<Float> half();

        Optional<Character> character();

        Optional<Boolean> flag();

        OptionalInt optionalInt();

        OptionalLong optionalLong();

        OptionalDouble optionalDouble();

        Optional<BigDecimal> decimal();

        Optional<BigInteger> whole();

        Optional<Duration> duration();

        Optional<Period> period();

        Optional<Instant> instant();

        Optional<LocalDate> date();

        Optional<LocalTime> time();

        Optional<LocalDateTime> dateTime();

        Optional<OffsetDateTime> offset();

        Optional<ZoneId> zone();

        Optional<Path> path();

        Optional<UUID> uuid();

        Optional<Locale> locale();

        Optional<Currency> currency();

        Optional<Pattern> pattern();

        Optional<Class<?>> type();

        Optional<DayOfWeek> day();

        Optional<Colour> colour();

        Optional<ByOf> byOf();

        Optional<ByValueOf> byValueOf();

        Optional<ByParse> byParse();

        Optional<ByConstructor> byConstructor();

        Optional<@WithConverter(Upper.class) String> upper();

        Optional<List<@WithConverter(Upper.class) String>> uppers();

        Optional<List<Integer>> integers();

        Optional<Set<String>> strings();

        Optional<int[]> array();

        Optional<String[]> texts();

        Map<String, Integer> counts();

        Map<Integer, @WithConverter(Upper.class) String> named();
    }

    public enum Colour {
        RED,
        DARK_BLUE
    }

    public record ByOf(String text) {
        public static ByOf of(String text) {
            return new ByOf(refuseX(text));
        }
    }

    public record ByValueOf(String text) {
        public static ByValueOf valueOf(String text) {
            return new ByValueOf(refuseX(text));
        }
    }

    public record ByParse(String text) {
        public static ByParse parse(CharSequence text) {
            return new ByParse(refuseX(text.toString()));
        }
    }

    public record ByConstructor(String text) {
        public ByConstructor {
            refuseX(text);
        }
    }

    public static final class Upper implements Converter<String> {
        @Override
        public String convert(String value) {
            return value.startsWith("n") ? null : refuseX(value).toUpperCase(Locale.ROOT);
        }
    }

    private static String refuseX(String text) {
        if (text.contains("x")) {
            throw new IllegalArgumentException("quotes " + text);
        }
        return text;
    }

    @Provide
    Arbitrary<String> variables() {
        return Arbitraries.of(Types.class.getMethods())
                .map(Method::getName)
                .map(name -> "APP_" + name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                .map(name -> name.equals("APP_COUNTS") || name.equals("APP_NAMED") ? name + "_7" : name);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> known = Arbitraries.of(
                "1",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "0x10",
                "99999999999",
                "NaN",
                " 1",
                "1 ",
                "1_000",
                "true",
                "TRUE",
                "no",
                "on",
                "PT10S",
                "10s",
                "P1D",
                "P1Y2M",
                "2026-11-24",
                "2026-11-24T12:00:00Z",
                "2026-11-24T12:00:00",
                "12:30",
                "2026-11-24T12:00:00+01:00",
                "Europe/Berlin",
                "UTC",
                "/srv/a",
                "a\u0000b",
                "de",
                "de-DE",
                "de_DE",
                "EUR",
                "eur",
                "EURO",
                "[a-z]+",
                "[a",
                "UTF-8",
                "utf8",
                "UTF-99",
                "java.lang.String",
                "java.lang.Nope",
                "red",
                "RED",
                "dark-blue",
                "DARK_BLUE",
                "darkBlue",
                "monday",
                "MONDAY",
                "a,b",
                "1,2,2",
                "1,,2",
                ",1",
                "1,",
                ",",
                ",,",
                "a\\,b",
                "\\",
                "null",
                "n",
                "x",
                "a,x",
                "a,n",
                "123e4567-e89b-12d3-a456-426614174000",
                "123",
                "${a}",
                "$$",
                "10K",
                "10M",
                " ",
                "\t",
                "é");
        Arbitrary<String> random = Arbitraries.strings()
                .withChars("019-+.,eE:PTxn \\$é_")
                .ofMinLength(1)
                .ofMaxLength(6);
        return Arbitraries.oneOf(known, known, random);
    }

    private static Types bare(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(variables, 300))
                .withMapping(Types.class)
                .build()
                .getConfigMapping(Types.class);
    }

    @Property(tries = 200)
    void takes_no_more_and_no_other(@ForAll("variables") String name, @ForAll("texts") String text) throws Exception {
        Map<String, String> variables = Map.of(name, text);
        String expected;
        try {
            expected = values(bare(variables));
        } catch (RuntimeException e) {
            expected = null;
        }

        Loading<Types> loading = Shop.in("staging", variables).tryLoad(Types.class);

        if (loading instanceof Loading.Loaded<Types> loaded) {
            assertThat(values(loaded.settings())).isEqualTo(expected);
        } else if (expected != null) {
            String report = ((Loading.Failed<Types>) loading).report().text();
            assertThat(isStricter(name, text))
                    .as("%s=%s: %s", name, text, report)
                    .isTrue();
        }
    }

    /** Where a text is refused that SmallRye Config takes. */
    private static boolean isStricter(String name, String text) {
        boolean list = List.of("APP_INTEGERS", "APP_STRINGS", "APP_ARRAY", "APP_TEXTS", "APP_UPPERS")
                .contains(name);
        List<String> elements = list ? List.of(StringUtil.split(text)) : List.of(text);
        boolean upper = List.of("APP_UPPER", "APP_UPPERS", "APP_NAMED_7").contains(name);
        boolean convertsToNothing =
                elements.isEmpty() || elements.stream().anyMatch(String::isBlank) || upper && text.contains("n");
        return name.equals("APP_FLAG") || convertsToNothing;
    }

    private static String values(Types settings) throws ReflectiveOperationException {
        StringBuilder out = new StringBuilder();
        Method[] methods = Types.class.getMethods();
        Arrays.sort(methods, (a, b) -> a.getName().compareTo(b.getName()));
        for (Method method : methods) {
            Object value = method.invoke(settings);
            if (value instanceof Optional<?> optional && optional.isPresent()) {
                Object inside = optional.get();
                value = inside instanceof int[] ints
                        ? Arrays.toString(ints)
                        : inside instanceof Object[] objects
                                ? Arrays.toString(objects)
                                : inside.getClass() + " " + inside;
            }
            out.append(method.getName()).append('=').append(value).append('\n');
        }
        return out.toString();
    }

    @ConfigMapping(prefix = "app")
    public interface Unknown {
        Optional<Charset> charset();

        Optional<SortedSet<Long>> sorted();
    }

    @Test
    void refuses_types_that_nothing_converts_to_as_smallrye_does() {
        assertThat(Shop.problems(Unknown.class, Map.of())).contains("TG-7006 APP_CHARSET: ", "TG-7006 APP_SORTED: ");
        assertThatExceptionOfType(ConfigValidationException.class)
                .isThrownBy(() ->
                        new SmallRyeConfigBuilder().withMapping(Unknown.class).build());
    }

    @Test
    void takes_a_good_value_of_each_type() throws Exception {
        Map<String, String> good = Map.ofEntries(
                Map.entry("APP_DURATION", "PT10S"),
                Map.entry("APP_PERIOD", "P1D"),
                Map.entry("APP_INSTANT", "2026-11-24T12:00:00Z"),
                Map.entry("APP_UUID", "123e4567-e89b-12d3-a456-426614174000"),
                Map.entry("APP_LOCALE", "de-DE"),
                Map.entry("APP_CURRENCY", "EUR"),
                Map.entry("APP_PATTERN", "[a-z]+"),
                Map.entry("APP_TYPE", "java.lang.String"),
                Map.entry("APP_COLOUR", "dark-blue"),
                Map.entry("APP_BY_PARSE", "a"),
                Map.entry("APP_BY_CONSTRUCTOR", "a"),
                Map.entry("APP_UPPERS", "a,b"),
                Map.entry("APP_ARRAY", "3,1,2"),
                Map.entry("APP_NAMED_7", "a"));

        Types settings = Shop.load(Types.class, good);

        assertThat(values(settings)).isEqualTo(values(bare(good)));
        assertThat(settings.uppers().orElseThrow()).containsExactly("A", "B");
        assertThat(settings.named()).containsEntry(7, "A");
    }
}
