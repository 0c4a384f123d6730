package io.tierguard.secret;

import static io.tierguard.secret.CredentialShape.live;
import static io.tierguard.secret.CredentialShape.test;

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
record KnownProvider(String name, List<Document> documents, List<CredentialShape> shapes) {

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

    private static KnownProvider of(String name, String url, CredentialShape... shapes) {
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
                            live("sk_live_", CredentialBody.ANY),
                            live("pk_live_", CredentialBody.ANY),
                            test("sk_test_", CredentialBody.ANY),
                            test("pk_test_", CredentialBody.ANY))),
            of(
                    "Stripe",
                    "https://docs.stripe.com/keys",
                    live("rk_live_", CredentialBody.ANY),
                    test("rk_test_", CredentialBody.ANY)),
            of(
                    "Adyen",
                    "https://docs.adyen.com/development-resources/client-side-authentication",
                    live("live_", CredentialBody.BASE32),
                    test("test_", CredentialBody.BASE32)),
            of(
                    "Braintree",
                    "https://app.unpkg.com/braintree@3.36.0/files/lib/braintree/credentials_parser.js",
                    live("access_token$production$", CredentialBody.ANY),
                    live("client_id$production$", CredentialBody.ANY),
                    live("client_secret$production$", CredentialBody.ANY),
                    live("production_", CredentialBody.KEY_AND_MERCHANT),
                    test("access_token$sandbox$", CredentialBody.ANY),
                    test("client_id$sandbox$", CredentialBody.ANY),
                    test("client_secret$sandbox$", CredentialBody.ANY),
                    test("sandbox_", CredentialBody.KEY_AND_MERCHANT)),
            of(
                    "Chapa",
                    "https://developer.chapa.co/docs/test-mode-vs-live-mode",
                    live("CHASECK-", CredentialBody.ANY),
                    live("CHAPUBK-", CredentialBody.ANY),
                    test("CHASECK_TEST-", CredentialBody.ANY),
                    test("CHAPUBK_TEST-", CredentialBody.ANY)),
            of(
                    "Checkout.com",
                    "https://github.com/checkout/checkout-sdk-java",
                    live("sk_", CredentialBody.CHECKED_BASE32),
                    live("pk_", CredentialBody.CHECKED_BASE32),
                    live("sk_", CredentialBody.WHOLE_UUID),
                    live("pk_", CredentialBody.WHOLE_UUID),
                    test("sk_sbox_", CredentialBody.ANY),
                    test("pk_sbox_", CredentialBody.ANY)),
            of(
                    "Duffel",
                    "https://duffel.com/docs/api/overview/test-mode",
                    live("duffel_live_", CredentialBody.OPAQUE),
                    test("duffel_test_", CredentialBody.OPAQUE)),
            of(
                    "Easyship",
                    "https://developers.easyship.com/reference/authentication-1",
                    live("prod_", CredentialBody.HEX_49),
                    live("prod_", CredentialBody.BASE64_OF_32_BYTES),
                    test("sand_", CredentialBody.HEX_49),
                    test("sand_", CredentialBody.BASE64_OF_32_BYTES)),
            of(
                    "Flutterwave",
                    "https://developer.flutterwave.com/docs/authentication",
                    live("FLWSECK-", CredentialBody.ANY),
                    live("FLWPUBK-", CredentialBody.ANY),
                    test("FLWSECK_TEST", CredentialBody.ANY),
                    test("FLWPUBK_TEST", CredentialBody.ANY)),
            of(
                    "GoCardless",
                    "https://docs.stackone.com/connectors/gocardless/guides/link-account/api-key",
                    live("live_", CredentialBody.ALPHANUMERIC_40),
                    test("sandbox_", CredentialBody.ALPHANUMERIC_40)),
            of(
                    "iyzico",
                    "https://docs.iyzico.com/en/getting-started/preliminaries/live-vs-sandbox",
                    test("sandbox-", CredentialBody.ALPHANUMERIC_32)),
            of(
                    "Klarna",
                    "https://docs.klarna.com/api/authentication",
                    live("klarna_live_api_", CredentialBody.OPAQUE),
                    live("klarna_live_client_", CredentialBody.OPAQUE),
                    test("klarna_test_api_", CredentialBody.OPAQUE),
                    test("klarna_test_client_", CredentialBody.OPAQUE)),
            of(
                    "Lob",
                    "https://help.lob.com/account-management/api-keys",
                    live("live_", CredentialBody.HEX_35),
                    live("live_pub_", CredentialBody.HEX_31),
                    test("test_", CredentialBody.HEX_35),
                    test("test_pub_", CredentialBody.HEX_31)),
            of(
                    "Midtrans",
                    "https://docs.midtrans.com/reference/authorization",
                    test("SB-Mid-server-", CredentialBody.ANY),
                    test("SB-Mid-client-", CredentialBody.ANY)),
            of(
                    "Mollie",
                    "https://docs.mollie.com/reference/authentication",
                    live("live_", CredentialBody.ALPHANUMERIC_30),
                    test("test_", CredentialBody.ALPHANUMERIC_30)),
            of(
                    "Nexi",
                    "https://developer.nexigroup.com/nexi-checkout/en-EU/docs/access-your-integration-keys/",
                    live("live-secret-key-", CredentialBody.HEX_LONG),
                    live("live-checkout-key-", CredentialBody.HEX_LONG),
                    test("test-secret-key-", CredentialBody.HEX_LONG),
                    test("test-checkout-key-", CredentialBody.HEX_LONG)),
            of(
                    "Omise",
                    "https://docs.omise.co/api-authentication",
                    live("skey_", CredentialBody.SMALL_ALPHANUMERIC),
                    live("pkey_", CredentialBody.SMALL_ALPHANUMERIC),
                    test("skey_test_", CredentialBody.ANY),
                    test("pkey_test_", CredentialBody.ANY)),
            of(
                    "Paddle",
                    "https://developer.paddle.com/api-reference/about/authentication",
                    live("pdl_live_", CredentialBody.ANY),
                    live("live_", CredentialBody.ALPHANUMERIC_27),
                    test("pdl_sdbx_", CredentialBody.ANY),
                    test("test_", CredentialBody.ALPHANUMERIC_27)),
            of(
                    "Plaid",
                    "https://plaid.com/docs/quickstart/glossary/",
                    live("access-production-", CredentialBody.UUID),
                    live("public-production-", CredentialBody.UUID),
                    live("link-production-", CredentialBody.UUID),
                    live("asset-report-production-", CredentialBody.UUID),
                    test("access-sandbox-", CredentialBody.UUID),
                    test("public-sandbox-", CredentialBody.UUID),
                    test("link-sandbox-", CredentialBody.UUID),
                    test("asset-report-sandbox-", CredentialBody.UUID)),
            of(
                    "Radar",
                    "https://nango.dev/docs/api-integrations/radar/connect",
                    live("prj_live_sk_", CredentialBody.ANY),
                    live("prj_live_pk_", CredentialBody.ANY),
                    test("prj_test_sk_", CredentialBody.ANY),
                    test("prj_test_pk_", CredentialBody.ANY)),
            of(
                    "Razorpay",
                    "https://razorpay.com/docs/sg/payments/quickstart",
                    live("rzp_live_", CredentialBody.ANY),
                    test("rzp_test_", CredentialBody.ANY)),
            of(
                    "Shippo",
                    "https://docs.goshippo.com/guides/authentication",
                    live("shippo_live_", CredentialBody.OPAQUE),
                    test("shippo_test_", CredentialBody.OPAQUE)),
            of(
                    "Square",
                    "https://developer.squareup.com/docs/orders-api/quick-start/step-2",
                    live("sq0idp-", CredentialBody.ANY),
                    test("sandbox-sq0idb-", CredentialBody.ANY)),
            of(
                    "Stytch",
                    "https://stytch.com/docs/api",
                    live("project-live-", CredentialBody.UUID),
                    test("project-test-", CredentialBody.UUID)),
            of(
                    "Trigger.dev",
                    "https://trigger.dev/docs/apikeys",
                    live("tr_prod_", CredentialBody.OPAQUE),
                    live("tr_prod_sk_", CredentialBody.OPAQUE),
                    test("tr_dev_", CredentialBody.OPAQUE),
                    test("tr_dev_sk_", CredentialBody.OPAQUE),
                    test("tr_stg_", CredentialBody.OPAQUE),
                    test("tr_stg_sk_", CredentialBody.OPAQUE),
                    test("tr_preview_", CredentialBody.OPAQUE),
                    test("tr_preview_sk_", CredentialBody.OPAQUE)),
            of(
                    "Xendit",
                    "https://archive.developers.xendit.co/api-reference/",
                    live("xnd_production_", CredentialBody.ANY),
                    live("xnd_public_production_", CredentialBody.ANY),
                    test("xnd_development_", CredentialBody.ANY),
                    test("xnd_public_development_", CredentialBody.ANY)));
}
