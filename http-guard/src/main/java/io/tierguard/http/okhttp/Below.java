package io.tierguard.http.okhttp;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import org.jspecify.annotations.Nullable;

/** Finds a refusal of what stands below the client, a net of the JVM or a guarded socket factory, in a failed connection. */
final class Below {

    private static final int DEEPEST = 8;

    private Below() {}

    /** The first one, also of an address that the client tried after another had failed; null where there is none. */
    static @Nullable Judgement judgement(Throwable failure) {
        return judgement(failure, DEEPEST);
    }

    private static @Nullable Judgement judgement(@Nullable Throwable failure, int deeper) {
        if (failure == null || deeper == 0) {
            return null;
        }
        if (failure instanceof Refused refused) {
            return refused.judgement();
        }
        Judgement found = judgement(failure.getCause(), deeper - 1);
        for (Throwable other : failure.getSuppressed()) {
            found = found == null ? judgement(other, deeper - 1) : found;
        }
        return found;
    }
}
