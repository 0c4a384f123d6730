package io.tierguard.registry;

import java.util.Comparator;

/**
 * Which of several patterns for one host speaks, most telling first: exact before a block, with a port before without,
 * then the longest database or path, then with a protocol. Of {@code wss} and {@code https} the narrower comes first, so
 * that the one spelled as the target wins.
 */
final class RuleOrder implements Comparator<Rule> {

    static final Comparator<Rule> MOST_TELLING_FIRST = new RuleOrder();

    private RuleOrder() {}

    @Override
    public int compare(Rule a, Rule b) {
        return compare(a.pattern(), b.pattern());
    }

    /** Spelled out, since every process waits for it: a chain of comparators costs it milliseconds when it starts. */
    private static int compare(EndpointPattern a, EndpointPattern b) {
        int order = Boolean.compare(b.isExact(), a.isExact());
        order = order != 0 ? order : Boolean.compare(a.port() == null, b.port() == null);
        order = order != 0 ? order : Integer.compare(resourceLength(b), resourceLength(a));
        order = order != 0 ? order : Boolean.compare(a.protocol() == null, b.protocol() == null);
        return order != 0 ? order : Boolean.compare(isNarrow(b), isNarrow(a));
    }

    private static int resourceLength(EndpointPattern pattern) {
        Resource resource = pattern.resource();
        return resource == null ? 0 : resource.length();
    }

    private static boolean isNarrow(EndpointPattern pattern) {
        return "wss".equals(pattern.protocol()) || "ws".equals(pattern.protocol());
    }
}
