package io.tierguard.internal;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Walks the providers of a service one by one, so that one that cannot be loaded hides none behind it. */
public final class Providers {

    /** A class path that cannot be read at all fails for ever. */
    private static final int MOST_FAILURES = 100;

    private Providers() {}

    /**
     * Takes what code of others threw, a checked exception that it did not declare too. It may quote what it was given, so
     * that its type is told at most; where the JVM itself is failing, that goes on.
     *
     * @param thrown whatever was caught
     */
    public static void survive(Throwable thrown) {
        if (thrown instanceof VirtualMachineError failing && !(thrown instanceof StackOverflowError)) {
            throw failing;
        }
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Hands out every provider that can be found.
     *
     * @param loader of the service
     * @param action what to do with a provider; may instantiate it
     * @param failed what to do where finding or instantiating one failed
     * @param <T> the service
     */
    public static <T> void each(
            ServiceLoader<T> loader, Consumer<ServiceLoader.Provider<T>> action, Consumer<Throwable> failed) {
        Iterator<ServiceLoader.Provider<T>> providers = loader.stream().iterator();
        for (int failures = 0; failures < MOST_FAILURES; failures++) {
            try {
                while (providers.hasNext()) {
                    action.accept(providers.next());
                }
                return;
            } catch (ServiceConfigurationError | LinkageError e) {
                failed.accept(e);
            }
        }
    }
}
