package io.tierguard.benchmarks.start;

import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Five of the fifty settings as seals for staging, and the file with the key that opens them.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
final class SealedSecrets {

    /** The key file's name in its folder. */
    static final String FILE = "seal.key";

    private static final List<String> NAMES = List.of(
            "SHOP_DATABASE_PASSWORD",
            "SHOP_CACHE_PASSWORD",
            "SHOP_PAYMENT_KEY",
            "SHOP_PAYMENT_WEBHOOK_SECRET",
            "SHOP_MAIL_PASSWORD");

    private final Map<String, String> variables;

    private SealedSecrets(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * Makes a key, writes it, and seals.
     *
     * @param plain what the settings are set to
     */
    static SealedSecrets of(Path folder, Map<String, String> plain) throws SealException {
        SealPrivateKey key = SealKeys.generate(Tier.STAGING, "benchmark");
        Path file = folder.resolve(FILE).toAbsolutePath();
        SealKeyFile.at(file).writePrivate(List.of(key));
        Sealer sealer = Sealer.of(key.publicKey());
        Map<String, String> variables = new TreeMap<>();
        variables.put(SealKeyFile.VARIABLE, file.toString());
        for (String name : NAMES) {
            variables.put(name, sealer.seal(name, plain.getOrDefault(name, "")).text());
        }
        return new SealedSecrets(variables);
    }

    Map<String, String> variables() {
        return variables;
    }

    @Override
    public String toString() {
        return NAMES.size() + " sealed settings";
    }
}
