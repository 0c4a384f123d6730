package io.tierguard.identity;

import io.tierguard.identity.EvidenceCheck.Weighed;
import io.tierguard.registry.Environments;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which environment this process is: what {@code TIERGUARD_ENVIRONMENT} claims, if the registry declares it and
 * all evidence agrees. There is no default. A signed attestation vouches for the claim; without a claim it says nothing.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class IdentityResolver {

    /** The variable that names the environment. */
    public static final String VARIABLE = "TIERGUARD_ENVIRONMENT";

    /** The variables that are read here and nowhere else: this one, and those of an attestation. */
    public static final Set<String> VARIABLES =
            Set.of(VARIABLE, ProcessAttestation.VARIABLE, ProcessAttestation.FILE_VARIABLE);

    static final List<EvidenceSource> BUILT_IN = List.of(
            new OtelAttributes(),
            new KubernetesNamespace(),
            new FrameworkProfiles(),
            new CiSystem(),
            new CloudAccounts(),
            new NamedVariables());

    private static final String ORIGIN = "environment variable";

    private final Map<String, String> environment;
    private final DotEnvFile dotEnv;
    private final RuntimeEvidence runtime;
    private final Registry registry;
    private final EvidenceProviders providers;
    private final Clock clock;

    /** The outcome: an identity, or all that is wrong. */
    public sealed interface Resolution {}

    /**
     * An identity.
     *
     * @param identity all of whose evidence agrees
     * @param attested what a signed document vouches for; empty where there is none
     */
    public record Resolved(Identity identity, Optional<AttestationVerifier.Attested> attested) implements Resolution {}

    /**
     * No identity.
     *
     * @param problems at least one
     */
    public record Unresolved(List<Problem> problems) implements Resolution {
        /** Copies the problems. */
        public Unresolved {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A resolver that knows the built-in sources of evidence, and goes by the system's clock.
     *
     * @param environment the real variables
     * @param dotEnv the working directory's file
     * @param runtime what the JVM tells
     * @param registry declares the environments
     */
    public IdentityResolver(
            Map<String, String> environment, DotEnvFile dotEnv, RuntimeEvidence runtime, Registry registry) {
        this(environment, dotEnv, runtime, registry, EvidenceProviders.none(), Clock.systemUTC());
    }

    /**
     * A resolver.
     *
     * @param environment the real variables
     * @param dotEnv the working directory's file
     * @param runtime what the JVM tells
     * @param registry declares the environments
     * @param providers the sources of evidence beside the built-in ones
     * @param clock read at most once, where there is an attestation
     */
    public IdentityResolver(
            Map<String, String> environment,
            DotEnvFile dotEnv,
            RuntimeEvidence runtime,
            Registry registry,
            EvidenceProviders providers,
            Clock clock) {
        this.environment = Map.copyOf(environment);
        this.dotEnv = dotEnv;
        this.runtime = runtime;
        this.registry = registry;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Resolves the identity.
     *
     * @return an identity, or all that is wrong
     */
    public Resolution resolve() {
        List<Problem> problems = new ArrayList<>(dotEnv.problems());
        String claimed = environment.get(VARIABLE);
        String inFile = dotEnv.values().get(VARIABLE);
        Environment declared = inFile == null ? null : find(inFile, DotEnvFile.NAME, problems);
        Environment resulting = claimed == null ? declared : find(claimed, VARIABLE, problems);
        if (claimed == null && inFile == null) {
            problems.add(Problem.of(Code.ENVIRONMENT_UNSET, VARIABLE, names()));
        }
        if (resulting != null) {
            checkCap(resulting, problems);
        }
        checkDotEnv(resulting, declared, problems);
        problems.addAll(providers.problems());
        Set<String> untold = new HashSet<>();
        List<Evidence> observed = observe(problems, untold);
        ProcessAttestation attestation = ProcessAttestation.find(environment, dotEnv, runtime.files());
        Optional<AttestationVerifier.Attested> attested = attestation.verify(registry, observed, clock, problems);
        if (resulting == null) {
            return new Unresolved(problems);
        }
        attestation.checkPolicy(resulting, registry.policy(), problems);
        Evidence claim = new Evidence(
                Evidence.CLAIM,
                resulting.name().text(),
                VARIABLE + "=" + resulting.name(),
                claimed == null ? DotEnvFile.NAME : ORIGIN);
        List<Weighed> weighed = new ArrayList<>();
        if (attested.isPresent()) {
            weighed.add(attestation.weigh(attested.get(), resulting));
        }
        weighed.addAll(new EvidenceCheck(resulting, registry).weigh(observed, untold));
        problems.addAll(EvidenceProblems.of(claim, weighed));
        if (!problems.isEmpty()) {
            return new Unresolved(problems);
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(claim);
        if (attested.isPresent()) {
            evidence.add(attestation.evidence(attested.get()));
        }
        evidence.addAll(observed);
        return new Resolved(
                new Identity(resulting, evidence, attested.isPresent() ? Assurance.ATTESTED : assurance(weighed)),
                attested);
    }

    /** What the JVM, the built-in sources and the providers tell, each piece once. */
    private List<Evidence> observe(List<Problem> problems, Set<String> untold) {
        List<Evidence> found = new ArrayList<>();
        if (runtime.testEngine().isPresent()) {
            String how = runtime.testEngine().get();
            found.add(new Evidence(Evidence.TEST_ENGINE, how, "a test engine: " + how, "this JVM"));
        }
        Surroundings surroundings = new Surroundings(environment, dotEnv, runtime);
        for (EvidenceSource source : BUILT_IN) {
            found.addAll(source.observe(surroundings));
        }
        untold.addAll(providers.observe(surroundings, found, problems));
        List<Evidence> observed = new ArrayList<>(found.size());
        for (Evidence piece : found) {
            if (!isAmong(observed, piece)) {
                observed.add(piece);
            }
        }
        return observed;
    }

    private static boolean isAmong(List<Evidence> observed, Evidence piece) {
        for (Evidence other : observed) {
            if (piece.isSaidBy(other)) {
                return true;
            }
        }
        return false;
    }

    private static Assurance assurance(List<Weighed> weighed) {
        for (Weighed one : weighed) {
            if (one.verdict() == EvidenceCheck.Verdict.AGREES) {
                return Assurance.CORROBORATED;
            }
        }
        return Assurance.DECLARED;
    }

    private @Nullable Environment find(String name, String where, List<Problem> problems) {
        if (name.isEmpty()) {
            problems.add(Problem.of(Code.ENVIRONMENT_UNSET, where, names()));
            return null;
        }
        Environments.Lookup lookup = registry.environments().find(name);
        if (lookup instanceof Environments.Found found) {
            return found.environment();
        }
        if (lookup instanceof Environments.Tied tied) {
            problems.add(Problem.of(Code.NAME_TIE, where, name, String.join(" and ", tied.patterns())));
        } else {
            String fix = registry.environments()
                    .nearest(name)
                    .map(nearest -> "did you mean " + nearest + "? Declared are " + names())
                    .orElse("declared are " + names());
            problems.add(Problem.of(Code.ENVIRONMENT_UNKNOWN, where, Claims.printable(name), fix));
        }
        return null;
    }

    private String names() {
        return String.join(", ", registry.environments().names());
    }

    private void checkCap(Environment claim, List<Problem> problems) {
        Tier cap = registry.policy().testRuntimeCap(claim);
        Optional<String> engine = runtime.testEngine();
        if (engine.isPresent() && claim.tier().compareTo(cap) > 0) {
            problems.add(Problem.of(Code.TEST_ENGINE_CAP, VARIABLE, claim.describe(), engine.get(), cap));
        }
    }

    private void checkDotEnv(@Nullable Environment resulting, @Nullable Environment declared, List<Problem> problems) {
        if (!dotEnv.exists()) {
            return;
        }
        for (Environment one : new Environment[] {declared, resulting}) {
            if (one != null && one.tier().compareTo(Tier.TEST) > 0) {
                problems.add(Problem.of(Code.DOTENV_NOT_HERE, DotEnvFile.NAME, DotEnvFile.NAME, one.describe()));
                return;
            }
        }
    }
}
