package io.tierguard.http;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import java.io.Serial;

/**
 * A refusal in the only type that a {@link java.net.ProxySelector} may throw: a proxy belongs to another environment.
 *
 * <p>Users of the guarded client meet it as a {@link RefusedRouteException}.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class RefusedAddressException extends IllegalArgumentException implements Refused {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Judgement judgement;

    RefusedAddressException(String message, Judgement judgement) {
        super(message);
        this.judgement = judgement;
    }

    @Override
    public Judgement judgement() {
        return judgement;
    }
}
