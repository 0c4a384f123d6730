package io.tierguard.archunit;

import static io.tierguard.archunit.rule.Rule.CONFIG_ACCESS;
import static io.tierguard.archunit.rule.Rule.CREDENTIAL_SINKS;
import static io.tierguard.archunit.rule.Rule.GUARD_BYPASS;
import static io.tierguard.archunit.rule.Rule.PRIVATE_KEYS;
import static io.tierguard.archunit.rule.Rule.PROVIDER_TOKENS;
import static io.tierguard.archunit.rule.Rule.SECRET_NAMES;
import static io.tierguard.archunit.rule.Rule.TIER_BRANCHING;
import static io.tierguard.archunit.rule.Rule.TIER_ENDPOINTS;
import static io.tierguard.archunit.rule.Rule.URL_CREDENTIALS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.tierguard.archunit.allow.AllowFileStarter;
import io.tierguard.archunit.report.ReportedFinding;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules by the settings of a team. Those of one object read an import together, once.
 *
 * <p><b>Thread safety:</b> each rule may be checked by several threads.
 *
 * @since 0.1
 */
public final class ConfiguredRules {

    private static final String WHOEVER = "whoever can read the code or the jar can use it in every tier:"
            + " take it out, revoke it, and read it from an environment variable";

    private final RuleSettings settings;
    private final RuleRun run;

    ConfiguredRules(RuleSettings settings, Clock clock) {
        this.settings = settings;
        this.run = new RuleRun(settings, new Indexes(library -> RuleChecks.of(settings, library)), clock);
    }

    /**
     * No secrets in the code.
     *
     * @return the rule of {@link TierguardRules#SECRETS}
     */
    public ArchRule secrets() {
        return rule(
                EnumSet.of(PROVIDER_TOKENS, PRIVATE_KEYS, URL_CREDENTIALS, CREDENTIAL_SINKS, SECRET_NAMES),
                "no class should hold a secret",
                WHOEVER);
    }

    /**
     * No endpoints of a tier in the code.
     *
     * @return the rule of {@link TierguardRules#ENDPOINTS}
     */
    public ArchRule endpoints() {
        return rule(
                EnumSet.of(TIER_ENDPOINTS),
                "no class should name an endpoint of a tier",
                "the same artifact moves through every tier: read endpoints from an environment variable");
    }

    /**
     * The environment is read in one place.
     *
     * @return the rule of {@link TierguardRules#CONFIG_ACCESS}
     */
    public ArchRule configAccess() {
        return rule(
                EnumSet.of(CONFIG_ACCESS),
                "no class outside " + String.join(", ", settings.configurationPackages())
                        + " should read the environment",
                "only what is read in one place can be checked at the start: inject the value");
    }

    /**
     * No connection passes the guards.
     *
     * @return the rule of {@link TierguardRules#GUARD_BYPASS}
     */
    public ArchRule guardBypass() {
        return rule(
                EnumSet.of(GUARD_BYPASS),
                "no class outside " + String.join(", ", settings.connectionPackages())
                        + " should connect past the guards",
                "a connection that no guard judges can reach every tier: use a guarded data source or client");
    }

    /**
     * The code does not ask which tier it is in.
     *
     * @return the rule of {@link TierguardRules#TIER_BRANCHING}
     */
    public ArchRule tierBranching() {
        return rule(
                EnumSet.of(TIER_BRANCHING),
                "no class outside " + String.join(", ", settings.configurationPackages())
                        + " should branch on the tier",
                "what runs in one tier only is tested in none: let the environment inject what differs");
    }

    /**
     * All of them as one rule.
     *
     * @return the rule of {@link TierguardRules#ALL}
     */
    public ArchRule all() {
        return rule(
                EnumSet.allOf(Rule.class),
                "no class should hold a secret or an endpoint, read the environment, pass the guards or ask for the tier",
                "the same artifact moves through every tier unchanged, and touches only what belongs there");
    }

