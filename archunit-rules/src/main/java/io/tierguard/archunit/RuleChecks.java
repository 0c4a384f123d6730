package io.tierguard.archunit;

import io.tierguard.archunit.index.Checks;
import io.tierguard.archunit.names.SecretNames;
import java.util.List;
import java.util.Map;

/** The checks of all rules, made as a team's settings say. */
final class RuleChecks {

    private RuleChecks() {}

    static Checks of(RuleSettings settings) {
        return new Checks(Map.of(), List.of(new SecretNames()));
    }
}
