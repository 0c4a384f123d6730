package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Resolver;
import io.tierguard.identity.DotEnvFile;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminedSettingTest {

    private static final String URL = "https://db.prod.example.com/orders";

    private final Guard guard =
            Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", """
                    version: 1
                    endpoints:
                      production:
                        - "*.prod.example.com"
                        - 192.0.2.0/24
                    """), Clock.systemUTC());

    @TempDir
    Path directory;

    private List<ExaminedSetting> examine(Map<String, String> environment, Map<String, String> settings, boolean here) {
        return new SettingsLoader(environment, DotEnvFile.none(), guard, "").examine(settings, Resolver.none(), here);
    }

    @Test
    void a_seal_is_opened_and_judged_by_what_is_inside_where_its_key_is() throws Exception {
        SealPrivateKey key = SealKeys.generate(Tier.STAGING, "k1");
        Path file = directory.resolve("seal.keys");
        SealKeyFile.at(file).writePrivate(List.of(key));
        Map<String, String> settings = Map.of(
                "SHOP_AUDIT",
                Sealer.of(key.publicKey())
                        .seal("SHOP_AUDIT", "https://a.prod.example.com")
                        .text());

        ExaminedSetting opened = examine(Map.of(SealKeyFile.VARIABLE, file.toString()), settings, true)
                .get(0);
        assertThat(opened.isOpened()).isTrue();
        assertThat(opened.seal())
                .hasValueSatisfying(seal -> assertThat(seal.key()).isEqualTo("k1"));
        assertThat(opened.problems()).extracting(Problem::code).containsExactly(Code.FOREIGN_ENDPOINT);

        ExaminedSetting elsewhere = examine(Map.of(), settings, false).get(0);
        assertThat(elsewhere.isOpened()).isFalse();
        assertThat(elsewhere.seal()).isPresent();
        assertThat(elsewhere.problems()).isEmpty();

        assertThat(examine(Map.of(), settings, true))
                .last()
                .satisfies(last -> assertThat(last.problems())
                        .extracting(Problem::code)
                        .containsExactly(Code.SEAL_KEY_FILE_UNSET));
    }

    @Test
    void a_name_is_looked_up_by_the_given_resolver_only() {
        ExaminedSetting examined = examine(
                        Map.of(), Map.of("SHOP_URL", URL.replace("prod.example.com", "example.org")), false)
                .get(0);

        assertThat(examined.judgements()).hasSize(1);
        assertThat(examined.problems()).extracting(Problem::code).containsExactly(Code.UNKNOWN_ENDPOINT);
        assertThat(examined).hasToString("SHOP_URL");
    }

    @Test
    void says_what_check_says() {
        Map<String, String> settings = Map.of(
                "SHOP_URL", URL, "SHOP_KEY", "sk_live_" + "FAKEfake".repeat(3), "SHOP_SEAL", "sealed:v1:staging:k");

        assertThat(examine(Map.of(), settings, true).stream().flatMap(one -> one.problems().stream()))
                .containsExactlyInAnyOrderElementsOf(new SettingsLoader(Map.of(), DotEnvFile.none(), guard, "")
                        .check(settings, Map.of())
                        .problems());
    }
}
