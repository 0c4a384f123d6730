package io.tierguard.cli;

import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose variables these are. */
final class WhoOptions {

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            completionCandidates = TierOption.Candidates.class,
            description = "whose variables these are")
    private @Nullable String tier;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "the same, where an environment has a name of its own")
    private @Nullable String environment;

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "the registry, which tells the tier of --environment")
    private @Nullable String registry;

    /** Empty where nobody is named. */
    Optional<Environment> environment() {
        if (tier != null && (environment != null || registry != null)) {
            throw MisuseException.call("--tier stands for itself: leave --environment and --registry out");
        }
        if (tier != null) {
            return Optional.of(Environment.of(TierOption.parse(tier)));
        }
        if (environment == null) {
            if (registry != null) {
                throw MisuseException.call("--environment NAME is missing");
            }
            return Optional.empty();
        }
        if (registry != null) {
            return Optional.of(Inquiry.environment("fingerprint", environment, registry));
        }
        return Optional.of(Tier.parse(environment)
                .map(Environment::of)
                .orElseThrow(() ->
                        MisuseException.call("--registry FILE is missing, which tells the tier of --environment")));
    }
}
