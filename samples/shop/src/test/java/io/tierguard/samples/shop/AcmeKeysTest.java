package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.secret.CredentialMode;
import io.tierguard.secret.CredentialRecogniser;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AcmeKeysTest {

    // region recogniser
    /** Acme's keys tell their mode by the last digit. */
    public static final class AcmeKeys implements CredentialRecogniser {

        @Override
        public String provider() {
            return "Acme";
        }

        @Override
        public Set<CredentialMode> modesIn(String text) {
            if (!text.startsWith("acme:")) {
                return Set.of();
            }
            return Set.of(text.endsWith("0") ? CredentialMode.TEST : CredentialMode.LIVE);
        }
    }
    // endregion

    @Test
    void recognises_both_modes_and_leaves_other_texts_alone() {
        AcmeKeys keys = new AcmeKeys();

        assertThat(keys.modesIn("acme:fake1")).containsExactly(CredentialMode.LIVE);
        assertThat(keys.modesIn("acme:fake0")).containsExactly(CredentialMode.TEST);
        assertThat(keys.modesIn("fake0")).isEmpty();
        assertThat(keys.provider()).isEqualTo("Acme");
    }
}
