package io.tierguard.jdbc.socket;

import io.tierguard.guard.GuardProvider;
import io.tierguard.guard.GuardSlot;
import io.tierguard.net.DialCheck;
import io.tierguard.net.SocketJudge;
import io.tierguard.report.Code;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a factory that a driver made by its class name is told by a text: where its check is. The driver's side of
 * {@link GuardSlot}.
 *
 * <p>An entry lives as long as the text itself: the source of the connections holds it, and so does each driver, in the
 * properties of its connection, from where it dials again. It is no secret.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class SocketTokens {

    private static final Map<String, DialCheck> CHECKS = Collections.synchronizedMap(new WeakHashMap<>());
    private static final AtomicLong LAST = new AtomicLong();
    private static final String USED_BY = "a driver's socket factory";

    private SocketTokens() {}

    /** A text of its own for a check, which must not hold it. */
    static String enter(DialCheck check) {
        String token = "tierguard-" + LAST.incrementAndGet();
        CHECKS.put(token, check);
        return token;
    }

    /**
     * The check that a text stands for; without a text, by the published guard.
     *
     * @throws IOException where nothing is known any more, so that nothing may be dialled
     */
    static DialCheck find(@Nullable String token) throws IOException {
        return token == null || token.isEmpty() ? published() : entered(token);
    }

    private static DialCheck entered(String token) throws IOException {
        Optional<DialCheck> check = Optional.ofNullable(CHECKS.get(token));
        return check.orElseThrow(() -> refusal(Code.SOCKET_WITHOUT_GUARD));
    }

    private static DialCheck published() throws IOException {
        if (GuardSlot.find() instanceof GuardProvider.Ready ready) {
            return new SocketJudge(ready.guard(), USED_BY);
        }
        throw refusal(Code.SOCKET_WITHOUT_GUARD);
    }

    static IOException refusal(Code code, Object... arguments) {
        return new NoRouteToHostException(
                code.id() + " refused: " + code.text(arguments) + "\n  to fix     " + code.fix(arguments));
    }
}
