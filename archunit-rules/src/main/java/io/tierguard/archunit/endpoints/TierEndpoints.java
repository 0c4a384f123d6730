package io.tierguard.archunit.endpoints;

import io.tierguard.archunit.constants.Constant;
import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Subject;
import io.tierguard.registry.EndpointPattern;
import io.tierguard.registry.Registry;
import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No text in the code names an endpoint that the registry gives to a tier. Hosts are looked for in every text, and the
 * registry says whose they are: names in any case and encoding, addresses by their block.
 *
 * <p>What is shared by all, and what is on the own machine, passes; so does what the registry does not know. Of a host that
 * is put together at run time the end is enough, where the registry has a pattern for that.
 *
 * <p>A finding shows the pattern of the registry, and not the text, which could hold a password.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 *
 * @since 0.1
 */
public final class TierEndpoints implements ClassCheck {

    private final Registry registry;

    /**
     * A check.
     *
     * @param registry whose endpoints must not be in the code
     */
    public TierEndpoints(Registry registry) {
        this.registry = registry;
    }

    private record Said(Member member, String words) {}

    @Override
    public List<Finding> check(Subject subject) {
        Set<String> ofFields = new HashSet<>();
        Set<Said> said = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        List<Constant> constants = subject.file().constants();
        constants.stream()
                .filter(constant -> constant.place().isFieldValue())
                .forEach(constant -> ofFields.add(constant.text()));
        for (Constant constant : constants) {
            // the compiler copies the value of a constant to wherever it is used
            boolean copied = !constant.place().isFieldValue() && ofFields.contains(constant.text());
            for (String words : copied ? Set.<String>of() : endpointsIn(constant.text())) {
                if (said.add(new Said(constant.member(), words))) {
                    findings.add(new Finding(
                            io.tierguard.archunit.rule.Rule.TIER_ENDPOINTS,
                            Code.TIER_ENDPOINT,
                            constant.member(),
                            constant.line(),
                            constant.member().describe() + " names an endpoint of " + words,
                            Optional.of(constant.text())));
                }
            }
        }
        return findings;
    }

    /** Owner and pattern of each endpoint in a text. */
    private Set<String> endpointsIn(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (NamedHost named : HostScan.of(text)) {
            String words = owned(named).stream()
                    .map(rule ->
                            rule.owners().describe() + " (" + rule.pattern().text() + ")")
                    .distinct()
                    .collect(Collectors.joining(" or "));
            if (!words.isEmpty()) {
                found.add(words);
            }
        }
        return found;
    }

    /** The lines by which a tier may own it; none where it may be everyone's as well. */
    private List<Rule> owned(NamedHost named) {
        if (named.host().isLocalhost()) {
            return List.of();
        }
        List<Rule> outcomes = new ArrayList<>(registry.outcomes(named.endpoint(), named.host()));
        if (outcomes.stream().anyMatch(rule -> rule != null && rule.owners().isShared())) {
            return List.of();
        }
        return outcomes.stream()
                .filter(rule -> rule != null && isAway(rule.pattern()))
                .filter(rule -> !named.open() || rule.pattern().kind() == EndpointPattern.Kind.SUFFIX)
                .toList();
    }

    private static boolean isAway(EndpointPattern pattern) {
        return pattern.kind() != EndpointPattern.Kind.LOCALHOST && pattern.kind() != EndpointPattern.Kind.LOCAL;
    }
}
