package io.tierguard.tier;

/**
 * A named place inside a tier. Two environments of one tier are apart too, where an endpoint names its environment.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param name what the registry calls it
 * @param tier the tier that it belongs to
 * @since 0.1
 */
public record Environment(EnvironmentName name, Tier tier) {

    /**
     * The environment that a tier is without being declared.
     *
     * @param tier the tier
     * @return the environment named as the tier
     */
    public static Environment of(Tier tier) {
        return new Environment(EnvironmentName.of(tier), tier);
    }

    /**
     * Whether this is the environment that bears its tier's own name.
     *
     * @return true for {@code staging} in the tier staging, false for {@code qa-eu} in it
     */
    public boolean isTierItself() {
        return name.text().equals(tier.text());
    }

    /**
     * The name, with the tier behind it where the name does not tell it.
     *
     * @return {@code staging}, or {@code qa-eu (staging)}
     */
    public String describe() {
        return isTierItself() ? name.text() : name.text() + " (" + tier.text() + ")";
    }

    @Override
    public String toString() {
        return describe();
    }
}
