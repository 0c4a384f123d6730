package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.secret.Opener;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.secret.SealPublicKey;
import io.tierguard.secret.SealedValue;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealsTest {

    @TempDir
    Path directory;

    @Test
    void a_secret_is_sealed_and_opened() throws SealException, IOException {
        Path privateFile = directory.resolve("staging.key");
        Path publicFile = directory.resolve("tierguard-seal.pub");

        // region keys
        SealPrivateKey key = SealKeys.generate(Tier.STAGING, "2027-03");
        SealKeyFile.at(privateFile).writePrivate(List.of(key)); // its owner's alone, never over what exists
        Files.writeString(publicFile, key.publicKey().line() + "\n"); // to check in
        // endregion

        // region seal
        List<SealPublicKey> keys = SealKeyFile.at(publicFile).publicKeys();
        Sealer sealer = Sealer.of(SealKeys.newest(keys, Tier.STAGING).orElseThrow());
        String seal = sealer.seal("SHOP_PAYMENT_KEY", "a-made-up-secret").text();
        // endregion

        // region open
        Opener opener = Opener.of(Tier.STAGING, SealKeyFile.at(privateFile).privateKeys(Tier.STAGING));
        String secret = opener.open("SHOP_PAYMENT_KEY", SealedValue.parse("SHOP_PAYMENT_KEY", seal));
        // endregion

        assertThat(seal).startsWith("sealed:v1:staging:2027-03:");
        assertThat(secret).isEqualTo("a-made-up-secret");
    }
}
