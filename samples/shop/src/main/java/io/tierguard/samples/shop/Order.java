package io.tierguard.samples.shop;

import java.util.UUID;

/**
 * An order.
 *
 * @param id its number, which is also the idempotency key of its payment
 * @param item what was ordered
 * @param cents what it costs
 * @param state how far it got
 * @since 0.1
 */
public record Order(UUID id, String item, long cents, State state) {

    /** How far an order got. */
    public enum State {
        /** Kept, and not paid yet. */
        NEW,
        /** Paid. */
        PAID,
        /** The payment provider said no. */
        PAYMENT_DECLINED,
        /** The payment would have left the shop's own tier, so that it was not attempted. */
        PAYMENT_REFUSED,
        /** The payment provider gave no answer that tells. To be asked again, with the same idempotency key. */
        PAYMENT_UNKNOWN
    }

    /**
     * The same order, further.
     *
     * @param next how far it got
     * @return a copy
     */
    public Order with(State next) {
        return new Order(id, item, cents, next);
    }
}
