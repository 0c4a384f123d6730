package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key here is a documented fake. */
class CredentialClassifierTest {

    private static final String SHARED = "Stripe, Paystack, Clerk or another provider";
    private static final Credential LIVE = new Credential(SHARED, CredentialMode.LIVE);
    private static final Credential TEST = new Credential(SHARED, CredentialMode.TEST);

    /** In pieces, so that no scanner takes it for a real one. */
    private static final String LIVE_KEY = "sk_" + "live_" + "fake0Fake1Fake2Fake3Fake";

    private final CredentialClassifier classifier = CredentialClassifier.standard();

    @Nested
    class Every_known_shape {

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.secret.FakeKeys#arguments")
        void is_told_by_provider_and_mode(FakeKeys.Known known, String key) {
            assertThat(classifier.classify(key)).containsExactly(known.credential());
            assertThat(classifier.misplaced(key, known.shape().mode() == CredentialMode.TEST))
                    .contains(known.credential());
            assertThat(classifier.misplaced(key, known.shape().mode() == CredentialMode.LIVE))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.secret.FakeKeys#arguments")
        void is_found_wherever_it_stands(FakeKeys.Known known, String key) {
            assertThat(embedded(key))
                    .allSatisfy(text ->
                            assertThat(classifier.classify(text)).as(text).contains(known.credential()));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.secret.FakeKeys#arguments")
        void is_none_in_another_case_or_with_nothing_behind_its_prefix(FakeKeys.Known known, String key) {
            String prefix = known.shape().prefix();
            assertThat(classifier.classify(prefix)).isEmpty();
            assertThat(classifier.classify(prefix + " " + key.substring(prefix.length())))
                    .doesNotContain(known.credential());
            if (!prefix.equals(prefix.toUpperCase(Locale.ROOT))) {
                assertThat(classifier.classify(key.toUpperCase(Locale.ROOT))).isEmpty();
            }
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.secret.FakeKeys#arguments")
        void is_none_in_the_middle_of_a_word(FakeKeys.Known known, String key) {
            assertThat(classifier.classify("x" + key)).doesNotContain(known.credential());
        }
    }

    static List<String> embedded(String key) {
        return List.of(
                key,
                " \t" + key + "\r\n",
                "\uFEFF" + key,
                "'" + key + "'",
                "\"" + key + "\"",
                "Bearer " + key,
                "Authorization: Bearer " + key,
                "key=" + key + ";x=1",
                "a," + key + ",b",
                "{\"key\":\"" + key + "\",\"n\":1}",
                "{\\\"key\\\":\\\"" + key + "\\\"}",
                "a=1\\n" + "key" + "\\u003d" + key,
                "https://" + key + ":@api.example/v1",
                "https://user:" + key + "@api.example/v1",
                "https://api.example/" + key + "/charges",
                "https://api.example/v1?key=" + key + "&x=1",
                "https://api.example/v1?key=" + percent(key),
                "https://api.example/v1?next=" + percent("https://api.example/?key%3D" + percent(key)),
                "Basic " + base64(key + ":"),
                "basic " + base64("user:" + key),
                "Authorization: Basic " + base64(key + ":secret"),
                "auth=Basic+" + base64("me:" + key) + "&x=y",
                base64(key),
                base64(key + ":").replace("=", ""),
                Base64.getUrlEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8)),
                "{\"auths\":{\"api.example\":{\"auth\":\"" + base64("user:" + key) + "\"}}}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every character that is no letter and no digit, and the first one. */
    private static String percent(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(
                    out.length() > 0 && Character.isLetterOrDigit(c)
                            ? String.valueOf(c)
                            : String.format(Locale.ROOT, "%%%02x", (int) c));
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk_live_",
                "sk_live_ x",
                "sk_live_…",
                "sk_live_<key>",
                "sk_live_${KEY}",
                "sk_live_/sk_test_",
                "risk_live_fake",
                "task-sk_live_fake",
                "SK_LIVE_FAKE",
                "sk live fake",
                "test_database",
                "live_project_public_2024_Service_TEST_project",
                "duffel_live_orders_2024_Payment_report",
                "test_5d41402abc4b2a76b9719d911017c592",
                "jdbc:postgresql://localhost/test_orders_2024",
                "live_stream_url",
                "live_da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "sandbox_da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "sandbox-5d41402abc4b2a76b9719d911017c592",
                "prod_5d41402abc4b2a76b9719d911017c592",
                "live_orders_for_the_european_union_v2_x",
                "live_Orders_For_The_European_Union_V2_xy",
                "live-secret-key-rotation",
                "TEST-REPORT",
                "TEST-io.tierguard.SettingsReportTest.xml",
                "TEST_API_KEY",
                "sandbox_orders_replica",
                "sandbox-7f9c6d5b4c-x2x8z",
                "sandbox-sq0idb",
                "production_database_password",
                "production_database_passwordofmerchan",
                "prod_eu_west_1",
                "prod_assets/images/header/2024/Logo.png",
                "sand_castle",
                "pkey_name",
                "skey_test",
                "access-production-role",
                "link-sandbox-deadbeef",
                "project-live-streaming",
                "shippo_test_database",
                "duffel_live_prices_2024_europe_west",
                "klarna_live_api_url",
                "tr_prod_translations",
                "sk_blueprintforpaymentservice",
                "pk_orders",
                "00000000-0000-4000-8000-000000000000",
                "whsec_fakeFakeFakeFake"
            })
    void what_only_resembles_a_key_is_none(String text) {
        assertThat(classifier.classify(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"old-", "stripe_", "backup-of_"})
    void a_whole_key_behind_a_name_is_found(String name) {
        assertThat(classifier.classify(name + LIVE_KEY)).containsExactly(LIVE);
    }

    @Test
    void a_key_cut_short_is_found_where_its_prefix_tells() {
        assertThat(classifier.classify("sk_" + "live_" + "f")).containsExactly(LIVE);
    }

    @Test
    void a_text_that_holds_both_modes_is_out_of_place_everywhere() {
        String both = LIVE_KEY + " " + LIVE_KEY.replace("live", "test");

        assertThat(classifier.classify(both)).containsExactly(LIVE, TEST);
        assertThat(classifier.misplaced(both, true)).contains(TEST);
        assertThat(classifier.misplaced(both, false)).contains(LIVE);
    }

    @Test
    void a_key_glued_to_one_of_the_other_mode_is_not_hidden_by_it() {
        assertThat(classifier.misplaced("rzp_" + "test_" + "fake-" + LIVE_KEY, false))
                .contains(LIVE);
        assertThat(classifier.misplaced(LIVE_KEY + "_rzp_" + "test_" + "fakeFakeFakeFake01", true))
                .contains(new Credential("Razorpay", CredentialMode.TEST));
    }

    @Test
    void each_provider_and_mode_is_told_once() {
        assertThat(classifier.classify(LIVE_KEY + "," + LIVE_KEY + "%2C" + LIVE_KEY))
                .containsExactly(LIVE);
    }

    @Nested
    class Further_providers {

        private final CredentialClassifier acme = classifier.and("Acme", "acme-live-", "acme-test-");

        @Test
        void count_as_the_known_ones() {
            assertThat(acme.misplaced("acme-live-1", false)).contains(new Credential("Acme", CredentialMode.LIVE));
            assertThat(acme.classify("acme-live-1 sk_test_1")).hasSize(2);
            assertThat(classifier.classify("acme-live-1")).isEmpty();
        }

        @Test
        void begin_a_word() {
            assertThat(acme.classify("pacme-live-1")).isEmpty();
            assertThat(acme.classify("https://acme-test-1@api.example")).hasSize(1);
        }

        @Test
        void are_told_by_the_longest_prefix_that_fits() {
            CredentialClassifier nested = classifier.and("Acme", "acme_", "acme_test_");

            assertThat(nested.classify("acme_1")).containsExactly(new Credential("Acme", CredentialMode.LIVE));
            assertThat(nested.classify("acme_test_1")).containsExactly(new Credential("Acme", CredentialMode.TEST));
            assertThat(nested.classify("acme_test_")).isEmpty();
        }

        @Test
        void speak_before_a_known_one_of_the_same_prefix_and_of_a_shorter_one() {
            assertThat(classifier.and("Acme", "sk_live_", "sk_test_").classify(LIVE_KEY))
                    .containsExactly(new Credential("Acme", CredentialMode.LIVE));
            assertThat(classifier.and("Acme", "sk_live_fake", "acme_").classify(LIVE_KEY))
                    .containsExactly(new Credential("Acme", CredentialMode.LIVE));
        }

        @Test
        void hide_a_known_prefix_inside_of_their_own() {
            assertThat(classifier.and("Acme", "acme_sk_live_", "acme_sk_test_").classify("acme_" + LIVE_KEY))
                    .containsExactly(new Credential("Acme", CredentialMode.LIVE));
        }

        @Test
        void may_begin_with_any_sign() {
            assertThat(classifier.and("Acme", "$live$", "$test$").classify("a$live$1"))
                    .containsExactly(new Credential("Acme", CredentialMode.LIVE));
        }

        @Test
        void contradict_what_is_known() {
            assertThat(classifier.contradiction("sk_test_", CredentialMode.LIVE))
                    .contains(TEST);
            assertThat(classifier.contradiction("sk_test_acme_", CredentialMode.LIVE))
                    .contains(TEST);
            assertThat(classifier.contradiction("sk_test_", CredentialMode.TEST))
                    .isEmpty();
            assertThat(classifier.contradiction("sk_", CredentialMode.TEST)).isEmpty();
            assertThat(classifier.contradiction("test_", CredentialMode.LIVE)).isEmpty();
        }

        @Test
        void need_a_prefix() {
            assertThatIllegalArgumentException().isThrownBy(() -> classifier.and("Acme", "", "acme_"));
            assertThatIllegalArgumentException().isThrownBy(() -> classifier.and("Acme", "acme_", "äcme_"));
        }

        @Test
        void are_shown_on_one_line() {
            assertThat(classifier.and("Ac\nme", "acme_", "acmetest_").classify("acme_1"))
                    .containsExactly(new Credential("Ac\uFFFDme", CredentialMode.LIVE));
        }
    }

    @Test
    void a_credential_has_a_provider_and_a_mode() {
        assertThatNullPointerException().isThrownBy(() -> new Credential("Acme", null));
        assertThatNullPointerException().isThrownBy(() -> new Credential(null, CredentialMode.LIVE));
    }

    @Test
    void a_prefix_belongs_to_one_body_once() {
        assertThat(FakeKeys.shapes().stream()
                        .map(known -> known.shape().prefix() + known.shape().body())
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(Set.copyOf(KnownProvider.ALL)).hasSameSizeAs(KnownProvider.ALL);
    }
}
