package io.tierguard.http.apache;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import io.tierguard.http.RefusedRouteException;
import java.io.Serial;
import java.net.UnknownHostException;

/** A refusal in the only type that a resolver may throw, and that the client does not lose a connection request by. */
final class RefusedLookupException extends UnknownHostException implements Refused {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RefusedRouteException refusal;

    RefusedLookupException(RefusedRouteException refusal) {
        super(refusal.getMessage());
        this.refusal = refusal;
    }

    RefusedRouteException refusal() {
        return refusal;
    }

    @Override
    public Judgement judgement() {
        return refusal.judgement();
    }
}
