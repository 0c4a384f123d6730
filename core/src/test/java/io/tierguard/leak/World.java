package io.tierguard.leak;

import io.tierguard.Tierguard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.MisplacedCredential;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import io.tierguard.report.StartRefused;
import io.tierguard.settings.Loading;
import io.tierguard.testing.Told;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A process of the shop: its registry, its variables, its files, and all that it tells of itself and of settings. */
final class World {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    static final String REGISTRY = """
            version: 1
            application: shop
            environments:
              qa-eu: staging
              "preview/*": development
            endpoints:
              production:
                - "*.prod.shop.example"
              staging:
                - "*.staging.shop.example"
              "development, test, staging":
                - localhost
                - local
              shared:
                - api.stripe.example
            credentials:
              - {provider: Acme Pay, live: acme_live_, test: acme_test_}
            """;

    private static final Map<String, Registry> REGISTRIES = new HashMap<>();

    private final Told told;
    private final Path directory;
    private final Map<String, String> variables = new TreeMap<>();
    private String registry = REGISTRY;

    World(Told told, Path directory) {
        this.told = told;
        this.directory = directory;
    }

    World in(String environment) {
        return variable("TIERGUARD_ENVIRONMENT", environment);
    }

    World variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    World variables(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /** Lines below those of the registry. */
    World registry(String more) {
        registry = REGISTRY + more;
        return this;
    }

    World wholeRegistry(String text) {
        registry = text;
        return this;
    }

    /** Starts, and tells what became of it. */
    Optional<Tierguard> start() {
        try {
            Registry parsed = REGISTRIES.computeIfAbsent(registry, text -> Registry.parse("tierguard.yaml", text));
            if (registry.startsWith(REGISTRY)) {
                // no scenario's secret is in it
                told.without(parsed);
            }
            Tierguard.Sources sources = Tierguard.Sources.of(variables, parsed)
                    .with(RuntimeEvidence.none().withFilesUnder(directory))
                    .with(directory)
                    .with(Clock.fixed(NOW, ZoneOffset.UTC))
                    .with(new TellingListener(told));
            told.object(sources);
            Tierguard.Resolution resolution = Tierguard.resolve(sources);
            told.object(resolution);
            if (resolution instanceof Tierguard.Unresolved unresolved) {
                report(unresolved.report());
            }
            return resolution instanceof Tierguard.Resolved resolved
                    ? Optional.of(resolved.tierguard())
                    : Optional.empty();
        } catch (InvalidRegistryException e) {
            told.thrown(e);
            report(e.report());
            return Optional.empty();
        }
    }

    Tierguard started() {
        return start().orElseThrow();
    }

    /** Starts, loads a mapping, and tells what became of it. */
    void load(Class<?> mapping) {
        Loading<?> loading = started().tryLoad(mapping);
        told.object(loading);
        if (loading instanceof Loading.Failed<?> failed) {
            report(failed.report());
        }
    }

    /** Starts, judges settings as another loader has them, and tells what became of it. */
    void check(Map<String, String> settings) {
        report(started().check(settings));
    }

    private void report(Report report) {
        told.object(report).object(report.problems());
        told.line(report.coloured()).line(report.json());
        told.thrown(new StartRefused(report));
    }

    /** Tells what it is told, and fails by it. */
    private static final class TellingListener implements GuardListener {

        private final Told told;

        TellingListener(Told told) {
            this.told = told;
        }

        @Override
        public void judged(Judgement judgement) {
            told.object(judgement).line(judgement.message()).object(judgement.problems("X"));
        }

        @Override
        public void misplaced(MisplacedCredential credential) {
            told.object(credential);
        }

        @Override
        public String toString() {
            return "listener";
        }
    }
}
