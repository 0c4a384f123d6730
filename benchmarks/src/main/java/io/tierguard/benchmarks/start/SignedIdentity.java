package io.tierguard.benchmarks.start;

import io.tierguard.identity.Attestation;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * An attestation for the process of the cold start, and its registry with the key and a policy that requires one.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
final class SignedIdentity {

    /** The registry's name in its folder. */
    static final String FILE = "attested.yaml";

    private static final String KID = "benchmark";
    private static final int KEY_LENGTH = 32;

    private final Path registry;
    private final String document;

    private SignedIdentity(Path registry, String document) {
        this.registry = registry;
        this.document = document;
    }

    /** Makes a key, signs, and writes the registry. */
    static SignedIdentity of(Path folder) throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        String x = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length));
        Path registry = folder.resolve(FILE);
        Files.writeString(
                registry,
                registryOfOthers()
                        + "trust:\n  attestation:\n    - {kty: OKP, crv: Ed25519, kid: " + KID + ", x: " + x + "}\n"
                        + "policy:\n  attestation: {staging: required}\n");
        Instant now = Instant.now();
        Attestation attestation = new Attestation(
                "https://ci.example.com",
                "shop",
                Environment.of(Tier.STAGING),
                now,
                now,
                now.plus(Duration.ofDays(21)),
                "run-1",
                Map.of());
        return new SignedIdentity(registry, attestation.sign(DocumentSigner.of(KID, keys.getPrivate())));
    }

    private static String registryOfOthers() throws IOException {
        try (InputStream stream = SignedIdentity.class.getResourceAsStream("/tierguard.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Map<String, String> variables() {
        return Map.of("TIERGUARD_ATTESTATION", document);
    }

    /** The option that names the registry. */
    String option() {
        return "-Dtierguard.registry=" + registry;
    }

    @Override
    public String toString() {
        return "attestation for the cold start";
    }
}
