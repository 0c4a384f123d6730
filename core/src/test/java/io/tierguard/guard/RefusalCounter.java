package io.tierguard.guard;

import java.util.concurrent.atomic.LongAdder;

// region listener
/** Counts what is refused, for a metric. */
public final class RefusalCounter implements GuardListener {

    private final LongAdder refusals = new LongAdder();

    @Override
    public void judged(Judgement judgement) {
        if (!judgement.isAllowed()) {
            refusals.increment();
        }
    }

    /** {@return how many targets were refused} */
    public long refusals() {
        return refusals.sum();
    }
}
// endregion
