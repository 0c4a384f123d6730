package io.tierguard;

import io.tierguard.guard.Guard;
import io.tierguard.identity.EvidenceProviders;
import io.tierguard.identity.IdentityResolver;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.internal.Printable;
import io.tierguard.registry.CredentialPrefixes;
import io.tierguard.registry.EvidenceRule;
import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import io.tierguard.registry.RegistryLocator;
import io.tierguard.registry.StarterRegistry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.secret.CredentialClassifier;
import io.tierguard.secret.CredentialMode;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What has to be right before a process is anybody. */
final class StartCheck {

    private static final String OWN_PROPERTIES = "tierguard.";

    /** Variables from which a JVM takes system properties. */
    private static final List<String> STEERING = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private StartCheck() {}

    /** A registry, or why there is none. */
    record Located(Optional<Registry> registry, Report report) {}

    static Located locate(Map<String, String> environment, EvidenceProviders providers) {
        List<Problem> steering = new ArrayList<>(steering(environment));
        steering.addAll(steeringByFile(environment));
        if (!steering.isEmpty()) {
            // the registry would be one that the environment chose
            return new Located(Optional.empty(), Report.of(heading("this process"), steering));
        }
        try {
            return new Located(Optional.of(RegistryLocator.ofThisJvm().locate(providers.names())), Report.EMPTY);
        } catch (InvalidRegistryException e) {
            // a source that the file names may be that of a provider which could not be used
            List<Problem> problems = new ArrayList<>(e.report().problems());
            problems.addAll(providers.problems());
            return new Located(
                    Optional.empty(),
                    new Report(heading("this process"), problems, e.report().appendix()));
        }
    }

    /** What is judged must not choose its judge. */
    static List<Problem> steering(Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        for (String name : STEERING) {
            String options = environment.get(name);
            if (options != null && JvmOptions.unquoted(options).contains(OWN_PROPERTIES)) {
                problems.add(Problem.of(Code.REGISTRY_FROM_ENVIRONMENT, name, name));
            }
        }
        return problems;
    }

    /** Settings may come from files that variables name; the identity may not. */
    static List<Problem> identityFromFile(Map<String, String> environment) {
        String variable = IdentityResolver.VARIABLE + "_FILE";
        return environment.containsKey(variable)
                ? List.of(Problem.of(Code.IDENTITY_FROM_FILE, variable, IdentityResolver.VARIABLE))
                : List.of();
    }

    /** Where the property is set, a variable that brings options from a file may be what has set it. */
    private static List<Problem> steeringByFile(Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        if (System.getProperty(RegistryLocator.PROPERTY) != null) {
            for (String name : STEERING) {
                String options = environment.get(name);
                if (options != null && JvmOptions.areFromFile(options)) {
                    problems.add(Problem.of(Code.REGISTRY_FROM_ENVIRONMENT, name, name));
                }
            }
        }
        return problems;
    }

    /** What the registry asks for in the process's own tier, and this version cannot give. */
    static List<Problem> notHonoured(Guard guard, EvidenceProviders providers) {
        Tier tier = guard.environment().tier();
        List<Problem> problems = new ArrayList<>();
        for (EvidenceRule rule : guard.registry().evidence()) {
            boolean applies = rule.concerns(tier) || rule.isFor(guard.environment());
            if (applies && !providers.observes(rule.source())) {
                problems.add(Problem.of(Code.POLICY_NOT_HONOURED, rule.origin(), "evidence of " + rule.source(), tier));
            }
        }
        return problems;
    }

    /** What makes it impossible to tell live credentials from test ones. */
    static List<Problem> credentials(Guard guard) {
        List<Problem> problems = new ArrayList<>(guard.credentials().problems());
        String where = baseName(guard.registry().source());
        for (CredentialPrefixes prefixes : guard.registry().credentials()) {
            contradiction(where, prefixes, prefixes.live(), CredentialMode.LIVE).ifPresent(problems::add);
            contradiction(where, prefixes, prefixes.test(), CredentialMode.TEST).ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<Problem> contradiction(
            String where, CredentialPrefixes prefixes, String prefix, CredentialMode mode) {
        return CredentialClassifier.standard()
                .contradiction(prefix, mode)
                .map(told -> Problem.of(
                        Code.CREDENTIAL_CONTRADICTS,
                        where,
                        mode,
                        Printable.line(prefixes.provider()),
                        told.mode(),
                        told.provider()));
    }

    /** How a test run tells who it is, where it did not. */
    static String help(List<Problem> problems, RuntimeEvidence runtime) {
        boolean unset = problems.stream().anyMatch(problem -> problem.code() == Code.ENVIRONMENT_UNSET);
        return unset && runtime.testEngine().isPresent() ? StarterRegistry.testRuns() : "";
    }

    private static String baseName(String source) {
        return source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    }

    static String heading(Guard guard) {
        return heading(guard.registry().application().orElse("this process")) + " as "
                + guard.environment().describe();
    }

    static String heading(Registry registry) {
        return heading(registry.application().orElse("this process"));
    }

    private static String heading(String application) {
        return application + " refuses to start";
    }

    /** What a variable with JVM options says; loaded only where there is one. */
    private static final class JvmOptions {

        /** A launcher drops quotes wherever they stand. */
        private static final Pattern QUOTES = Pattern.compile("[\"'\\\\]");

        private static final Pattern FROM_FILE = Pattern.compile("(?:^|\\s)@|-XX:(?:VMOptionsFile|Flags)=");

        private JvmOptions() {}

        static String unquoted(String options) {
            return QUOTES.matcher(options).replaceAll("");
        }

        static boolean areFromFile(String options) {
            return FROM_FILE.matcher(options).find();
        }
    }
}
