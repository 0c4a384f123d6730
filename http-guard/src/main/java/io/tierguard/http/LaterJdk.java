package io.tierguard.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A method that the running JDK may have and release 17 has not. */
final class LaterJdk {

    private final String name;
    private final @Nullable MethodHandle handle;

    private LaterJdk(String name, @Nullable MethodHandle handle) {
        this.name = name;
        this.handle = handle;
    }

    static LaterJdk method(Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
        try {
            MethodType type = MethodType.methodType(result, parameters);
            return new LaterJdk(name, MethodHandles.publicLookup().findVirtual(owner, name, type));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return new LaterJdk(name, null);
        }
    }

    @Nullable
    Object call(@Nullable Object... receiverAndArguments) {
        try {
            return callInterruptibly(receiverAndArguments);
        } catch (InterruptedException e) {
            throw new IllegalStateException(name + " does not wait", e);
        }
    }

    @Nullable
    Object callInterruptibly(@Nullable Object... receiverAndArguments) throws InterruptedException {
        if (handle == null) {
            throw new UnsupportedOperationException("this JDK has no method " + name);
        }
        try {
            return handle.invokeWithArguments(receiverAndArguments);
        } catch (RuntimeException | Error | InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name + " declares no such exception", e);
        }
    }
}
