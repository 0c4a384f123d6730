package io.tierguard.archunit.secrets;

import static io.tierguard.archunit.secrets.Alphabet.ALNUM;
import static io.tierguard.archunit.secrets.Alphabet.DOLLARS;
import static io.tierguard.archunit.secrets.Alphabet.HEX;
import static io.tierguard.archunit.secrets.Alphabet.PADDED;
import static io.tierguard.archunit.secrets.Alphabet.WORD;
import static io.tierguard.archunit.secrets.Body.hasDigit;
import static io.tierguard.archunit.secrets.Body.hasLengths;
import static io.tierguard.archunit.secrets.Body.isHex;
import static io.tierguard.archunit.secrets.Body.isMixed;
import static io.tierguard.archunit.secrets.Body.isUuid;
import static io.tierguard.archunit.secrets.TokenShape.exact;
import static io.tierguard.archunit.secrets.TokenShape.open;

import java.util.List;

/** Keys of those who take payments and send parcels. */
final class PaymentTokens {

    private static final String SQUARE = "Square token";
    private static final String STRIPE = "Stripe secret key";
    private static final String RESTRICTED = "Stripe restricted key";
    private static final String SHOPIFY = "Shopify token";

    static final List<Shape> ALL = List.of(
            open(STRIPE, "sk_live_", ALNUM, 16),
            open(STRIPE, "sk_test_", ALNUM, 16),
            open(RESTRICTED, "rk_live_", ALNUM, 16),
            open(RESTRICTED, "rk_test_", ALNUM, 16),
            open("Stripe webhook secret", "whsec_", PADDED, 24),
            open(SQUARE, "sq0atp-", WORD, 22),
            open("Square secret", "sq0csp-", WORD, 40),
            exact(SQUARE, "EAAA", WORD, 60).where(isMixed()).random(3),
            open("Braintree token", "access_token$production$", DOLLARS, 49).where(hasLengths('$', 16, 32)),
            open("Braintree token", "access_token$sandbox$", DOLLARS, 49).where(hasLengths('$', 16, 32)),
            open("Flutterwave key", "FLWSECK-", WORD, 34).where(hasLengths('-', 32, 1)),
            exact("Flutterwave key", "FLWSECK-", ALNUM, 32).where(isHex()),
            open("Flutterwave key", "FLWSECK_TEST-", ALNUM, 12).where(hasDigit()),
            exact("EasyPost key", "EZAK", ALNUM, 54),
            exact("EasyPost key", "EZTK", ALNUM, 54),
            exact("Shippo key", "shippo_live_", HEX, 40),
            exact("Shippo key", "shippo_test_", HEX, 40),
            exact(SHOPIFY, "shpat_", HEX, 32),
            exact(SHOPIFY, "shpca_", HEX, 32),
            exact(SHOPIFY, "shppa_", HEX, 32),
            exact("Shopify secret", "shpss_", HEX, 32),
            exact("WooCommerce secret", "cs_", HEX, 40),
            exact("Lob key", "live_", HEX, 35),
            exact("Lob key", "test_", HEX, 35),
            exact("Mollie key", "live_", ALNUM, 30).where(isMixed()).random(3),
            exact("Mollie key", "test_", ALNUM, 30).where(isMixed()).random(3),
            exact("GoCardless token", "live_", WORD, 40).where(isMixed()).random(3),
            exact("GoCardless token", "sandbox_", WORD, 40).where(isMixed()).random(3),
            open("Plaid token", "access-production-", WORD, 36).where(isUuid()),
            open("Plaid token", "access-sandbox-", WORD, 36).where(isUuid()),
            open("Paddle key", "pdl_live_apikey_", WORD, 40),
            open("Paddle key", "pdl_sdbx_apikey_", WORD, 40),
            open("Polar token", "polar_oat_", ALNUM, 40),
            open("Polar token", "polar_pat_", ALNUM, 40),
            exact("Duffel token", "duffel_live_", WORD, 43),
            exact("Duffel token", "duffel_test_", WORD, 43),
            open("Ramp secret", "ramp_sec_", WORD, 40));

    private PaymentTokens() {}
}
