package io.tierguard.samples.shop;

import io.tierguard.guard.Judgement;

/** What became of an attempt to have an order paid. */
sealed interface Payment {

    /** Paid. */
    record Made() implements Payment {}

    /**
     * The payment provider said no.
     *
     * @param status its answer
     */
    record Declined(int status) implements Payment {}

    /**
     * Not attempted: it would have left the shop's own tier.
     *
     * @param judgement why
     */
    record Refused(Judgement judgement) implements Payment {}

    /** No answer that tells whether it was paid. */
    record Unknown() implements Payment {}
}
