package io.tierguard.identity;

import io.tierguard.internal.Printable;
import io.tierguard.internal.Providers;
import io.tierguard.registry.EvidenceSources;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sources of evidence on the class path, beside the built-in ones.
 *
 * <p>What cannot be used is a problem, never passed over: nobody knows what it would have contradicted.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class EvidenceProviders {

    private static final String GRAMMAR = "[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*+";

    /** What rules cannot name, since the version itself decides what it means. */
    private static final Set<String> OWN = Set.of(Evidence.CLAIM, Evidence.TEST_ENGINE, Evidence.ATTESTATION);

    private final List<Provider> providers = new ArrayList<>();
    private final Map<String, String> observers = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A provider and what it said, once, that it observes. */
    private record Provider(EvidenceSource source, Set<String> names, String type) {}

    private EvidenceProviders() {}

    /**
     * No provider.
     *
     * @return the built-in sources only
     */
    public static EvidenceProviders none() {
        return new EvidenceProviders();
    }

    /**
     * These providers.
     *
     * @param sources the providers, in order
     * @return them, and what is wrong with them
     */
    public static EvidenceProviders of(EvidenceSource... sources) {
        EvidenceProviders found = new EvidenceProviders();
        for (EvidenceSource source : sources) {
            found.add(source);
        }
        return found;
    }

    /**
     * The providers that core's class loader and the calling thread's find.
     *
     * @return them, and what is wrong with them
     */
    public static EvidenceProviders load() {
        EvidenceProviders found = new EvidenceProviders();
        Providers.Found<EvidenceSource> installed = Providers.find(EvidenceSource.class);
        for (EvidenceSource source : installed.all()) {
            found.add(source);
        }
        for (Throwable failure : installed.failures()) {
            found.problems.add(Problem.of(
                    Code.EVIDENCE_SOURCE_UNUSABLE,
                    EvidenceSource.class.getSimpleName(),
                    "a provider",
                    "it cannot be loaded: " + loading(failure)));
        }
        return found;
    }

    /** The service loader's own text names the provider, and the cause's may quote anything. */
    private static String loading(Throwable failure) {
        return failure instanceof ServiceConfigurationError && failure.getMessage() != null
                ? Printable.line(failure.getMessage())
                : failure.getClass().getName();
    }

    private void add(EvidenceSource source) {
        String type = source.getClass().getName();
        Set<String> names = new LinkedHashSet<>();
        String reason;
        try {
            reason = names(source.names(), names);
        } catch (Throwable e) {
            reason = "naming its sources failed with " + kind(e);
        }
        if (reason != null) {
            problems.add(Problem.of(Code.EVIDENCE_SOURCE_UNUSABLE, type, type, reason));
            return;
        }
        boolean alone = true;
        for (String name : names) {
            String other = isBuiltIn(name) ? "Tierguard itself" : observers.putIfAbsent(name, type);
            if (other != null) {
                alone = false;
                problems.add(Problem.of(Code.EVIDENCE_SOURCE_TWICE, type, name, other, type));
            }
        }
        if (alone) {
            providers.add(new Provider(source, names, type));
        }
    }

    /** Why these are no names, or null where they are. */
    @SuppressWarnings("NullAway") // what a provider gives is nobody's to trust
    private static @Nullable String names(@Nullable Set<String> given, Set<String> names) {
        if (given == null || given.isEmpty()) {
            return "it names no source";
        }
        for (String name : given) {
            if (name == null || !name.matches(GRAMMAR)) {
                return "what it names is no source: a source is called by a-z, 0-9, . and -, as in vault.cluster";
            }
            names.add(name);
        }
        return null;
    }

    private static boolean isBuiltIn(String name) {
        return EvidenceSources.names().contains(name) || OWN.contains(name);
    }

    /**
     * The sources that rules of the registry may name for them.
     *
     * @return in the order in which they were found
     */
    public Set<String> names() {
        return new LinkedHashSet<>(observers.keySet());
    }

    /**
     * Whether anybody observes a source.
     *
     * @param source as a rule of the registry names it
     * @return true for the built-in sources and those of the providers
     */
    public boolean observes(String source) {
        return observers.containsKey(source) || EvidenceSources.names().contains(source);
    }

    /**
     * What is wrong with the providers.
     *
     * @return a problem for each that cannot be used
     */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Asks each; what fails, or tells of what it did not name, is a problem.
     *
     * @return the sources of which nobody can tell whether they are there
     */
    Set<String> observe(Surroundings surroundings, List<Evidence> found, List<Problem> wrong) {
        Set<String> untold = new LinkedHashSet<>(observers.keySet());
        for (Provider provider : providers) {
            String reason;
            try {
                reason = pieces(provider, provider.source().observe(surroundings), found);
            } catch (Throwable e) {
                reason = "it failed with " + kind(e);
            }
            if (reason == null) {
                untold.removeAll(provider.names());
            } else {
                String sources = String.join(", ", provider.names());
                wrong.add(Problem.of(Code.EVIDENCE_SOURCE_FAILED, provider.type(), sources, reason));
            }
        }
        return untold;
    }

    /** What a provider threw, by its class: its text may quote what the provider read. A JVM that fails is not stopped. */
    private static String kind(Throwable thrown) {
        Providers.survive(thrown);
        return thrown.getClass().getName();
    }

    /** Why these are no evidence, or null where they are. */
    @SuppressWarnings("NullAway") // what a provider gives is nobody's to trust
    private static @Nullable String pieces(Provider provider, @Nullable List<Evidence> pieces, List<Evidence> found) {
        if (pieces == null) {
            return "it gave null";
        }
        for (Evidence piece : pieces) {
            if (piece == null) {
                return "it gave null";
            }
            if (!provider.names().contains(piece.source())) {
                return "it told of a source that it does not name";
            }
            found.add(piece);
        }
        return null;
    }

    @Override
    public String toString() {
        return "observers of " + observers.keySet();
    }
}
