package io.tierguard.guard;

import io.tierguard.report.Report;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a guard is found without being handed over: a JDBC driver that {@code DriverManager} made has no
 * constructor to give it one. It is one per class loader, and holds no other state.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class GuardSlot {

    private static @Nullable Guard current;
    private static GuardProvider.@Nullable Provided provided;

    private GuardSlot() {}

    /**
     * Publishes a guard.
     *
     * @param guard what is found from now on
     * @return what was found before, to be restored; null where nothing was
     */
    public static synchronized @Nullable Guard publish(Guard guard) {
        Guard before = current;
        current = guard;
        return before;
    }

    /**
     * Takes a guard back, if it is still the one that is found.
     *
     * @param guard what was published
     * @param before what {@link #publish} replaced
     */
    public static synchronized void withdraw(Guard guard, @Nullable Guard before) {
        if (current == guard) {
            current = before;
        }
    }

    /**
     * The published guard.
     *
     * @return null where there is none
     */
    public static synchronized @Nullable Guard published() {
        return current;
    }

    /**
     * The published guard; where there is none, one that the front door resolves, once in the life of the class loader.
     *
     * @return the guard, or all that is wrong
     */
    public static synchronized GuardProvider.Provided find() {
        if (current != null) {
            return new GuardProvider.Ready(current);
        }
        if (provided == null) {
            provided = ServiceLoader.load(GuardProvider.class, GuardSlot.class.getClassLoader())
                    .findFirst()
                    .map(GuardProvider::provide)
                    .orElseGet(() -> new GuardProvider.NotReady(Report.EMPTY));
        }
        return provided;
    }
}
