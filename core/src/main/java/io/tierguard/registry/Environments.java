package io.tierguard.registry;

import io.tierguard.internal.Nearest;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environments that the registry declares, beside the four that bear the tiers' names.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Environments {

    private final Map<NamePattern, Tier> declared;
    private final NamePatterns patterns;

    Environments(Map<NamePattern, Tier> declared) {
        this.declared = new LinkedHashMap<>(declared);
        this.patterns = new NamePatterns(declared.keySet());
    }

    /** What a name stands for. */
    public sealed interface Lookup {}

    /**
     * A declared environment.
     *
     * @param environment with its tier
     */
    public record Found(Environment environment) implements Lookup {}

    /** A name that nothing declares. */
    public record Unknown() implements Lookup {}

    /**
     * A name that two patterns match equally well.
     *
     * @param patterns as the registry spells them
     */
    public record Tied(List<String> patterns) implements Lookup {}

    /**
     * Finds the environment of a name. The longest literal prefix wins.
     *
     * @param text the name, exactly
     * @return what it stands for
     */
    public Lookup find(String text) {
        Optional<EnvironmentName> name = EnvironmentName.parse(text);
        if (name.isEmpty()) {
            return new Unknown();
        }
        Optional<Tier> tier = Tier.parse(text);
        if (tier.isPresent()) {
            return new Found(Environment.of(tier.get()));
        }
        List<NamePattern> best = patterns.mostTelling(text);
        return switch (best.size()) {
            case 0 -> new Unknown();
            case 1 -> new Found(new Environment(name.get(), tierOf(best.get(0))));
            default -> new Tied(best.stream().map(NamePattern::text).toList());
        };
    }

    private Tier tierOf(NamePattern pattern) {
        Tier tier = declared.get(pattern);
        if (tier == null) {
            throw new IllegalStateException("a pattern of this table has a tier");
        }
        return tier;
    }

    /** The owner that a declared pattern is, under its own spelling. */
    Optional<Owner> ownerOfPattern(String text) {
        Optional<NamePattern> pattern = NamePattern.parse(text);
        return pattern.isPresent() && !pattern.get().isExact() && declared.containsKey(pattern.get())
                ? Optional.of(new Owner.OfPattern(pattern.get(), tierOf(pattern.get())))
                : Optional.empty();
    }

    /**
     * All names and patterns that a process may be called by.
     *
     * @return the tiers' names, then what the registry declares, in its order
     */
    public List<String> names() {
        List<String> names = new ArrayList<>(Tier.names());
        declared.keySet().forEach(pattern -> names.add(pattern.text()));
        return names;
    }

    /**
     * The declared name nearest to a misspelled one.
     *
     * @param text what was written
     * @return the nearest name, if one is near
     */
    public Optional<String> nearest(String text) {
        return Nearest.to(text, names());
    }
}
