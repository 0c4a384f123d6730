package io.tierguard.registry;

import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the registry decides for each tier. A tier that the file leaves out has the documented default.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Policy {

    /** What becomes of endpoints that belong to nobody. */
    public enum UnknownEndpoints {
        /** They are treated as someone else's. */
        REFUSE,
        /** They are reached. */
        ALLOW
    }

    /** Whether a signed attestation must prove the environment. */
    public enum Attestation {
        /** It is verified where there is one. */
        ACCEPTED,
        /** Without one, the process does not start. */
        REQUIRED
    }

    /** Whether a database must say which environment it serves. */
    public enum Marker {
        /** A marker is verified where there is one. */
        VERIFY_IF_PRESENT,
        /** A database without one is refused. */
        REQUIRED
    }

    /** Whether secrets may be in plain text. */
    public enum Secrets {
        /** Plain or sealed. */
        ANY,
        /** Sealed to the tier. */
        SEALED_ONLY
    }

    private final Map<Tier, Mode> modes = new EnumMap<>(Tier.class);
    private final Map<Tier, UnknownEndpoints> unknownEndpoints = new EnumMap<>(Tier.class);
    private final Map<Tier, Attestation> attestations = new EnumMap<>(Tier.class);
    private final Map<Tier, Marker> markers = new EnumMap<>(Tier.class);
    private final Map<Tier, Secrets> secrets = new EnumMap<>(Tier.class);
    private final Set<Tier> protectedTiers = EnumSet.noneOf(Tier.class);
    private final Map<NamePattern, Tier> testRuntimeCaps = new LinkedHashMap<>();
    private Tier testRuntimeCap = Tier.TEST;

    Policy() {}

    void mode(Tier tier, Mode value) {
        modes.put(tier, value);
    }

    void unknownEndpoints(Tier tier, UnknownEndpoints value) {
        unknownEndpoints.put(tier, value);
    }

    void attestation(Tier tier, Attestation value) {
        attestations.put(tier, value);
    }

    void marker(Tier tier, Marker value) {
        markers.put(tier, value);
    }

    void secrets(Tier tier, Secrets value) {
        secrets.put(tier, value);
    }

    void protect(Tier tier) {
        protectedTiers.add(tier);
    }

    void testRuntimeCap(Tier value) {
        testRuntimeCap = value;
    }

    void testRuntimeCap(NamePattern environment, Tier value) {
        testRuntimeCaps.put(environment, value);
    }

    /**
     * Whether refusals hold.
     *
     * @param tier the process's
     * @return enforced unless the file says otherwise
     */
    public Mode mode(Tier tier) {
        return modes.getOrDefault(tier, Mode.ENFORCE);
    }

    /**
     * What becomes of endpoints that belong to nobody.
     *
     * @param tier the process's
     * @return refused unless the file says otherwise
     */
    public UnknownEndpoints unknownEndpoints(Tier tier) {
        return unknownEndpoints.getOrDefault(tier, UnknownEndpoints.REFUSE);
    }

    /**
     * Whether an attestation is required.
     *
     * @param tier the process's
     * @return accepted unless the file says otherwise
     */
    public Attestation attestation(Tier tier) {
        return attestations.getOrDefault(tier, Attestation.ACCEPTED);
    }

    /**
     * Whether a database's marker is required.
     *
     * @param tier the process's
     * @return verified where there is one, unless the file says otherwise
     */
    public Marker marker(Tier tier) {
        return markers.getOrDefault(tier, Marker.VERIFY_IF_PRESENT);
    }

    /**
     * Whether secrets may be in plain text.
     *
     * @param tier the process's
     * @return any unless the file says otherwise
     */
    public Secrets secrets(Tier tier) {
        return secrets.getOrDefault(tier, Secrets.ANY);
    }

    /**
     * Whether destructive tools are refused.
     *
     * @param tier the process's
     * @return true where {@code protect} lists it
     */
    public boolean isProtected(Tier tier) {
        return protectedTiers.contains(tier);
    }

    /**
     * The highest tier that a process under a test engine may claim as this environment. The pattern with the longest
     * literal prefix decides; among equals, the lowest tier.
     *
     * @param environment what it claims to be
     * @return test unless the file says otherwise
     */
    public Tier testRuntimeCap(Environment environment) {
        int longest = -1;
        Tier cap = testRuntimeCap;
        for (Map.Entry<NamePattern, Tier> entry : testRuntimeCaps.entrySet()) {
            int prefix = entry.getKey().literalPrefix();
            boolean lower = prefix == longest && entry.getValue().compareTo(cap) < 0;
            if (entry.getKey().matches(environment.name()) && (prefix > longest || lower)) {
                longest = prefix;
                cap = entry.getValue();
            }
        }
        return cap;
    }
}
