package io.tierguard.samples.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is answered.
 *
 * @param status of HTTP
 * @param body written as JSON
 */
record Answer(int status, Object body) {

    /**
     * An order, and what is not as it should be.
     *
     * @param order as it was kept
     * @param problem absent where all is well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderBody(Order order, @Nullable String problem) {}

    /**
     * Only what is wrong.
     *
     * @param problem in plain words
     */
    record ProblemBody(String problem) {}

    /**
     * How the shop is.
     *
     * @param status {@code up} or {@code down}
     */
    record HealthBody(String status) {}

    static Answer of(Order order) {
        return new Answer(200, new OrderBody(order, null));
    }

    static Answer problem(int status, String problem) {
        return new Answer(status, new ProblemBody(problem));
    }

    static Answer of(Checkout.Taken taken) {
        Payment payment = taken.payment();
        if (payment instanceof Payment.Made) {
            return new Answer(201, new OrderBody(taken.order(), null));
        }
        if (payment instanceof Payment.Declined) {
            return unpaid(402, taken, "the payment provider declined it");
        }
        if (payment instanceof Payment.Refused refused) {
            String code = refused.judgement().code().map(Object::toString).orElse("refused");
            String why = code.equals("TG-4003")
                    ? "its key would have gone to another server"
                    : "its payment would have left this tier";
            return unpaid(502, taken, why + " (" + code + "), and was stopped");
        }
        return new Answer(
                502,
                new OrderBody(
                        taken.order(),
                        "The order is kept. Whether it is paid is not known: the provider did not say."));
    }

    private static Answer unpaid(int status, Checkout.Taken taken, String why) {
        return new Answer(status, new OrderBody(taken.order(), "The order is kept, and not paid: " + why + "."));
    }
}
