package io.tierguard.archunit;

import io.tierguard.archunit.sinks.UserSink;
import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a team says of its own code, where the defaults do not fit. Each method gives back other settings.
 *
 * <pre>{@code
 * @ArchTest
 * static final ArchRule tierguard = TierguardRules.with(RuleSettings.defaults()
 *                 .configurationPackages("com.acme.boot..")
 *                 .sink("com.acme.vault.Client#login(String, String)", 2))
 *         .all();
 * }</pre>
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class RuleSettings {

    /** Read from the directory that the build runs in, which is the module's own with Maven and Gradle. */
    private static final Path USUAL_ALLOW_FILE = Path.of("tier-rules.allow");

    private final List<String> configurationPackages;
    private final List<String> connectionPackages;
    private final List<String> tierWords;
    private final List<UserSink> sinks;
    private final @Nullable Path registry;
    private final @Nullable Path allowFile;

    private RuleSettings(
            List<String> configurationPackages,
            List<String> connectionPackages,
            List<String> tierWords,
            List<UserSink> sinks,
            @Nullable Path registry,
            @Nullable Path allowFile) {
        this.configurationPackages = List.copyOf(configurationPackages);
        this.connectionPackages = List.copyOf(connectionPackages);
        this.tierWords = List.copyOf(tierWords);
        this.sinks = List.copyOf(sinks);
        this.registry = registry;
        this.allowFile = allowFile;
    }

    /**
     * What the constants of {@link TierguardRules} go by: configuration and connections are at home in
     * {@code ..config..} and {@code ..configuration..}, the registry is the resource {@code tierguard.yaml} and the allow
     * file {@code tier-rules.allow} in the working directory, each if it is there.
     *
     * @return the defaults
     */
    public static RuleSettings defaults() {
        List<String> usual = List.of("..config..", "..configuration..");
        return new RuleSettings(usual, usual, List.of(), List.of(), null, null);
    }

    /**
     * The only packages that may read the environment and ask for the tier.
     *
     * @param patterns in ArchUnit's syntax, such as {@code com.acme.boot..}
     * @return settings with these instead of the ones before
     */
    public RuleSettings configurationPackages(String... patterns) {
        return new RuleSettings(List.of(patterns), connectionPackages, tierWords, sinks, registry, allowFile);
    }

    /**
     * The only packages that may make connections of their own, past the guards.
     *
     * @param patterns in ArchUnit's syntax, such as {@code com.acme.wiring..}
     * @return settings with these instead of the ones before
     */
    public RuleSettings connectionPackages(String... patterns) {
        return new RuleSettings(configurationPackages, List.of(patterns), tierWords, sinks, registry, allowFile);
    }

    /**
     * Further words that name a tier, beside the usual ones.
     *
     * @param words such as {@code canary}; their case does not matter
     * @return settings with these too
     */
    public RuleSettings tierWords(String... words) {
        return new RuleSettings(
                configurationPackages,
                connectionPackages,
                joined(tierWords, List.of(words)),
                sinks,
                registry,
                allowFile);
    }

    /**
     * A further API that takes a credential.
     *
     * @param method such as {@code com.acme.vault.Client#login(String, String)}; {@code new} names a constructor
     * @param argument the one that is the credential, counted from 1
     * @return settings with it too
     * @throws IllegalArgumentException if that is no method, or it has no such argument
     */
    public RuleSettings sink(String method, int argument) {
        return new RuleSettings(
                configurationPackages,
                connectionPackages,
                tierWords,
                joined(sinks, List.of(UserSink.parse(method, argument))),
                registry,
                allowFile);
    }

    /**
     * The registry whose endpoints must not stand in the code.
     *
     * @param file that has to be there once a rule needs it
     * @return settings with it
     */
    public RuleSettings registry(Path file) {
        return new RuleSettings(configurationPackages, connectionPackages, tierWords, sinks, file, allowFile);
    }

    /**
     * The findings that somebody allowed for a reason.
     *
     * @param file that has to be there once a rule is checked
     * @return settings with it
     */
    public RuleSettings allowFile(Path file) {
        return new RuleSettings(configurationPackages, connectionPackages, tierWords, sinks, registry, file);
    }

    List<String> configurationPackages() {
        return configurationPackages;
    }

    List<String> connectionPackages() {
        return connectionPackages;
    }

    List<String> tierWords() {
        return tierWords;
    }

    List<UserSink> sinks() {
        return sinks;
    }

    /**
     * Reads the registry.
     *
     * @throws InvalidRegistryException if there is one with faults in it
     */
    Optional<Registry> readRegistry() {
        if (registry != null) {
            return Optional.of(Registry.read(registry));
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
        URL resource = loader.getResource(Registry.FILE_NAME);
        return Optional.ofNullable(resource).map(Registry::read);
    }

    /** The allow file that is said, or the usual one if it is there. */
    Optional<Path> allowFile() {
        return allowFile != null
                ? Optional.of(allowFile)
                : Optional.of(USUAL_ALLOW_FILE).filter(Files::exists);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
