package io.tierguard.samples.incidents.story;

/**
 * What happened where nothing prevented it, as it was counted.
 *
 * @param amount how many; 0 is no damage
 * @param what they are, in the plural, such as {@code rows of production lost}
 * @since 0.1
 */
public record Damage(long amount, String what) {

    /** What the rows are called that production's database loses. */
    public static final String ROWS_LOST = "rows of production lost";

    /** In words: {@code 4800 rows of production lost}, {@code 1 row of production lost}. */
    @Override
    public String toString() {
        return amount + " " + (amount == 1 ? what.replaceFirst("s\\b", "") : what);
    }
}
