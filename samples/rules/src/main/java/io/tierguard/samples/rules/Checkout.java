package io.tierguard.samples.rules;

import java.net.URI;

/** Breaks the rule on endpoints: the registry gives the host to production. */
final class Checkout {

    URI payments() {
        return URI.create("https://payments.prod.shop.example/v1/charges");
    }
}
