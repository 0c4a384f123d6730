package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key here is a documented fake. */
class CredentialClassifierTest {

    private final CredentialClassifier classifier =
            CredentialClassifier.standard().and("Acme", "acme-live-", "acme-test-");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_live_fake",
                "rk_live_fake",
                "pk_live_fake",
                " sk_live_fake\n",
                "Bearer sk_live_fake",
                "https://sk_live_fake:@api.example",
                "key=sk_live_fake;",
                "\"sk_live_fake\""
            })
    void a_live_key_is_found_wherever_it_stands(String text) {
        assertThat(classifier.misplaced(text, false)).contains(new Credential("Stripe", CredentialMode.LIVE));
        assertThat(classifier.misplaced(text, true)).isEmpty();
    }

    @Test
    void a_test_key_is_out_of_place_in_production_only() {
        assertThat(classifier.misplaced("sk_test_fake", true)).contains(new Credential("Stripe", CredentialMode.TEST));
        assertThat(classifier.misplaced("sk_test_fake", false)).isEmpty();
    }

    @Test
    void further_providers_count_as_the_known_ones() {
        assertThat(classifier.misplaced("acme-live-1", false)).contains(new Credential("Acme", CredentialMode.LIVE));
        assertThat(classifier.classify("acme-live-1 sk_test_1")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk_live_",
                "sk_live_ x",
                "risk_live_fake",
                "task-sk_live_fake",
                "SK_LIVE_FAKE",
                "sk live fake"
            })
    void what_only_resembles_a_key_is_none(String text) {
        assertThat(classifier.classify(text)).isEmpty();
    }
}
