package io.tierguard.registry;

import java.util.Comparator;

/**
 * Which of several patterns for one host speaks, most telling first: exact before a block, with a port before without,
 * then the longest database or path, then with a protocol. Of {@code wss} and {@code https} the narrower comes first, so
 * that the one spelled as the target wins.
 */
final class RuleOrder {

    static final Comparator<Rule> MOST_TELLING_FIRST = Comparator.comparing(
            Rule::pattern,
            Comparator.comparing((EndpointPattern pattern) -> !pattern.isExact())
                    .thenComparing(pattern -> pattern.port() == null)
                    .thenComparing(RuleOrder::resourceLength, Comparator.reverseOrder())
                    .thenComparing(pattern -> pattern.protocol() == null)
                    .thenComparing(pattern -> !isNarrow(pattern)));

    private RuleOrder() {}

    private static int resourceLength(EndpointPattern pattern) {
        Resource resource = pattern.resource();
        return resource == null ? 0 : resource.length();
    }

    private static boolean isNarrow(EndpointPattern pattern) {
        return "wss".equals(pattern.protocol()) || "ws".equals(pattern.protocol());
    }
}
