package io.tierguard.guard;

import io.tierguard.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static final List<Publication> PUBLICATIONS = new ArrayList<>();
    private static volatile @Nullable Guard last;
    private static GuardProvider.@Nullable Provided provided;

    private GuardSlot() {}

    /** A guard that is found until this is closed; then what it replaced is found again. */
    public static final class Publication implements AutoCloseable {

        private final Guard guard;

        private Publication(Guard guard) {
            this.guard = guard;
        }

        @Override
        public void close() {
            withdraw(this);
        }
    }

    /**
     * Publishes a guard.
     *
     * @param guard what is found from now on
     * @return to take it back
     */
    public static synchronized Publication publish(Guard guard) {
        Publication publication = new Publication(guard);
        PUBLICATIONS.add(publication);
        last = guard;
        return publication;
    }

    private static synchronized void withdraw(Publication publication) {
        PUBLICATIONS.remove(publication);
        last = PUBLICATIONS.isEmpty() ? null : PUBLICATIONS.get(PUBLICATIONS.size() - 1).guard;
    }

    /**
     * The guard that was published last and not taken back. It waits for nobody: look-ups of names ask it, those of a start
     * under way among them.
     *
     * @return empty where there is none
     */
    public static Optional<Guard> published() {
        return Optional.ofNullable(last);
    }

    /**
     * The published guard; where there is none, one that the front door resolves, once in the life of the class loader.
     *
     * @return the guard, or all that is wrong
     */
    public static synchronized GuardProvider.Provided find() {
        Optional<Guard> published = published();
        if (published.isPresent()) {
            return new GuardProvider.Ready(published.get());
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
