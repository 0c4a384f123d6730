package io.tierguard.jdbc;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What connections come from.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 *
 * @param <T> what is opened: a connection, or what hands out connections to one physical connection
 */
interface ConnectionSource<T> {

    /**
     * Where a connection would go now. Opens nothing.
     *
     * @param login null where the source knows who logs in
     */
    Target target(@Nullable Login login) throws SQLException;

    /**
     * Refuses a target that a driver would open whose reading nobody knows.
     *
     * @param judged what may be reached; drivers look into files that a URL names while they are asked about it
     */
    void requireDriver(Target judged) throws SQLException;

    /**
     * Opens a connection to what was judged, and to nothing else, and hands it out as the driver made it.
     *
     * @param judged what {@link #target} told
     * @param login null where the source knows who logs in
     */
    T open(Target judged, @Nullable Login login) throws SQLException;

    /**
     * Shows what was opened to a check, and closes it where it does not pass.
     *
     * @param opened what {@link #open} handed out, and nobody else has yet
     * @param judged what it leads to
     */
    void show(T opened, Judgement judged, ConnectionCheck check) throws SQLException;
}
