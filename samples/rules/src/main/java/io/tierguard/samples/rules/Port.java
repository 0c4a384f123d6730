package io.tierguard.samples.rules;

/** Breaks the rule on configuration: the environment is read where it is used. */
final class Port {

    int number() {
        return Integer.parseInt(System.getenv("SHOP_PORT"));
    }
}
