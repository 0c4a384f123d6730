package io.tierguard.http;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import java.io.Serial;
import java.net.NoRouteToHostException;

/**
 * A request, or one hop of it, would have reached an endpoint that this process may not reach.
 *
 * <p>Of a type that clients neither retry nor work around, unlike a {@link java.net.ConnectException}. Nothing was sent to
 * the endpoint, and no connection was opened to it, or the message says that one was open. The message has a stable code, names the hop and the one that led
 * there, and says how to fix it; it holds no user info and no query.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class RefusedRouteException extends NoRouteToHostException implements Refused {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Judgement judgement;

    RefusedRouteException(String message, Judgement judgement) {
        super(message);
        this.judgement = judgement;
    }

    /** The same refusal with the stack of the thread that asked. */
    RefusedRouteException here() {
        return new RefusedRouteException(String.valueOf(getMessage()), judgement);
    }

    @Override
    public Judgement judgement() {
        return judgement;
    }
}
