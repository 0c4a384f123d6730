package io.tierguard.resolver;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.ServiceLoader;

/**
 * Puts the guard into the JVM's resolver. The JVM finds it by itself, when a name is looked up for the first time.
 *
 * <p>The JVM takes the first provider on the class path and passes over the others. Where there is another one behind this
 * one, it goes on answering: the guard asks it instead of the JVM's own resolver, and judges what it says.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class GuardedResolverProvider extends InetAddressResolverProvider {

    /** For the JVM. */
    public GuardedResolverProvider() {}

    @Override
    public InetAddressResolver get(Configuration configuration) {
        LookupBook book = LookupBook.OF_THIS_JVM;
        // a provider that fails is no reason to look names up in another way than the process was given
        InetAddressResolver answering = ServiceLoader.load(InetAddressResolverProvider.class).stream()
                .filter(other -> !isThisOne(other.type()))
                .findFirst()
                .map(other -> other.get().get(configuration))
                .orElseGet(configuration::builtinResolver);
        book.asked();
        return new GuardedResolver(answering, new ThisMachine(configuration::lookupLocalHostName), book);
    }

    /** By its name, as a copy that another class loader has is no other one. */
    static boolean isThisOne(Class<?> type) {
        return type.getName().equals(GuardedResolverProvider.class.getName());
    }

    @Override
    public String name() {
        return "Tierguard";
    }
}
