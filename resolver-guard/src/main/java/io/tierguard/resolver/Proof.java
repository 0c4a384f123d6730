package io.tierguard.resolver;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolverProvider;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Whether the JVM asks this guard for names: proven by a name that only this guard can answer, and once for all, as the JVM
 * never takes another resolver.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class Proof {

    static final Proof OF_THIS_JVM = new Proof(LookupBook.OF_THIS_JVM);

    static final String SUBJECT = "look-ups";

    private static final String HOSTS_FILE = "jdk.net.hosts.file";

    private final LookupBook book;
    private @Nullable Boolean active;

    Proof(LookupBook book) {
        this.book = book;
    }

    boolean isActive() {
        return missing().isEmpty();
    }

    /** Why it is not proven; empty where it is. */
    synchronized Optional<Problem> missing() {
        try {
            if (active == null) {
                active = isHeard();
            }
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError failing) {
                throw failing;
            }
            return Optional.of(Problem.of(
                    Code.LOOKUP_GUARD_UNUSABLE,
                    SUBJECT,
                    "the JVM cannot make its resolver: " + e.getClass().getName()));
        }
        return active ? Optional.empty() : Optional.of(reason());
    }

    private boolean isHeard() throws UnknownHostException {
        letTheJvmChoose();
        // where it was not asked for a resolver, the canary would be asked of strangers
        return book.wasAsked() && book.canary().isHeard();
    }

    /** The JVM makes its resolver when it needs one, of what the class loader of that moment finds. */
    private static void letTheJvmChoose() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Proof.class.getClassLoader());
        try {
            InetAddress.getByName("localhost");
        } catch (UnknownHostException e) {
            // whatever the answer, it was asked
            return;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Problem reason() {
        if (System.getProperty(HOSTS_FILE) != null) {
            return Problem.of(Code.LOOKUPS_BY_HOSTS_FILE, SUBJECT);
        }
        Optional<String> first = firstProvider();
        return first.isPresent()
                ? Problem.of(Code.LOOKUPS_BY_OTHER_RESOLVER, SUBJECT, first.get())
                : Problem.of(Code.LOOKUPS_PAST_CLASS_LOADER, SUBJECT);
    }

    /** Which other one the JVM finds first; empty where that is this one, or none. */
    private static Optional<String> firstProvider() {
        try {
            return ServiceLoader.load(InetAddressResolverProvider.class, ClassLoader.getSystemClassLoader()).stream()
                    .findFirst()
                    .map(ServiceLoader.Provider::type)
                    .filter(type -> !GuardedResolverProvider.isThisOne(type))
                    .map(Class::getName);
        } catch (ServiceConfigurationError | LinkageError e) {
            return Optional.empty();
        }
    }
}
