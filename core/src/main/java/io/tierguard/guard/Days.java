package io.tierguard.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** What day it is, by a clock that was read once and by the time that passed since. */
final class Days {

    private final Instant start;
    private final LongSupplier nanoTime;
    private final long startedAt;

    /** @param start when the guard was made */
    Days(Instant start, LongSupplier nanoTime) {
        this.start = start;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
    }

    /** This machine's time, a class of its own since a lambda would cost a start more. */
    static final class SystemTime implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    /** How many days are left, in UTC: 0 on the last day, fewer behind it. */
    long until(LocalDate last) {
        Instant now = start.plusNanos(nanoTime.getAsLong() - startedAt);
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(now, ZoneOffset.UTC), last);
    }
}
