package io.tierguard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.secret.Opener;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.secret.SealedValue;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Tier;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A seal that was changed, moved to another variable or made up: it does not open. */
class SealsFuzz {

    private static final String VARIABLE = "SHOP_DB_PASSWORD";
    private static final SealPrivateKey KEY;
    private static final String RIGHT;

    static {
        try {
            KEY = SealKeys.generate(Tier.STAGING, "key-1");
            RIGHT = Sealer.of(KEY.publicKey()).seal(VARIABLE, Worlds.FAKE).text();
        } catch (SealException e) {
            throw new AssertionError(e);
        }
    }

    private static final Opener OPENER = Opener.of(Tier.STAGING, List.of(KEY));

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void open_as_they_were_made_and_in_no_other_form(FuzzedDataProvider data) {
        String variable =
                data.consumeBoolean() ? VARIABLE : "SHOP_" + data.pickValue(new String[] {"A", "DB", "DB_PASSWORDS"});
        String text = data.consumeBoolean()
                ? new String(Bending.of(RIGHT.getBytes(ISO_8859_1), data), ISO_8859_1)
                : data.consumeRemainingAsString();
        try {
            String opened = OPENER.open(variable, SealedValue.parse(variable, text));

            assertThat(opened).isEqualTo(Worlds.FAKE);
            assertThat(text).isEqualTo(RIGHT);
            assertThat(variable).isEqualTo(VARIABLE);
        } catch (SealException e) {
            assertThat(text.equals(RIGHT) && variable.equals(VARIABLE)).isFalse();
            assertThat(e).hasMessageStartingWith("TG-8").hasNoCause();
            assertThat(e.getMessage()).doesNotContain(Worlds.FAKE);
        }
        if (text.startsWith("sealed:")) {
            assertThat(SealedValue.isClaimedBy(text)).isTrue();
        }
    }
}
