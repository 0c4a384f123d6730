package io.tierguard.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
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
     * What a service has on the class path.
     *
     * @param all the providers, in order, one of each class
     * @param failures what was thrown where one could not be found or made
     * @param <T> the service
     */
    public record Found<T>(List<T> all, List<Throwable> failures) {

        /** As plain code: each lambda, and each second search of the class path, costs every start. */
        private void collect(ServiceLoader<T> loader, Set<Class<?>> tried) {
            Iterator<ServiceLoader.Provider<T>> providers = loader.stream().iterator();
            for (int attempt = 0; attempt < MOST_FAILURES; attempt++) {
                try {
                    while (providers.hasNext()) {
                        ServiceLoader.Provider<T> provider = providers.next();
                        if (tried.add(provider.type())) {
                            all.add(provider.get());
                        }
                    }
                    return;
                } catch (ServiceConfigurationError | LinkageError e) {
                    failures.add(e);
                }
            }
        }
    }

    /**
     * Makes every provider that core's own class loader finds, and then those that only the calling thread's finds.
     *
     * @param service the service
     * @param <T> its type
     * @return the providers, and what went wrong with others
     */
    public static <T> Found<T> find(Class<T> service) {
        Found<T> found = new Found<>(new ArrayList<>(), new ArrayList<>());
        Set<Class<?>> tried = new HashSet<>();
        ClassLoader own = Providers.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        found.collect(ServiceLoader.load(service, own), tried);
        if (context == null || !context.equals(own)) {
            found.collect(ServiceLoader.load(service, context), tried);
        }
        return found;
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
