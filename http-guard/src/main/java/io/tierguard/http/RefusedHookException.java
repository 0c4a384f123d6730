package io.tierguard.http;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import java.io.Serial;

/** A refusal out of a hook of the client that may throw nothing checked. Users meet it as a {@link RefusedRouteException}. */
final class RefusedHookException extends IllegalArgumentException implements Refused {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Judgement judgement;

    RefusedHookException(RefusedRouteException refusal) {
        super(refusal.getMessage());
        this.judgement = refusal.judgement();
    }

    @Override
    public Judgement judgement() {
        return judgement;
    }
}
