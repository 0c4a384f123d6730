package io.tierguard.http.okhttp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * The watches of one call, kept with it as a tag: one for each guard that the client has.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class CallWatches {

    private final List<CallWatch> watches = new CopyOnWriteArrayList<>();

    private CallWatches() {}

    /** The watch of one guard, made where an interceptor before it did not ask yet. */
    static CallWatch of(Call call, Object owner, Supplier<CallWatch> made) {
        CallWatch known = find(call, owner);
        if (known != null) {
            return known;
        }
        CallWatch watch = made.get();
        call.tag(CallWatches.class, CallWatches::new).watches.add(watch);
        call.addEventListener(watch);
        return watch;
    }

    /** The watch of one guard; null where the call did not pass by its interceptor. */
    static @Nullable CallWatch find(Call call, Object owner) {
        CallWatches all = call.tag(CallWatches.class);
        if (all != null) {
            for (CallWatch watch : all.watches) {
                if (watch.isOf(owner)) {
                    return watch;
                }
            }
        }
        return null;
    }
}
