package io.tierguard.samples.nine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.samples.docs.ProjectRoot;
import io.tierguard.testing.ChildJvm;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nine things are wrong with one environment, and one start tells them all. */
class NineProblemsTest {

    private static final String LIVE_KEY = "sk_live_" + "documented0fake0of0no0account";
    private static final String OTHER_SEAL = "sealed:v1:production:k1:" + "A".repeat(64);

    /** Three are missing: the bucket, the region and the session secret. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TIERGUARD_ENVIRONMENT", "staging",
            "SHOP_PORT", "eighty-eighty",
            "SHOP_TIMEOUT", "soonish",
            "SHOP_LOGO_COLOUR", "green",
            "SHOP_DATABASE_URL", "jdbc:postgresql://orders-db.prod.shop.example/shop?user=app&password=documented-fake",
            "SHOP_PAYMENT_KEY", LIVE_KEY,
            "SHOP_MAIL_PASSWORD", OTHER_SEAL);

    @TempDir
    Path directory;

    @Test
    void are_told_by_one_start_on_one_screen_without_a_value() throws Exception {
        ChildJvm child = new ChildJvm().directory(directory);
        ENVIRONMENT.forEach(child::variable);

        ChildJvm.Outcome outcome = child.run(NineMain.class);

        assertThat(outcome.status()).isEqualTo(78);
        String report = outcome.err();
        assertThat(report).hasLineCount(31);
        assertThat(ProjectRoot.find().resolve("docs/comparison.md")).content().contains("```\n" + report + "```\n");
        assertThat(Stream.of("eighty", "soonish", "green", "documented", LIVE_KEY, OTHER_SEAL, "AAAA"))
                .noneMatch((outcome.out() + report)::contains);
    }
}
