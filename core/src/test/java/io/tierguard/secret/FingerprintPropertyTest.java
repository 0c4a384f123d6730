package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any secret, in whatever way it is written down. */
class FingerprintPropertyTest {

    private static final List<String> ENVELOPES =
            List.of("plain", "line", "quoted", "login", "redis", "postgresql", "sqlserver", "header", "json", "query");

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars('ä', '€', ' ', '"', '\\', '%', '+', '@', '/', ':', '&', '=', ';', '}')
                .ofMinLength(1)
                .ofMaxLength(24)
                .map(SecretPart::bare)
                .filter(secret -> !secret.isEmpty());
    }

    @Provide
    Arbitrary<String> envelopes() {
        return Arbitraries.of(ENVELOPES);
    }

    private static String wrap(String secret, String envelope) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
        return switch (envelope) {
            case "line" -> " " + secret + "\r\n";
            case "quoted" -> "'" + secret + "'";
            case "login" -> "postgres://app:" + encoded + "@db.example.com/orders";
            case "redis" -> "redis://:" + encoded + "@cache";
            case "postgresql" -> "jdbc:postgresql://db/orders?user=u&password=" + encoded;
            case "sqlserver" -> "jdbc:sqlserver://db;user=sa;password={" + secret.replace("}", "}}") + "};encrypt=true";
            case "header" ->
                "Basic " + Base64.getEncoder().encodeToString(("app:" + secret).getBytes(StandardCharsets.UTF_8));
            case "json" ->
                "{\"user\": \"app\", \"password\": \""
                        + secret.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
            case "query" -> "https://api.example.com/v1?apikey=" + encoded + "#top";
            default -> secret;
        };
    }

    @Property(tries = 400)
    void one_secret_has_one_fingerprint_in_any_two_envelopes(
            @ForAll("secrets") String secret, @ForAll("envelopes") String one, @ForAll("envelopes") String other) {
        Fingerprint whole = Peppers.ONE.fingerprint(SecretPart.of(secret));

        assertThat(Peppers.ONE.fingerprints(wrap(secret, one))).contains(whole);
        assertThat(Peppers.ONE.fingerprints(wrap(secret, other))).contains(whole);
    }

    @Property(tries = 400)
    void two_secrets_have_no_fingerprint_in_common(
            @ForAll("secrets") String secret,
            @ForAll("secrets") String another,
            @ForAll("envelopes") String one,
            @ForAll("envelopes") String other) {
        Set<String> parts = texts(wrap(secret, one));
        parts.retainAll(texts(wrap(another, other)));

        assertThat(Peppers.ONE.fingerprints(wrap(secret, one)).stream()
                        .anyMatch(Peppers.ONE.fingerprints(wrap(another, other))::contains))
                .isEqualTo(!parts.isEmpty());
        if (secret.chars().allMatch(Character::isLetterOrDigit)
                && another.chars().allMatch(Character::isLetterOrDigit)) {
            assertThat(parts.isEmpty()).isEqualTo(!secret.equals(another));
        }
    }

    private static Set<String> texts(String text) {
        Set<String> texts = new HashSet<>();
        SecretParts.of(text).forEach(part -> texts.add(part.text()));
        return texts;
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_lock_is_read_as_it_was_written(
            @ForAll("lines") Map<String, String> one, @ForAll("lines") Map<String, String> other, @ForAll Tier tier) {
        FingerprintLock lock = FingerprintLock.empty(Peppers.ONE)
                .with(Environment.of(tier), fingerprints(one))
                .with(Environment.of(Tier.TEST), fingerprints(other));

        FingerprintLock read = FingerprintLock.parse(
                lock.text().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII), "tierguard.lock");

        assertThat(read.lines()).isEqualTo(lock.lines()).isSorted();
        assertThat(read.text()).isEqualTo(lock.text());
        assertThat(read.with(Environment.of(Tier.TEST), fingerprints(other)).text())
                .isEqualTo(lock.text());
    }

    @Provide
    Arbitrary<Map<String, String>> lines() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(8);
        return Arbitraries.maps(names, secrets()).ofMaxSize(6);
    }

    private static Map<String, Set<Fingerprint>> fingerprints(Map<String, String> variables) {
        Map<String, Set<Fingerprint>> fingerprints = new LinkedHashMap<>();
        variables.forEach((name, secret) -> fingerprints.put(name, Peppers.ONE.fingerprints(secret)));
        return fingerprints;
    }
}
