package io.tierguard.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides when something that goes on happening is told: at first, and then, with a count, when it happens again an hour or
 * more after it was told. No thread and no timer: what does not happen again is not told again.
 *
 * <p>It remembers a fixed number of different things; all others are counted as one.
 *
 * <p><b>Thread safety:</b> safe for concurrent use; of all threads one tells first, and no occurrence is lost or counted
 * twice.
 */
final class Repetitions {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Map<Key, Count> counts = new ConcurrentHashMap<>();
    private final Count others = new Count();
    private final int most;
    private final LongSupplier nanoTime;

    /** @param most how many different things it remembers */
    Repetitions(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** What is one thing: a kind of event and what it is about. */
    record Key(String kind, String subject) {

        private static final int LONGEST = 500;

        /** A key of bounded size. */
        Key {
            subject = subject.length() <= LONGEST
                    ? subject
                    : subject.substring(0, LONGEST) + " " + subject.length() + " " + subject.hashCode();
        }
    }

    /**
     * Whether it is to be told now.
     *
     * @param count how often it happened since it was told last, this time included; 0 where it is not to be told
     * @param others whether this counts all things together that are too many to be remembered
     */
    record Turn(long count, boolean others) {
        private static final Turn SILENT = new Turn(0, false);
        private static final Turn FIRST = new Turn(1, false);
    }

    private static final class Count {
        private long untold;
        private long toldAt;
        private boolean told;

        synchronized long next(long now) {
            untold++;
            if (told && now - toldAt < HOUR) {
                return 0;
            }
            long count = untold;
            told = true;
            toldAt = now;
            untold = 0;
            return count;
        }
    }

    Turn next(Key key) {
        Count known = counts.get(key);
        boolean other = false;
        if (known == null) {
            known = remembered(key);
            other = known == others;
        }
        long count = known.next(nanoTime.getAsLong());
        if (count == 0) {
            return Turn.SILENT;
        }
        return count == 1 && !other ? Turn.FIRST : new Turn(count, other);
    }

    private synchronized Count remembered(Key key) {
        Count known = counts.get(key);
        if (known != null) {
            return known;
        }
        if (counts.size() >= most) {
            return others;
        }
        Count made = new Count();
        counts.put(key, made);
        return made;
    }
}
