package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.tierguard.Tierguard;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.secret.Sealer;
import io.tierguard.testing.ChildJvm;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start that meets no seal of its own does not pay for. */
@Tag("own-process")
class SealsColdStartTest {

    private static final String BOUNCY_CASTLE = "org.bouncycastle";

    @TempDir
    Path directory;

    @ConfigMapping(prefix = "app")
    interface Secrets {
        Optional<SecretText> secret();
    }

    /** The application. */
    static final class Main {
        public static void main(String[] arguments) {
            Tierguard.Sources sources = Tierguard.Sources.of(
                            System.getenv(), Registry.parse("tierguard.yaml", Shop.REGISTRY))
                    .with(RuntimeEvidence.none());
            Loading<Secrets> loading = ((Tierguard.Resolved) Tierguard.resolve(sources))
                    .tierguard()
                    .tryLoad(Secrets.class);
            System.out.println(loading instanceof Loading.Loaded<Secrets> ? "loaded" : "refused");
        }
    }

    private String run(String secret, Path keys) throws IOException, InterruptedException {
        return new ChildJvm()
                .option("-Xlog:class+load:stdout")
                .variable("TIERGUARD_ENVIRONMENT", "staging")
                .variable(SealKeyFile.VARIABLE, keys.toString())
                .variable("APP_SECRET", secret)
                .run(Main.class)
                .out();
    }

    @Test
    void bouncy_castle_is_loaded_where_a_seal_is_to_be_opened_and_nowhere_else() throws Exception {
        Path keys = directory.resolve("seal.key");
        SealPrivateKey key = SealKeys.generate(Tier.STAGING, "k1");
        SealKeyFile.at(keys).writePrivate(List.of(key));

        assertThat(run(seal(key), keys)).contains("loaded").contains(BOUNCY_CASTLE);
        assertThat(run("plain", keys)).contains("loaded").doesNotContain(BOUNCY_CASTLE);
        assertThat(run(seal(SealKeys.generate(Tier.PRODUCTION, "k1")), keys))
                .contains("refused")
                .doesNotContain(BOUNCY_CASTLE);
    }

    private static String seal(SealPrivateKey key) throws SealException {
        return Sealer.of(key.publicKey()).seal("APP_SECRET", "a-made-up-secret").text();
    }
}
