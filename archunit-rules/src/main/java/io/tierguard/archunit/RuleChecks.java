package io.tierguard.archunit;

import io.tierguard.archunit.access.AllowedPackages;
import io.tierguard.archunit.access.ConfigAccess;
import io.tierguard.archunit.access.GuardBypass;
import io.tierguard.archunit.access.TierBranching;
import io.tierguard.archunit.access.TierWords;
import io.tierguard.archunit.endpoints.TierEndpoints;
import io.tierguard.archunit.flow.ClassPath;
import io.tierguard.archunit.index.Checks;
import io.tierguard.archunit.names.AnnotationSecrets;
import io.tierguard.archunit.names.AssignedTexts;
import io.tierguard.archunit.names.SecretNames;
import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.sinks.CredentialSinks;
import io.tierguard.archunit.sinks.EndpointSinks;
import io.tierguard.archunit.sinks.UrlPasswordSinks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The checks of all rules, made as a team's settings say. */
final class RuleChecks {

    private RuleChecks() {}

    static Checks of(RuleSettings settings, ClassPath library) {
        AllowedPackages configuration = AllowedPackages.of(settings.configurationPackages());
        AllowedPackages connections = AllowedPackages.of(settings.connectionPackages());
        TierWords words = TierWords.DEFAULT.and(settings.tierWords().toArray(String[]::new));
        Map<Rule, List<ClassCheck>> ofClasses = new EnumMap<>(Rule.class);
        ofClasses.put(Rule.SECRET_NAMES, List.of(new AnnotationSecrets(), new AssignedTexts()));
        ofClasses.put(
                Rule.TIER_ENDPOINTS,
                settings.readRegistry().<ClassCheck>map(TierEndpoints::new).stream()
                        .toList());
        ofClasses.put(Rule.CONFIG_ACCESS, List.of(new ConfigAccess(configuration, library)));
        ofClasses.put(Rule.GUARD_BYPASS, List.of(new GuardBypass(connections, library)));
        ofClasses.put(Rule.TIER_BRANCHING, List.of(new TierBranching(configuration, words, library)));
        return new Checks(
                ofClasses,
                List.of(
                        CredentialSinks.with(settings.sinks()),
                        new SecretNames(),
                        new UrlPasswordSinks(),
                        new EndpointSinks()));
    }
}
