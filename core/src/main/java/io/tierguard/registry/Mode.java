package io.tierguard.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether refusals by owner hold, or are only told until a date.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param observeUntil the last day, in UTC, on which they are only told; null where they hold
 * @since 0.1
 */
public record Mode(@Nullable LocalDate observeUntil) {

    static final Mode ENFORCE = new Mode(null);

    /**
     * Whether refusals by owner are only told on this day.
     *
     * @param today the day, in UTC
     * @return true up to and on the last day of observing
     */
    public boolean observes(LocalDate today) {
        return observeUntil != null && !today.isAfter(observeUntil);
    }
}
