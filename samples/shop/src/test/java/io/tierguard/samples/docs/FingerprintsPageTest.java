package io.tierguard.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.secret.Fingerprint;
import io.tierguard.secret.FingerprintLock;
import io.tierguard.secret.Pepper;
import io.tierguard.settings.SecretText;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/fingerprints.md} shows. */
class FingerprintsPageTest {

    record Settings(SecretText paymentKey, String databaseUrl) {}

    private final Settings settings = new Settings(
            SecretText.of("a-made-up-secret"), "jdbc:postgresql://localhost/orders?password=another-made-up");

    @Test
    void an_application_writes_its_own_lines(@TempDir Path directory) throws IOException {
        Path pepperFile = directory.resolve("pepper");
        Path lockFile = directory.resolve("tierguard.lock");
        Files.writeString(
                lockFile, FingerprintLock.empty(Pepper.generate(pepperFile)).text());
        Environment environment = Environment.of(Tier.STAGING);

        // region write
        Pepper pepper = Pepper.read(pepperFile);
        Set<Fingerprint> ofKey = pepper.fingerprints(settings.paymentKey().reveal()); // a SecretText
        Set<Fingerprint> ofUrl = pepper.fingerprintsInside(settings.databaseUrl()); // the password inside a URL
        FingerprintLock lock = FingerprintLock.parse(Files.readAllBytes(lockFile), "tierguard.lock")
                .with(environment, Map.of("SHOP_PAYMENT_KEY", ofKey, "SHOP_DATABASE_URL", ofUrl));
        Files.writeString(lockFile, lock.text());
        // endregion

        assertThat(Files.readString(lockFile))
                .contains("\nstaging\tSHOP_DATABASE_URL\t", "\nstaging\tSHOP_PAYMENT_KEY\t")
                .doesNotContain("made-up");
    }
}
