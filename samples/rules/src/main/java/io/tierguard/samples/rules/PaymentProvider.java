package io.tierguard.samples.rules;

/** Breaks the rule on tokens of providers, with a documented fake. */
final class PaymentProvider {

    String key() {
        return "sk_live_" + "FAKEfakeFAKEfakeFAKEfake";
    }
}
