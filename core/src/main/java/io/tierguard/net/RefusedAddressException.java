package io.tierguard.net;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import java.io.Serial;

/**
 * A refusal in the only type that a {@link java.net.ProxySelector} may throw: where a connection would go, or a proxy on
 * the way, is not for this process. Nothing was dialled.
 *
 * <p>Sockets and URL connections of the JDK throw it as the cause of an {@link java.io.IOException}; users of a guarded HTTP
 * client meet that client's own refusal instead.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class RefusedAddressException extends IllegalArgumentException implements Refused {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Judgement judgement;

    /**
     * A refusal.
     *
     * @param message the judgement's, with what is known besides
     * @param judgement what refuses
     */
    public RefusedAddressException(String message, Judgement judgement) {
        super(message);
        this.judgement = judgement;
    }

    @Override
    public Judgement judgement() {
        return judgement;
    }
}
