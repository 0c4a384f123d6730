package io.tierguard.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.signed.DocumentReader;
import io.tierguard.signed.SignedClaims;
import io.tierguard.signed.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A trusted key that signs anything at all: what it signed is read without a fault, or rejected. */
class SignedJsonFuzz {

    private static final String TYPE = "env-identity+jwt";
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"kid\":\"k\",\"typ\":\"" + TYPE + "\"}";
    private static final KeyPair KEYS = keys();
    private static final DocumentReader READER =
            DocumentReader.of(TYPE, List.of(new TrustedKey("k", KEYS.getPublic())));

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void is_read_or_rejected(FuzzedDataProvider data) throws GeneralSecurityException {
        byte[] header = data.consumeBoolean() ? HEADER.getBytes(UTF_8) : data.consumeBytes(200);
        String input = base64(header) + "." + base64(data.consumeRemainingAsBytes());
        Signature signature = Signature.getInstance("EdDSA");
        signature.initSign(KEYS.getPrivate());
        signature.update(input.getBytes(UTF_8));

        if (READER.read(input + "." + base64(signature.sign())) instanceof DocumentReader.Verified verified) {
            SignedClaims claims = verified.claims();
            for (String name : claims.names()) {
                claims.text(name);
                claims.texts(name);
                claims.textMembers(name);
                claims.date(name);
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
