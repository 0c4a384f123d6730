package io.tierguard.resolver;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import java.io.Serial;
import java.net.UnknownHostException;

/**
 * A name was looked up that this process may not reach, or one of whose addresses it may not. No address was handed out.
 *
 * <p>The message has a stable code, names the host and the line of the registry, and says how to fix it. Only who caused the
 * look-up gets this exception: the JVM remembers for some seconds that the name is unknown, without the reason, and some
 * clients pass nothing on. {@link io.tierguard.guard.Lookups#refusal} has the reason then.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class RefusedLookupException extends UnknownHostException implements Refused {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Judgement judgement;

    RefusedLookupException(Judgement judgement) {
        super(judgement.message());
        this.judgement = judgement;
    }

    @Override
    public Judgement judgement() {
        return judgement;
    }
}
