package io.tierguard.samples.rules;

/** Breaks the rule on tiers: what production does is run nowhere else. */
final class Refunds {

    boolean needSecondPerson(String environment) {
        return environment.equals("production");
    }
}
