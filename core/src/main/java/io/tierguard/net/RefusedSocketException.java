package io.tierguard.net;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import java.io.Serial;
import java.net.NoRouteToHostException;

/**
 * A socket would have dialled an address that this process may not reach. It was not dialled.
 *
 * <p>The message has a stable code, names the address and the line of the registry, and says how to fix it.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class RefusedSocketException extends NoRouteToHostException implements Refused {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Judgement judgement;

    /**
     * A refusal.
     *
     * @param judgement what refuses
     */
    public RefusedSocketException(Judgement judgement) {
        super(judgement.message());
        this.judgement = judgement;
    }

    @Override
    public Judgement judgement() {
        return judgement;
    }
}
