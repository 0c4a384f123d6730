package io.tierguard.registry;

import io.tierguard.tier.Tier;

/** The line that stands below every line of the file: {@code "development, test": [localhost, local]}. */
final class BuiltIn {

    private static final Owners OWNERS = Owners.of(new Owner.OfTier(Tier.DEVELOPMENT), new Owner.OfTier(Tier.TEST));

    static final Rule LOCALHOST = rule(EndpointPattern.Kind.LOCALHOST, "localhost");
    static final Rule LOCAL = rule(EndpointPattern.Kind.LOCAL, "local");

    private BuiltIn() {}

    private static Rule rule(EndpointPattern.Kind kind, String host) {
        return new Rule(new EndpointPattern(null, kind, host, null, null, null), OWNERS, Rule.BUILT_IN);
    }
}
