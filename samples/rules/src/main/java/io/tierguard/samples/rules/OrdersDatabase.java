package io.tierguard.samples.rules;

/** Breaks the rule on passwords in URLs, with a documented fake. */
final class OrdersDatabase {

    String url() {
        return "jdbc:postgresql://localhost/orders?user=shop&password=" + "documented-fake-1";
    }
}
