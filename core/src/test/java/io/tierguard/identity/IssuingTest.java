package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.signed.SigningKey;
import io.tierguard.signed.TrustedKey.InvalidKeyException;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/attestation.md shows. */
class IssuingTest {

    // region issue
    static String issue(Path privateKey, String run) throws IOException, InvalidKeyException {
        DocumentSigner signer = DocumentSigner.parse(Files.readAllBytes(privateKey));
        Instant now = Instant.now();
        Attestation attestation = new Attestation(
                "https://ci.example/orders",
                "orders",
                Environment.of(Tier.PRODUCTION),
                now,
                now,
                now.plus(Duration.ofDays(21)), // three deploy intervals
                run,
                Map.of("k8s_ns", "orders-prod"));
        return attestation.sign(signer);
    }
    // endregion

    @Test
    void an_issued_attestation_holds_where_it_is_bound_to(@TempDir Path directory)
            throws IOException, InvalidKeyException {
        SigningKey key = SigningKey.generate("ci-2027");
        Path privateKey = directory.resolve("attestation.jwk");
        Files.write(privateKey, key.privateJwk());
        Registry registry = Registry.parse("tierguard.yaml", """
                version: 1
                application: orders
                trust:
                  attestation: [%s]
                """.formatted(key.registryEntry()));
        Evidence here = Evidence.of("kubernetes.namespace", "orders-prod", "a test");

        assertThat(AttestationVerifier.of(registry)
                        .verify(issue(privateKey, "4711"), "TIERGUARD_ATTESTATION", List.of(here), Instant.now()))
                .isInstanceOf(AttestationVerifier.Attested.class);
    }
}
