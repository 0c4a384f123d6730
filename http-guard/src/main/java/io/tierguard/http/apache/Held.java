package io.tierguard.http.apache;

import io.tierguard.http.UnguardedClientException;
import io.tierguard.report.Code;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a builder of the client holds and does not tell. Where it cannot be read, the client cannot be guarded, since a
 * connection manager of another make dials what nobody judges.
 */
final class Held {

    private Held() {}

    /**
     * A field's value, null where it has none.
     *
     * @throws UnguardedClientException where this version of the client has no such field, or closes it
     */
    static @Nullable Object in(Object owner, Class<?> declaring, String field) {
        try {
            Field held = declaring.getDeclaredField(field);
            held.setAccessible(true);
            return held.get(owner);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new UnguardedClientException(Code.UNREADABLE_CLIENT, declaring.getSimpleName() + "." + field);
        }
    }
}
