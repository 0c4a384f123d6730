package io.tierguard;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.GuardProvider;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Lookups;
import io.tierguard.identity.DotEnvFile;
import io.tierguard.identity.EvidenceProviders;
import io.tierguard.identity.Identity;
import io.tierguard.identity.IdentityResolver;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.report.StartRefused;
import io.tierguard.settings.Loading;
import io.tierguard.settings.Settings;
import io.tierguard.settings.SettingsLoader;
import io.tierguard.settings.WarmUp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The front door: who this process is, what it may read, and the guard that everything else asks.
 *
 * <pre>{@code
 * Tierguard tierguard = Tierguard.start();
 * ShopSettings settings = tierguard.load(ShopSettings.class);
 * }</pre>
 *
 * <p>{@link #start()}, {@link #load} and {@link #checkOrExit} end an ordinary process with the exit status
 * {@value #EXIT_STATUS} and one report of everything that is wrong; under a test engine they throw {@link StartRefused}.
 * {@link #resolve()}, {@link #tryLoad} and {@link #check} never exit and never throw for what a user can cause.
 *
 * <p><b>Thread safety:</b> immutable, but for {@link #close()}, which may be called from any thread.
 *
 * @since 0.1
 */
public final class Tierguard implements AutoCloseable {

    /** The exit status of a process that is configured wrongly: {@code EX_CONFIG} of sysexits.h. */
    public static final int EXIT_STATUS = 78;

    private final Guard guard;
    private final Map<String, String> environment;
    private final DotEnvFile dotEnv;
    private final GuardSlot.@Nullable Publication publication;

    private Tierguard(
            Guard guard,
            Map<String, String> environment,
            DotEnvFile dotEnv,
            GuardSlot.@Nullable Publication publication) {
        this.guard = guard;
        this.environment = environment;
        this.dotEnv = dotEnv;
        this.publication = publication;
    }

    /** What {@link #resolve} found: a started Tierguard, or all that is wrong. */
    public sealed interface Resolution {}

    /**
     * Nothing is wrong.
     *
     * @param tierguard the front door
     */
    public record Resolved(Tierguard tierguard) implements Resolution {}

    /**
     * Something is wrong.
     *
     * @param report all problems
     */
    public record Unresolved(Report report) implements Resolution {}

    /** Answers the guard's slot, so that a JDBC driver finds a guard where nobody called {@link #start()}. */
    public static final class Provider implements GuardProvider {

        /** For the service loader. */
        public Provider() {}

        @Override
        public Provided provide() {
            Resolution resolution = resolve();
            return resolution instanceof Resolved resolved
                    ? new Ready(resolved.tierguard().guard())
                    : new NotReady(((Unresolved) resolution).report());
        }
    }

    /**
     * What a process is resolved from.
     *
     * @param environment the variables
     * @param registry declares environments and endpoints
     * @param clock read once
     * @param runtime what the JVM tells
     * @param workingDirectory where a development {@code .env} may be; empty for nowhere
     * @param listeners are told what the guard judges, beside those that the service loader finds
     */
    public record Sources(
            Map<String, String> environment,
            Registry registry,
            Clock clock,
            RuntimeEvidence runtime,
            Optional<Path> workingDirectory,
            List<GuardListener> listeners) {

        /** Copies the variables and the list. */
        public Sources {
            environment = Map.copyOf(environment);
            listeners = List.copyOf(listeners);
        }

        /**
         * Variables and a registry, the system's clock, this JVM's evidence, and no {@code .env}.
         *
         * @param environment the variables
         * @param registry the registry
         * @return the sources
         */
        public static Sources of(Map<String, String> environment, Registry registry) {
            return new Sources(
                    environment, registry, Clock.systemUTC(), RuntimeEvidence.ofThisJvm(), Optional.empty(), List.of());
        }

        /**
         * The same with another clock.
         *
         * @param other read once
         * @return a copy
         */
        public Sources with(Clock other) {
            return new Sources(environment, registry, other, runtime, workingDirectory, listeners);
        }

        /**
         * The same with other evidence of the JVM.
         *
         * @param other the evidence
         * @return a copy
         */
        public Sources with(RuntimeEvidence other) {
            return new Sources(environment, registry, clock, other, workingDirectory, listeners);
        }

        /**
         * The same with a directory in which a {@code .env} may be.
         *
         * @param directory the working directory
         * @return a copy
         */
        public Sources with(Path directory) {
            return new Sources(environment, registry, clock, runtime, Optional.of(directory), listeners);
        }

        /**
         * The same with a listener more.
         *
         * @param other is told what the guard judges
         * @return a copy
         */
        public Sources with(GuardListener other) {
            List<GuardListener> more = new ArrayList<>(listeners);
            more.add(other);
            return new Sources(environment, registry, clock, runtime, workingDirectory, more);
        }

        @Override
        public String toString() {
            return "Sources by " + registry;
        }
    }

    /**
     * Resolves who this process is, and publishes its guard for what cannot be handed one.
     *
     * @return the front door
     * @throws StartRefused under a test engine, with everything that is wrong; an ordinary process ends instead
     */
    public static synchronized Tierguard start() {
        Map<String, String> environment = System.getenv();
        Resolution resolution;
        WarmUp beside = WarmUp.begin();
        try {
            EvidenceProviders providers = EvidenceProviders.load();
            resolution = resolve(environment, StartCheck.locate(environment, providers), providers);
        } finally {
            beside.end();
        }
        if (!(resolution instanceof Resolved found)) {
            throw Exit.with(((Unresolved) resolution).report());
        }
        Tierguard resolved = found.tierguard();
        Guard running = GuardSlot.published().orElse(resolved.guard());
        if (!running.decidesLike(resolved.guard())) {
            throw Exit.with(Report.of(
                    StartCheck.heading(resolved.guard()),
                    List.of(Problem.of(
                            Code.STARTED_TWICE,
                            "start",
                            running.environment().describe(),
                            resolved.guard().environment().describe()))));
        }
        GuardSlot.Publication publication = GuardSlot.publish(running);
        // from here on names are judged when they are looked up: what was looked up before is known
        List<Problem> lookups = Lookups.problems(running);
        if (!lookups.isEmpty()) {
            publication.close();
            throw Exit.with(Report.of(StartCheck.heading(running), lookups));
        }
        return new Tierguard(running, resolved.environment, resolved.dotEnv, publication);
    }

    /**
     * Resolves who this process is, from its variables, its registry and its working directory. Nothing is published.
     *
     * @return the front door, or all that is wrong
     */
    public static Resolution resolve() {
        Map<String, String> environment = System.getenv();
        EvidenceProviders providers = EvidenceProviders.load();
        return resolve(environment, StartCheck.locate(environment, providers), providers);
    }

    private static Resolution resolve(
            Map<String, String> environment, StartCheck.Located located, EvidenceProviders providers) {
        if (located.registry().isEmpty()) {
            return new Unresolved(located.report());
        }
        return resolve(Sources.of(environment, located.registry().get()).with(Path.of("")), providers);
    }

    /**
     * Resolves who a process is, from what it is given and the sources of evidence on the class path: for frameworks,
     * containers and tests. Nothing is published.
     *
     * @param sources variables, registry, clock, evidence
     * @return the front door, or all that is wrong
     */
    public static Resolution resolve(Sources sources) {
        return resolve(sources, EvidenceProviders.load());
    }

    private static Resolution resolve(Sources sources, EvidenceProviders providers) {
        List<Problem> problems = new ArrayList<>(StartCheck.steering(sources.environment()));
        DotEnvFile dotEnv = sources.workingDirectory().isPresent()
                ? DotEnvFile.in(sources.workingDirectory().get())
                : DotEnvFile.none();
        problems.addAll(StartCheck.identityFromFile(dotEnv.below(sources.environment())));
        Clock once = Clock.fixed(sources.clock().instant(), ZoneOffset.UTC);
        IdentityResolver.Resolution identity = new IdentityResolver(
                        sources.environment(), dotEnv, sources.runtime(), sources.registry(), providers, once)
                .resolve();
        if (!(identity instanceof IdentityResolver.Resolved resolved)) {
            problems.addAll(((IdentityResolver.Unresolved) identity).problems());
            return new Unresolved(new Report(
                    StartCheck.heading(sources.registry()), problems, StartCheck.help(problems, sources.runtime())));
        }
        Guard guard = Guard.of(resolved.identity(), sources.registry(), once).withInstalledListeners();
        for (GuardListener listener : sources.listeners()) {
            guard = guard.with(listener);
        }
        problems.addAll(StartCheck.notHonoured(guard, providers));
        problems.addAll(StartCheck.credentials(guard));
        if (!problems.isEmpty()) {
            return new Unresolved(Report.of(StartCheck.heading(guard), problems));
        }
        StartLog.tell(guard, resolved.attested());
        return new Resolved(new Tierguard(guard, sources.environment(), dotEnv, null));
    }

    /**
     * Loads settings from environment variables.
     *
     * @param mapping an interface with {@code @ConfigMapping}
     * @param <T> its type
     * @return the settings
     * @throws StartRefused under a test engine, with everything that is wrong; an ordinary process ends instead
     */
    public <T> T load(Class<T> mapping) {
        return loadedOrExit(tryLoad(mapping));
    }

    /**
     * Loads several mappings as one, so that no variable of one looks like a typo of another.
     *
     * @param first an interface with {@code @ConfigMapping}
     * @param second another
     * @param more others
     * @return all settings
     * @throws StartRefused under a test engine, with everything that is wrong; an ordinary process ends instead
     */
    public Settings load(Class<?> first, Class<?> second, Class<?>... more) {
        return loadedOrExit(tryLoad(first, second, more));
    }

    private static <T> T loadedOrExit(Loading<T> loading) {
        if (loading instanceof Loading.Loaded<T> loaded) {
            return loaded.settings();
        }
        throw Exit.with(((Loading.Failed<T>) loading).report());
    }

    /**
     * Loads settings from environment variables, and never exits.
     *
     * @param mapping an interface with {@code @ConfigMapping}
     * @param <T> its type
     * @return the settings, or all that is wrong
     */
    public <T> Loading<T> tryLoad(Class<T> mapping) {
        Loading<Settings> loading = loader().load(List.of(mapping));
        return loading instanceof Loading.Loaded<Settings> loaded
                ? new Loading.Loaded<>(loaded.settings().get(mapping))
                : new Loading.Failed<>(((Loading.Failed<Settings>) loading).report());
    }

    /**
     * Loads several mappings as one, and never exits.
     *
     * @param first an interface with {@code @ConfigMapping}
     * @param second another
     * @param more others
     * @return all settings, or all that is wrong
     */
    public Loading<Settings> tryLoad(Class<?> first, Class<?> second, Class<?>... more) {
        List<Class<?>> mappings = new ArrayList<>(List.of(first, second));
        mappings.addAll(List.of(more));
        return loader().load(mappings);
    }

    /**
     * Judges settings that another loader reads: endpoints and credentials, whatever the names.
     *
     * @param settings values by name
     * @return all that is wrong; clean where nothing is
     */
    public Report check(Map<String, String> settings) {
        return check(settings, Map.of());
    }

    /**
     * Judges settings that another loader reads: endpoints and credentials, whatever the names.
     *
     * @param settings values by name
     * @param notEndpoints names that look like endpoints and are never connected to, each with its reason
     * @return all that is wrong; clean where nothing is
     */
    public Report check(Map<String, String> settings, Map<String, String> notEndpoints) {
        return loader().check(settings, notEndpoints);
    }

    /**
     * Judges settings that another loader reads, as {@link #check(Map, Map)} does, and goes on only where nothing is wrong.
     *
     * @param settings values by name
     * @param notEndpoints names that look like endpoints and are never connected to, each with its reason
     * @throws StartRefused under a test engine, with everything that is wrong; an ordinary process ends instead
     */
    public void checkOrExit(Map<String, String> settings, Map<String, String> notEndpoints) {
        Report report = check(settings, notEndpoints);
        if (!report.isClean()) {
            throw Exit.with(report);
        }
    }

    private SettingsLoader loader() {
        return new SettingsLoader(environment, dotEnv, guard, StartCheck.heading(guard));
    }

    /**
     * The guard that decides for this process.
     *
     * @return to hand to wrappers
     */
    public Guard guard() {
        return guard;
    }

    /**
     * Who this process is.
     *
     * @return its environment and the evidence
     */
    public Identity identity() {
        return guard.identity();
    }

    /** Takes back what {@link #start()} published; what it replaced is found again. */
    @Override
    public void close() {
        if (publication != null) {
            publication.close();
        }
    }

    @Override
    public String toString() {
        return "Tierguard of " + guard.identity();
    }
}
