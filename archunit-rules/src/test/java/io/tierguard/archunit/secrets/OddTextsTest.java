package io.tierguard.archunit.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fakes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever stands in a class file, the detectors come back, and what they report is in the text. */
class OddTextsTest {

    private static final SecretDetectors DETECTORS = SecretDetectors.forClass(List.of("AC" + "fa4e".repeat(8)));

    /** Every prefix, mark and delimiter that a detector looks for. */
    private static final List<String> PIECES = pieces();

    private static List<String> pieces() {
        Set<String> pieces = new TreeSet<>(List.of(
                "://",
                "@",
                ":",
                "/",
                "=",
                "&",
                ";",
                "?",
                "jdbc:",
                "jdbc:oracle:thin:",
                "password=",
                "user=",
                "pwd={",
                "}",
                "\"",
                "'",
                "Basic ",
                "eyJ",
                ".",
                "-----BEGIN ",
                "PRIVATE KEY",
                "-----",
                "\n",
                "Proc-Type: ",
                "M",
                "MII",
                "30",
                "\"kty\"",
                "\"d\"",
                "\"oct\"",
                "PuTTY-User-Key-File-",
                "Private-Lines:",
                "b3BlbnNzaC1rZXktdjE",
                "\1",
                "\0",
                "\\n",
                "%",
                "$",
                "{",
                "[",
                "<",
                "\u00e4",
                "\ud83d\ude00",
                "\ud83d",
                "aws_secret_access_key",
                " "));
        ProviderTokens.ALL.forEach(shape -> pieces.add(shape.mark()));
        return List.copyOf(pieces);
    }

    @Provide
    Arbitrary<String> odd() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(PIECES)),
                Tuple.of(3, Arbitraries.strings().ofMaxLength(40)),
                Tuple.of(2, Arbitraries.strings().alpha().numeric().ofMaxLength(90)));
        return piece.list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 3000)
    void what_is_found_stands_in_the_text_and_none_lies_in_another(@ForAll("odd") String text) {
        List<Secret> found = DETECTORS.detect("", text);

        int start = 0;
        int end = 0;
        for (Secret secret : found) {
            assertThat(secret.start()).isGreaterThanOrEqualTo(start);
            assertThat(secret.value()).isNotEmpty();
            assertThat(text.startsWith(secret.value(), secret.start())).isTrue();
            assertThat(secret.start() + secret.value().length()).isGreaterThan(end);
            start = secret.start();
            end = start + secret.value().length();
        }
    }

    @Property(tries = 1000)
    void a_token_is_found_whatever_stands_around_it(@ForAll("odd") String before, @ForAll("odd") String after) {
        String token = Fakes.ONE.of("STRIPE");
        String text = before + " " + token + " " + after;

        assertThat(DETECTORS.detect("", text))
                .anyMatch(secret -> secret.start() <= before.length() + 1
                        && secret.start() + secret.value().length() >= before.length() + 1 + token.length());
    }

    @Provide
    Arbitrary<String> repeated() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(3).map(pieces -> {
            String unit = String.join("", pieces);
            return unit.repeat(60_000 / unit.length());
        });
    }

    /** As long as a constant can be. What grew with the square of the length would not end within a build. */
    @Property(tries = 60)
    void long_repetitions_are_worked_through(@ForAll("repeated") String text) {
        assertThat(DETECTORS.detect("", text)).allMatch(secret -> secret.start() < text.length());
    }
}
