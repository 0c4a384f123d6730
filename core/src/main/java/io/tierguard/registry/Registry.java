package io.tierguard.registry;

import io.tierguard.signed.TrustedKey;
import java.net.InetAddress;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierguard.yaml}, read and checked: which endpoint belongs to which environment, and what follows.
 *
 * <p>One file for every tier. A registry is a snapshot: it is never reloaded.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Registry {

    /** The {@code typ} of the documents that {@link #markerKeys()} sign. */
    public static final String MARKER_TYPE = "env-marker+jwt";

    /** The file's name, and that of the class-path resource. */
    public static final String FILE_NAME = "tierguard.yaml";

    private final RegistryContents contents;
    private final RuleIndex index;

    Registry(RegistryContents contents, RuleIndex index) {
        this.contents = contents;
        this.index = index;
    }

    /**
     * Reads a registry file and what it includes.
     *
     * @param file in UTF-8
     * @return the registry
     * @throws InvalidRegistryException with all that is wrong
     */
    public static Registry read(Path file) {
        return RegistryReader.read(RegistrySource.of(file), Set.of());
    }

    /**
     * Reads a registry file and what it includes.
     *
     * @param file in UTF-8
     * @param evidenceSources sources that rules of evidence may name beyond {@link EvidenceSources}
     * @return the registry
     * @throws InvalidRegistryException with all that is wrong
     */
    public static Registry read(Path file, Set<String> evidenceSources) {
        return RegistryReader.read(RegistrySource.of(file), evidenceSources);
    }

    /**
     * Reads a registry resource and what it includes.
     *
     * @param resource in UTF-8
     * @return the registry
     * @throws InvalidRegistryException with all that is wrong
     */
    public static Registry read(URL resource) {
        return RegistryReader.read(RegistrySource.of(resource), Set.of());
    }

    /**
     * Reads a registry from a text, which cannot include files.
     *
     * @param fileName what messages call it
     * @param yaml the text
     * @return the registry
     * @throws InvalidRegistryException with all that is wrong
     */
    public static Registry parse(String fileName, String yaml) {
        return RegistryReader.read(RegistrySource.of(fileName, yaml), Set.of());
    }

    /**
     * The line that speaks for an endpoint all of whose parts are told.
     *
     * @param endpoint the endpoint
     * @param host its host, or one of its addresses
     * @return the line, or null where nobody owns it
     * @throws IllegalArgumentException where a part of the endpoint is open or not visible
     */
    public @Nullable Rule speakingFor(Endpoint endpoint, Host host) {
        requireComplete(endpoint);
        return index.find(endpoint, host);
    }

    /**
     * The line that speaks for an endpoint at one of its addresses; as {@link #speakingFor(Endpoint, Host)}, without
     * making a host of it.
     *
     * @param endpoint the endpoint
     * @param address one of its addresses
     * @return the line, or null where nobody owns it
     * @throws IllegalArgumentException where a part of the endpoint is open or not visible
     */
    public @Nullable Rule speakingFor(Endpoint endpoint, InetAddress address) {
        requireComplete(endpoint);
        return index.find(endpoint, address);
    }

    private static void requireComplete(Endpoint endpoint) {
        if (!endpoint.isComplete()) {
            throw new IllegalArgumentException("walk the outcomes of an endpoint that does not tell all its parts");
        }
    }

    /**
     * The lines that may speak for an endpoint, most telling first; the last is sure to, and is null where nobody is.
     *
     * @param endpoint the endpoint
     * @param host its host, or one of its addresses
     * @return at least one outcome; exactly one where all parts are told
     */
    public List<@Nullable Rule> outcomes(Endpoint endpoint, Host host) {
        return index.walk(endpoint, host);
    }

    /**
     * Whether every part of an endpoint is told, so that one line speaks for it.
     *
     * @param endpoint the endpoint
     * @return false where a part is open or not visible
     */
    public boolean isComplete(Endpoint endpoint) {
        return endpoint.isComplete();
    }

    /**
     * Whether the file tells addresses apart, so that names are worth resolving before anything connects.
     *
     * @return true where it has a block or an exact address; {@code localhost} does not count
     */
    public boolean namesAddresses() {
        return index.namesAddresses();
    }

    /**
     * The lines of the file and of what it includes.
     *
     * @return in the file's order, without the built-in ones
     */
    public List<Rule> rules() {
        return contents.rules();
    }

    /**
     * The environments.
     *
     * @return the declared ones and the tiers' own
     */
    public Environments environments() {
        return contents.environments();
    }

    /**
     * The written permissions to cross.
     *
     * @return in the file's order, expired ones too
     */
    public List<Crossing> crossings() {
        return contents.crossings();
    }

    /**
     * What platform evidence means.
     *
     * @return the file's rules
     */
    public List<EvidenceRule> evidence() {
        return contents.evidence();
    }

    /**
     * What the file decides for each tier.
     *
     * @return the policies
     */
    public Policy policy() {
        return contents.policy();
    }

    /**
     * Providers of credentials beyond the known ones.
     *
     * @return in the file's order
     */
    public List<CredentialPrefixes> credentials() {
        return contents.credentials();
    }

    /**
     * The keys that may sign attestations.
     *
     * @return in the file's order
     */
    public List<TrustedKey> attestationKeys() {
        return contents.attestationKeys();
    }

    /**
     * The keys that may sign markers.
     *
     * @return in the file's order
     */
    public List<TrustedKey> markerKeys() {
        return contents.markerKeys();
    }

    /**
     * The audience of attestations, and the name in messages.
     *
     * @return the application, where the file names it
     */
    public Optional<String> application() {
        return Optional.ofNullable(contents.application());
    }

    /**
     * Where it was read from.
     *
     * @return a path or URL
     */
    public String source() {
        return contents.source();
    }

    /**
     * What was read, whatever its name: the digest over the file and what it includes.
     *
     * @return SHA-256 in lower-case hexadecimal
     */
    public String sha256() {
        return contents.digest().hex();
    }

    @Override
    public String toString() {
        return source();
    }
}
