package io.tierguard.secret;

import static io.tierguard.secret.KeyShape.live;
import static io.tierguard.secret.KeyShape.test;

import java.util.List;

/**
 * The providers that are known without being told: one row for each shape of keys, with the documentation that says so.
 *
 * <p>A row is here only where public documentation, or the provider's own client library, tells both how a key begins and
 * which mode that means. {@code docs/credentials.md} shows the same rows, and a test compares the two.
 *
 * @param name whose keys they are, for messages
 * @param documents by name, where it is documented
 * @param shapes of either mode
 */
record KnownProvider(String name, List<Document> documents, List<KeyShape> shapes) {

    /** Copies. */
    KnownProvider {
        documents = List.copyOf(documents);
        shapes = List.copyOf(shapes);
    }

    /**
     * Where it is documented.
     *
     * @param title the provider
     * @param url the page
     */
    record Document(String title, String url) {}

    private static KnownProvider of(String name, String url, KeyShape... shapes) {
        return new KnownProvider(name, List.of(new Document(name, url)), List.of(shapes));
    }

    /** In the order in which a text is compared to shapes of one prefix. */
    static final List<KnownProvider> ALL = List.of(
            new KnownProvider(
                    "Stripe, Paystack, Clerk or another provider",
                    List.of(
                            new Document("Stripe", "https://docs.stripe.com/keys"),
                            new Document("Paystack", "https://paystack.com/docs/api/authentication"),
                            new Document("Clerk", "https://clerk.com/docs/upgrade-guides/api-keys"),
                            new Document("PayMongo", "https://developers.paymongo.com/docs/authentication-api-keys"),
                            new Document("Moyasar", "https://docs.moyasar.com/guides/dashboard/get-your-api-keys"),
                            new Document("Tap", "https://developers.tap.company/reference/testing-keys"),
                            new Document("Culqi", "https://docs.culqi.com/es/documentacion/pagos-online/llaves")),
                    List.of(
                            live("sk_live_", KeyBody.ANY),
                            live("pk_live_", KeyBody.ANY),
                            test("sk_test_", KeyBody.ANY),
                            test("pk_test_", KeyBody.ANY))),
            of("Stripe", "https://docs.stripe.com/keys", live("rk_live_", KeyBody.ANY), test("rk_test_", KeyBody.ANY)),
            of(
                    "Adyen",
                    "https://docs.adyen.com/development-resources/client-side-authentication",
                    live("live_", KeyBody.BASE32),
                    test("test_", KeyBody.BASE32)),
            of(
                    "Braintree",
                    "https://app.unpkg.com/braintree@3.36.0/files/lib/braintree/credentials_parser.js",
                    live("access_token$production$", KeyBody.ANY),
                    live("client_id$production$", KeyBody.ANY),
                    live("client_secret$production$", KeyBody.ANY),
                    live("production_", KeyBody.KEY_AND_MERCHANT),
                    test("access_token$sandbox$", KeyBody.ANY),
                    test("client_id$sandbox$", KeyBody.ANY),
                    test("client_secret$sandbox$", KeyBody.ANY),
                    test("sandbox_", KeyBody.KEY_AND_MERCHANT)),
            of(
                    "Chapa",
                    "https://developer.chapa.co/docs/test-mode-vs-live-mode",
                    live("CHASECK-", KeyBody.ANY),
                    live("CHAPUBK-", KeyBody.ANY),
                    test("CHASECK_TEST-", KeyBody.ANY),
                    test("CHAPUBK_TEST-", KeyBody.ANY)),
            of(
                    "Checkout.com",
                    "https://github.com/checkout/checkout-sdk-java",
                    live("sk_", KeyBody.CHECKED_BASE32),
                    live("pk_", KeyBody.CHECKED_BASE32),
                    live("sk_", KeyBody.WHOLE_UUID),
                    live("pk_", KeyBody.WHOLE_UUID),
                    test("sk_sbox_", KeyBody.ANY),
                    test("pk_sbox_", KeyBody.ANY)),
            of(
                    "Duffel",
                    "https://duffel.com/docs/api/overview/test-mode",
                    live("duffel_live_", KeyBody.OPAQUE),
                    test("duffel_test_", KeyBody.OPAQUE)),
            of(
                    "Easyship",
                    "https://developers.easyship.com/reference/authentication-1",
                    live("prod_", KeyBody.HEX_49),
                    live("prod_", KeyBody.BASE64_OF_32_BYTES),
                    test("sand_", KeyBody.HEX_49),
                    test("sand_", KeyBody.BASE64_OF_32_BYTES)),
            of(
                    "Flutterwave",
                    "https://developer.flutterwave.com/docs/authentication",
                    live("FLWSECK-", KeyBody.ANY),
                    live("FLWPUBK-", KeyBody.ANY),
                    test("FLWSECK_TEST", KeyBody.ANY),
                    test("FLWPUBK_TEST", KeyBody.ANY)),
            of(
                    "GoCardless",
                    "https://docs.stackone.com/connectors/gocardless/guides/link-account/api-key",
                    live("live_", KeyBody.MIXED_40),
                    test("sandbox_", KeyBody.MIXED_40)),
            of(
                    "iyzico",
                    "https://docs.iyzico.com/en/getting-started/preliminaries/live-vs-sandbox",
                    test("sandbox-", KeyBody.MIXED_32)),
            of(
                    "Klarna",
                    "https://docs.klarna.com/api/authentication",
                    live("klarna_live_api_", KeyBody.OPAQUE),
                    live("klarna_live_client_", KeyBody.OPAQUE),
                    test("klarna_test_api_", KeyBody.OPAQUE),
                    test("klarna_test_client_", KeyBody.OPAQUE)),
            of(
                    "Lob",
                    "https://help.lob.com/account-management/api-keys",
                    live("live_", KeyBody.HEX_35),
                    live("live_pub_", KeyBody.HEX_31),
                    test("test_", KeyBody.HEX_35),
                    test("test_pub_", KeyBody.HEX_31)),
            of(
                    "Midtrans",
                    "https://docs.midtrans.com/reference/authorization",
                    test("SB-Mid-server-", KeyBody.ANY),
                    test("SB-Mid-client-", KeyBody.ANY)),
            of(
                    "Mollie",
                    "https://docs.mollie.com/reference/authentication",
                    live("live_", KeyBody.ALPHANUMERIC_30),
                    test("test_", KeyBody.ALPHANUMERIC_30)),
            of(
                    "Nexi",
                    "https://developer.nexigroup.com/nexi-checkout/en-EU/docs/access-your-integration-keys/",
                    live("live-secret-key-", KeyBody.HEX_LONG),
                    live("live-checkout-key-", KeyBody.HEX_LONG),
                    test("test-secret-key-", KeyBody.HEX_LONG),
                    test("test-checkout-key-", KeyBody.HEX_LONG)),
            of(
                    "Omise",
                    "https://docs.omise.co/api-authentication",
                    live("skey_", KeyBody.SMALL_ALPHANUMERIC),
                    live("pkey_", KeyBody.SMALL_ALPHANUMERIC),
                    test("skey_test_", KeyBody.ANY),
                    test("pkey_test_", KeyBody.ANY)),
            of(
                    "Paddle",
                    "https://developer.paddle.com/api-reference/about/authentication",
                    live("pdl_live_", KeyBody.ANY),
                    live("live_", KeyBody.ALPHANUMERIC_27),
                    test("pdl_sdbx_", KeyBody.ANY),
                    test("test_", KeyBody.ALPHANUMERIC_27)),
            of(
                    "Plaid",
                    "https://plaid.com/docs/quickstart/glossary/",
                    live("access-production-", KeyBody.UUID),
                    live("public-production-", KeyBody.UUID),
                    live("link-production-", KeyBody.UUID),
                    live("asset-report-production-", KeyBody.UUID),
                    test("access-sandbox-", KeyBody.UUID),
                    test("public-sandbox-", KeyBody.UUID),
                    test("link-sandbox-", KeyBody.UUID),
                    test("asset-report-sandbox-", KeyBody.UUID)),
            of(
                    "Radar",
                    "https://nango.dev/docs/api-integrations/radar/connect",
                    live("prj_live_sk_", KeyBody.ANY),
                    live("prj_live_pk_", KeyBody.ANY),
                    test("prj_test_sk_", KeyBody.ANY),
                    test("prj_test_pk_", KeyBody.ANY)),
            of(
                    "Razorpay",
                    "https://razorpay.com/docs/sg/payments/quickstart",
                    live("rzp_live_", KeyBody.ANY),
                    test("rzp_test_", KeyBody.ANY)),
            of(
                    "Shippo",
                    "https://docs.goshippo.com/guides/authentication",
                    live("shippo_live_", KeyBody.OPAQUE),
                    test("shippo_test_", KeyBody.OPAQUE)),
            of(
                    "Square",
                    "https://developer.squareup.com/docs/orders-api/quick-start/step-2",
                    live("sq0idp-", KeyBody.ANY),
                    test("sandbox-sq0idb-", KeyBody.ANY)),
            of(
                    "Stytch",
                    "https://stytch.com/docs/api",
                    live("project-live-", KeyBody.UUID),
                    test("project-test-", KeyBody.UUID)),
            of(
                    "Trigger.dev",
                    "https://trigger.dev/docs/apikeys",
                    live("tr_prod_", KeyBody.OPAQUE),
                    live("tr_prod_sk_", KeyBody.OPAQUE),
                    test("tr_dev_", KeyBody.OPAQUE),
                    test("tr_dev_sk_", KeyBody.OPAQUE),
                    test("tr_stg_", KeyBody.OPAQUE),
                    test("tr_stg_sk_", KeyBody.OPAQUE),
                    test("tr_preview_", KeyBody.OPAQUE),
                    test("tr_preview_sk_", KeyBody.OPAQUE)),
            of(
                    "Xendit",
                    "https://archive.developers.xendit.co/api-reference/",
                    live("xnd_production_", KeyBody.ANY),
                    live("xnd_public_production_", KeyBody.ANY),
                    test("xnd_development_", KeyBody.ANY),
                    test("xnd_public_development_", KeyBody.ANY)));
}
