package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.tierguard.settings.SecretText;
import io.tierguard.testing.ChildJvm;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start that finds nothing wrong does not pay for: each class takes its share of it, and a table of blocks a big one. */
@Tag("own-process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleanStartTest {

    private static final String REGISTRY = """
            version: 1
            application: shop
            endpoints:
              production: ["*.prod.example.com"]
              staging: ["*.staging.example.com"]
            """;

    private List<String> loaded = List.of();

    @ConfigMapping(prefix = "shop")
    interface Shop {
        URI url();

        String database();

        SecretText password();

        List<String> methods();

        int port();
    }

    /** The application. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            Shop shop = Tierguard.start().load(Shop.class);
            System.out.println("loaded " + shop.methods());
        }
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        Path registry = Files.writeString(directory.resolve("tierguard.yaml"), REGISTRY);
        ChildJvm.Outcome outcome = new ChildJvm()
                .option("-Xlog:class+load:stdout")
                .option("-Dtierguard.registry=" + registry)
                .directory(directory)
                .variable("TIERGUARD_ENVIRONMENT", "staging")
                .variable("SHOP_URL", "https://api.staging.example.com/v1")
                .variable("SHOP_DATABASE", "postgresql://db.staging.example.com:5432/orders")
                .variable("SHOP_PASSWORD", "not-a-secret")
                .variable("SHOP_METHODS", "GET,PUT")
                .variable("SHOP_PORT", "8080")
                .run(Main.class);
        loaded = outcome.out().lines().toList();

        assertThat(loaded).contains("loaded [GET, PUT]");
        assertThat(loaded).anyMatch(line -> line.contains(" io.tierguard.guard.Guard "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.tierguard.report.Code ",
                "io.tierguard.registry.PolicyReader ",
                "io.tierguard.registry.TrustReader ",
                "io.tierguard.registry.EvidenceReader ",
                "io.tierguard.registry.CredentialsReader ",
                "io.tierguard.identity.DotEnvReading ",
                "io.tierguard.identity.AttestationVerifier ",
                "io.tierguard.secret.Opener ",
                "org.jose4j.",
                "org.bouncycastle.",
                "java.lang.Character$UnicodeBlock ",
                "java.text.Normalizer ",
                "java.net.IDN "
            })
    void loads_nothing_of(String classes) {
        assertThat(loaded).noneMatch(line -> line.contains(" " + classes));
    }
}
