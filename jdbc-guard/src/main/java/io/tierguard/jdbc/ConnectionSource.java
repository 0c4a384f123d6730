package io.tierguard.jdbc;

import io.tierguard.guard.Target;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What connections come from.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 */
interface ConnectionSource {

    /**
     * Where a connection would go now. Opens nothing.
     *
     * @param login null where the source knows who logs in
     */
    Target target(@Nullable Login login) throws SQLException;

    /**
     * Opens a connection to what was judged, and to nothing else, and hands it out as the driver made it.
     *
     * @param judged what {@link #target} told
     * @param login null where the source knows who logs in
     */
    Connection open(Target judged, @Nullable Login login) throws SQLException;
}
