package io.tierguard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.signed.DocumentReader;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.signed.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** An attestation or a marker that was changed after it was signed: nobody believes it. */
class SignedDocumentsFuzz {

    private static final String TYPE = "env-identity+jwt";
    private static final KeyPair KEYS = keys();
    private static final String RIGHT =
            DocumentSigner.of("deploy-1", KEYS.getPrivate()).sign(TYPE, Map.of("env", "staging", "sub", "shop"));
    private static final DocumentReader READER =
            DocumentReader.of(TYPE, List.of(new TrustedKey("deploy-1", KEYS.getPublic())));
    private static final DocumentReader REMEMBERING = READER.remembering(4);

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void are_believed_as_they_were_signed_and_in_no_other_form(FuzzedDataProvider data) {
        String document = data.consumeBoolean()
                ? new String(Bending.of(RIGHT.getBytes(ISO_8859_1), data), ISO_8859_1)
                : data.consumeRemainingAsString();

        assertThat(READER.read(document) instanceof DocumentReader.Verified).isEqualTo(document.equals(RIGHT));
        assertThat(REMEMBERING.read(document) instanceof DocumentReader.Verified)
                .isEqualTo(document.equals(RIGHT));
    }
}
