package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rules of evidence against a reading of them that takes no thought of speed. */
class EvidencePropertyTest {

    private static final List<String> SOURCES =
            List.of("otel.deployment.environment.name", "kubernetes.namespace", "spring.profiles", "node.env");

    /** Which owners cover an environment, besides its own name. */
    private static final Map<String, Set<String>> COVERED_BY = Map.of(
            "production", Set.of("production"),
            "main", Set.of("main", "production"),
            "staging", Set.of("staging"),
            "qa-eu", Set.of("qa-eu", "qa-*", "staging"),
            "qa-us", Set.of("qa-*", "staging"),
            "development", Set.of("development"));

    private static final List<String> OWNERS = List.of("production", "staging", "development", "main", "qa-eu", "qa-*");
    private static final List<String> VALUES = List.of(
            "a-prod", "a-stage", "prod", "staging", "qa-eu", "production", "", "a/b", "PROD", "x\u0000", "-prod");
    private static final List<String> PATTERNS =
            List.of("*-prod", "a-*", "*", "prod", "staging", "*o*", "a*b", "qa-eu", "production", "*/*");

    /** A rule as a registry would spell it. */
    record RuleOf(String source, String pattern, List<String> owners, boolean required) {
        String yaml() {
            return "  - {source: %s, matches: \"%s\", environment: [%s], required: %s}\n"
                    .formatted(source, pattern, quoted(), required);
        }

        private String quoted() {
            return "\"" + String.join("\", \"", owners) + "\"";
        }

        boolean matches(String value) {
            StringBuilder regex = new StringBuilder();
            for (String literal : pattern.split("\\*", -1)) {
                regex.append(regex.isEmpty() && !pattern.startsWith("*") ? "" : regex.isEmpty() ? "" : "[^/]+");
                regex.append(Pattern.quote(literal));
            }
            return Pattern.compile(regex.toString(), Pattern.DOTALL)
                    .matcher(value)
                    .matches();
        }

        boolean isFor(String claim) {
            return owners.stream()
                    .anyMatch(owner -> COVERED_BY.getOrDefault(claim, Set.of()).contains(owner));
        }
    }

    /** What one variable says of a source; several values hold at once. */
    record Statement(String source, String variable, List<String> values) {}

    /** A process. */
    record Situation(String claim, List<RuleOf> rules, List<Statement> statements) {

        Map<String, String> variables() {
            Map<String, String> variables = new TreeMap<>();
            variables.put("TIERGUARD_ENVIRONMENT", claim);
            for (Statement statement : statements) {
                String values = String.join(",", statement.values());
                variables.put(
                        statement.variable(),
                        statement.variable().startsWith("OTEL")
                                ? "deployment.environment.name=" + values.replace("\u0000", "%00")
                                : values);
            }
            return variables;
        }

        Registry registry() {
            StringBuilder yaml = new StringBuilder(
                    "version: 1\nenvironments: {main: production, qa-eu: staging, \"qa-*\": staging}\nevidence:\n");
            rules.forEach(rule -> yaml.append(rule.yaml()));
            return Registry.parse("tierguard.yaml", rules.isEmpty() ? yaml + "  []\n" : yaml.toString());
        }
    }

    /** The reference: {@code refused}, {@code corroborated} or {@code declared}. */
    private static String expected(Situation situation) {
        String claim = situation.claim();
        boolean refused = false;
        boolean corroborated = false;
        for (String source : SOURCES) {
            List<RuleOf> rules = situation.rules().stream()
                    .filter(rule -> rule.source().equals(source))
                    .toList();
            List<Statement> statements = situation.statements().stream()
                    .filter(statement -> statement.source().equals(source))
                    .toList();
            if (statements.isEmpty()) {
                refused |= rules.stream().anyMatch(rule -> rule.required() && rule.isFor(claim));
            }
            for (Statement statement : statements) {
                List<String> values = statement.values();
                if (rules.isEmpty()) {
                    boolean builtIn = source.startsWith("otel");
                    boolean equal = values.equals(List.of(claim)) || values.equals(List.of(tier(claim)));
                    refused |= builtIn && !equal;
                    corroborated |= builtIn && equal;
                    continue;
                }
                refused |= values.stream().anyMatch(value -> value.indexOf(0) >= 0);
                List<String> hits = values.stream()
                        .filter(value -> rules.stream().anyMatch(rule -> rule.matches(value)))
                        .toList();
                boolean allAgree = hits.stream()
                        .allMatch(value -> rules.stream().anyMatch(rule -> rule.matches(value) && rule.isFor(claim)));
                refused |= hits.isEmpty() ? rules.stream().anyMatch(rule -> rule.isFor(claim)) : !allAgree;
                corroborated |= !hits.isEmpty() && allAgree;
            }
        }
        return refused ? "refused" : corroborated ? "corroborated" : "declared";
    }

    private static String tier(String claim) {
        return claim.equals("main") ? "production" : claim.startsWith("qa-") ? "staging" : claim;
    }

    @Property(tries = 1000)
    void the_rules_are_read_to_the_letter(@ForAll("situations") Situation situation) {
        var resolution = new IdentityResolver(
                        situation.variables(), DotEnvFile.none(), RuntimeEvidence.none(), situation.registry())
                .resolve();

        assertThat(
                        resolution instanceof IdentityResolver.Resolved resolved
                                ? resolved.identity().assurance().text()
                                : "refused")
                .isEqualTo(expected(situation));
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<RuleOf> rules = Combinators.combine(
                        Arbitraries.of(SOURCES),
                        Arbitraries.of(PATTERNS),
                        Arbitraries.of(OWNERS)
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(2),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(4, false), net.jqwik.api.Tuple.of(1, true)))
                .as(RuleOf::new);
        return Combinators.combine(
                        Arbitraries.of(COVERED_BY.keySet().stream().sorted().toList()),
                        rules.list().ofMaxSize(4),
                        statements())
                .as(Situation::new);
    }

    /** Each variable at most once. */
    private static Arbitrary<List<Statement>> statements() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OTEL_RESOURCE_ATTRIBUTES", SOURCES.get(0));
        variables.put("POD_NAMESPACE", SOURCES.get(1));
        variables.put("K8S_NAMESPACE", SOURCES.get(1));
        variables.put("SPRING_PROFILES_ACTIVE", SOURCES.get(2));
        variables.put("NODE_ENV", SOURCES.get(3));
        return Arbitraries.of(List.copyOf(variables.keySet()))
                .set()
                .ofMaxSize(3)
                .flatMap(chosen -> {
                    Arbitrary<List<Statement>> all = Arbitraries.just(List.of());
                    for (String variable : chosen) {
                        Arbitrary<Statement> one = values(variable)
                                .map(values ->
                                        new Statement(String.valueOf(variables.get(variable)), variable, values));
                        all = Combinators.combine(all, one).as((before, next) -> {
                            List<Statement> more = new ArrayList<>(before);
                            more.add(next);
                            return more;
                        });
                    }
                    return all;
                });
    }

    /** Profiles are a list, of which an empty element is none. */
    private static Arbitrary<List<String>> values(String variable) {
        return variable.startsWith("SPRING")
                ? Arbitraries.of(VALUES)
                        .filter(value -> !value.isEmpty())
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                : Arbitraries.of(VALUES).map(List::of);
    }
}
