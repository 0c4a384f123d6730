package io.tierguard.samples.shop;

/**
 * What a customer sends.
 *
 * @param item what is ordered, up to 200 characters
 * @param cents what it costs, more than nothing
 * @since 0.1
 */
public record NewOrder(String item, long cents) {

    private static final int LONGEST_ITEM = 200;

    /** Refuses what nobody can order. */
    public NewOrder {
        // a client may leave the item out, whatever the type says
        if (item == null || item.isBlank() || item.length() > LONGEST_ITEM) {
            throw new IllegalArgumentException("item must be a text of 1 to " + LONGEST_ITEM + " characters");
        }
        if (cents <= 0) {
            throw new IllegalArgumentException("cents must be more than 0");
        }
    }
}
