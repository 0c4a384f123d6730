package io.tierguard.secret;

import io.tierguard.tier.Environment;
import java.time.LocalDate;

/**
 * A written permission for two tiers to have one credential: with a reason, and until a day.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param one who may have it
 * @param other who may have it too, in another tier
 * @param until the last day, UTC
 * @param reason why
 * @param origin file and line
 * @since 0.1
 */
public record Sharing(Use one, Use other, LocalDate until, String reason, String origin) {

    /**
     * A variable of an environment.
     *
     * @param environment the environment
     * @param variable the variable's name
     */
    public record Use(Environment environment, String variable) {

        /**
         * Both, for people.
         *
         * @return such as {@code staging SHOP_KEY} or {@code qa-eu (staging) SHOP_KEY}
         */
        public String describe() {
            return environment.describe() + " " + variable;
        }
    }

    boolean permits(Use a, Use b) {
        return one.equals(a) && other.equals(b) || one.equals(b) && other.equals(a);
    }

    boolean holds(LocalDate today) {
        return !today.isAfter(until);
    }
}
