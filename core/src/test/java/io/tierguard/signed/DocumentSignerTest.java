package io.tierguard.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.testing.Forge;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentSignerTest {

    private static final String TYPE = "env-identity+jwt";
    private final Forge forge = Forge.of("ci-1");
    private final DocumentSigner signer = DocumentSigner.of("ci-1", forge.keys().getPrivate());

    @Test
    void signs_what_the_reader_reads() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("text", "\u00e9\ud83d\ude00\"\\\u0000\u2028");
        claims.put("date", 1_700_000_000);
        claims.put("later", 1_800_000_000L);
        claims.put("flag", true);
        claims.put("list", List.of("a", "b"));
        claims.put("members", Map.of("k", "v"));

        DocumentReader.Verified verified = (DocumentReader.Verified)
                DocumentReader.of(TYPE, List.of(forge.trusted())).read(signer.sign(TYPE, claims));

        assertThat(verified.kid()).isEqualTo(signer.kid()).isEqualTo("ci-1");
        assertThat(verified.claims().names()).isEqualTo(claims.keySet());
        assertThat(verified.claims().text("text")).contains("\u00e9\ud83d\ude00\"\\\u0000\u2028");
        assertThat(verified.claims().date("date")).contains(Instant.ofEpochSecond(1_700_000_000));
        assertThat(verified.claims().date("later")).contains(Instant.ofEpochSecond(1_800_000_000));
        assertThat(verified.claims().texts("list")).contains(List.of("a", "b"));
        assertThat(verified.claims().textMembers("members")).contains(Map.of("k", "v"));
    }

    @Test
    void writes_algorithm_key_and_type_into_the_header_and_nothing_else() {
        String header = signer.sign(TYPE, Map.of()).split("\\.")[0];

        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"ci-1\",\"typ\":\"env-identity+jwt\"}");
    }

    static List<Map<String, ?>> unreadable() {
        return List.of(
                Map.of("a", 1.5),
                Map.of("a", new BigDecimal("1")),
                Map.of("a", Instant.EPOCH),
                Map.of("a", List.of(new Object())),
                Map.of("a", Map.of("b", 'c')),
                Map.of("a", Long.MAX_VALUE),
                Map.of("a", "\ud800"),
                Map.of("a", Map.of(1, "x")),
                Map.of("a", List.of(List.of(List.of(List.of(List.of(List.of(List.of(List.of())))))))),
                Map.of("a", "zqx".repeat(DocumentReader.MAX_LENGTH)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void signs_nothing_that_no_reader_takes(Map<String, ?> claims) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.sign(TYPE, claims))
                .withNoCause()
                .withMessageNotContaining("zqx");
    }

    @Test
    void signs_up_to_the_length_that_a_reader_takes() {
        int longest = 0;
        int refused = 0;
        for (int length = 0; length < 120; length++) {
            // base64url has no text of every length, so that the type's has to help
            String type = "t".repeat(1 + length % 4);
            Map<String, String> claims = Map.of("a", "a".repeat(6000 + length / 4));
            try {
                longest = Math.max(longest, signer.sign(type, claims).length());
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("the document would be longer than 8192 characters");
                refused++;
            }
        }
        assertThat(longest).isEqualTo(DocumentReader.MAX_LENGTH);
        assertThat(refused).isPositive();
    }

    @Test
    void takes_an_ed25519_key_with_a_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentSigner.of(" ", forge.keys().getPrivate()))
                .withMessage("kid is blank");
        for (String algorithm : List.of("Ed448", "EC", "RSA", "X25519")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DocumentSigner.of(
                            "a", Forge.of("a", algorithm).keys().getPrivate()))
                    .withMessage("the key is not a private Ed25519 key");
        }
        assertThat(signer).hasToString("signer ci-1");
    }
}
