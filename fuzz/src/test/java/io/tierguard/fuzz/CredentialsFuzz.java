package io.tierguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.archunit.secrets.Secret;
import io.tierguard.archunit.secrets.SecretDetectors;
import io.tierguard.secret.CredentialClassifier;
import io.tierguard.secret.CredentialMode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Texts that may hold keys and tokens: a live key is found whatever stands before it, and nothing is shown of it. */
class CredentialsFuzz {

    private static final CredentialClassifier KNOWN = CredentialClassifier.standard();

    /** A fake, and documented as such: the beginning makes it look like a live key, the rest is no key at all. */
    private static final String LIVE = "sk_" + "live_" + "documentedFake0documentedFake1";

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void are_found_and_never_shown(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();

        assertThat(KNOWN.classify(text))
                .allSatisfy(found -> assertThat(found.provider()).isNotEmpty());
        assertThat(SecretDetectors.in(text)).allSatisfy(CredentialsFuzz::isPartOf);
        assertThat(KNOWN.classify(text + " " + LIVE))
                .anySatisfy(found -> assertThat(found.mode()).isEqualTo(CredentialMode.LIVE))
                .noneSatisfy(found -> assertThat(found.toString()).contains("documentedFake"));
    }

    private static void isPartOf(Secret secret) {
        assertThat(secret.start()).isNotNegative();
        assertThat(secret.value()).isNotEmpty();
        if (secret.value().length() > 12) {
            assertThat(secret.toString()).doesNotContain(secret.value());
        }
    }
}
