package io.tierguard.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.signed.TrustedKey.InvalidKeyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Private keys as files hold them. The keys are those of RFC 8037, appendix A, which everybody knows. */
class SigningKeyTest {

    private static final String D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static DocumentSigner parse(String jwk) throws InvalidKeyException {
        return DocumentSigner.parse(jwk.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void signs_as_the_registry_knows_it() throws InvalidKeyException {
        DocumentSigner signer =
                parse("{'kty':'OKP','crv':'Ed25519','kid':'m-1','alg':'EdDSA','x':'" + X + "','d':'" + D + "'}\n");

        TrustedKey half = TrustedKey.parse(Map.of("kty", "OKP", "crv", "Ed25519", "kid", "m-1", "x", X));
        assertThat(DocumentReader.of("t", List.of(half)).read(signer.sign("t", Map.of("a", "b"))))
                .isInstanceOf(DocumentReader.Verified.class);
        assertThat(signer.kid()).isEqualTo("m-1");
        assertThat(signer).hasToString("signer m-1");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "zqx|it holds no JSON object with members of one name each",
                "{'kty':'OKP','kty':'OKP'}|it holds no JSON object with members of one name each",
                "{'kty':'RSA','kid':'m','x':'" + X + "','d':'" + D + "'}|kty must be OKP and crv must be Ed25519",
                "{'kty':'OKP','crv':'X25519','kid':'m','x':'" + X + "','d':'" + D
                        + "'}|kty must be OKP and crv must be Ed25519",
                "{'kty':'OKP','crv':'Ed25519','x':'" + X + "','d':'" + D + "'}|kid is missing",
                "{'kty':'OKP','crv':'Ed25519','kid':' ','x':'" + X + "','d':'" + D + "'}|kid is missing",
                "{'kty':'OKP','crv':'Ed25519','kid':'m','d':'" + D + "'}|x is not an Ed25519 point",
                "{'kty':'OKP','crv':'Ed25519','kid':'m','alg':'ES256','x':'" + X + "','d':'" + D
                        + "'}|alg must be EdDSA",
                "{'kty':'OKP','crv':'Ed25519','kid':'m','x':'" + X
                        + "'}|d, the private half, is missing or is no key of Ed25519",
                "{'kty':'OKP','crv':'Ed25519','kid':'m','x':'" + X
                        + "','d':''}|d, the private half, is missing or is no key of Ed25519",
                "{'kty':'OKP','crv':'Ed25519','kid':'m','x':'" + X
                        + "','d':'zqx'}|d, the private half, is missing or is no key of Ed25519",
                "{'kty':'OKP','crv':'Ed25519','kid':'m','x':'" + X + "','d':['" + D
                        + "']}|d, the private half, is missing or is no key of Ed25519",
                "{'kty':'OKP','crv':'Ed25519','kid':'m','x':'" + X
                        + "','d':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}|d is the private half of another key than x"
            })
    void is_nothing_else_and_nothing_of_it_is_told(String jwk, String reason) {
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> parse(jwk))
                .withMessage(reason)
                .withNoCause();
    }
}