    /**
     * Everything that all rules find and nothing allows, for reports of other kinds.
     *
     * @param classes an import
     * @return findings by classes in the order of their names
     * @throws AssertionError if there are no classes
     */
    public List<ReportedFinding> report(JavaClasses classes) {
        return all(EnumSet.allOf(Rule.class), Inspected.of(classes));
    }

    /**
     * Everything that some rules find and nothing allows.
     *
     * @param classes where they are
     * @param rules by their names, such as {@code credential-sinks}
     * @return findings by classes in the order of their names, those that cannot be read among them
     * @throws IllegalArgumentException if a name is no rule's, or there is none
     * @throws AssertionError if there are no classes
     */
    public List<ReportedFinding> report(ClassFiles classes, Set<String> rules) {
        Set<Rule> some = EnumSet.noneOf(Rule.class);
        for (Rule rule : Rule.values()) {
            if (rules.contains(rule.id())) {
                some.add(rule);
            }
        }
        if (some.isEmpty() || some.size() != rules.size()) {
            throw new IllegalArgumentException("a name of a rule is not known");
        }
        return all(some, Inspected.of(classes));
    }

    private List<ReportedFinding> all(Set<Rule> rules, Inspected classes) {
        return run.of(rules, classes).values().stream().flatMap(List::stream).toList();
    }

    /**
     * What of an import was not followed, since following values has bounds.
     *
     * @param classes an import that rules were checked on
     * @return the code and counts; empty where every value was followed, or no rule needed to
     */
    public Optional<String> limits(JavaClasses classes) {
        return run.limits(Inspected.of(classes));
    }

    /**
     * What of some class files was not followed, since following values has bounds.
     *
     * @param classes that rules were asked about
     * @return the code and counts; empty where every value was followed, or no rule needed to
     */
    public Optional<String> limits(ClassFiles classes) {
        return run.limits(Inspected.of(classes));
    }

    /**
     * Writes an allow file with everything that all rules find today. A team does so once, and then works it off.
     *
     * @param classes an import
     * @param file that is not there yet
     * @param reason why all of it may stay, for now: one line of words
     * @param until the last day on which it may; empty for ever
     * @throws IllegalArgumentException if the reason is none
     * @throws IllegalStateException if the file is there
     * @throws AssertionError if there are no classes
     */
    public void startAllowFile(JavaClasses classes, Path file, String reason, Optional<LocalDate> until) {
        start(Stream.of(Inspected.of(classes)), file, reason, until);
    }

    /**
     * Writes one allow file with everything that all rules find today in some class files.
     *
     * @param classes where they are: several, where one class has several variants
     * @param file that is not there yet
     * @param reason why all of it may stay, for now: one line of words
     * @param until the last day on which it may; empty for ever
     * @throws IllegalArgumentException if the reason is none
     * @throws IllegalStateException if the file is there
     * @throws AssertionError if there are no classes
     */
    public void startAllowFile(List<ClassFiles> classes, Path file, String reason, Optional<LocalDate> until) {
        start(classes.stream().map(Inspected::of), file, reason, until);
    }

    private void start(Stream<Inspected> classes, Path file, String reason, Optional<LocalDate> until) {
        List<Finding> findings = classes.flatMap(some -> run.allowable(EnumSet.allOf(Rule.class), some).stream())
                .toList();
        AllowFileStarter.write(file, findings, reason, until);
    }

    ArchRule formedSecrets() {
        return rule(
                EnumSet.of(PROVIDER_TOKENS, PRIVATE_KEYS, URL_CREDENTIALS),
                "no class should hold a hard-coded secret",
                WHOEVER);
    }

    ArchRule one(Rule rule, String description) {
        return rule(EnumSet.of(rule), description, WHOEVER);
    }

    private ArchRule rule(Set<Rule> rules, String description, String because) {
        return ArchRuleDefinition.priority(Priority.HIGH)
                .all(new RuleTransformer(rules, run))
                .should(new Violations())
                .as(description)
                .because(because);
    }
}
