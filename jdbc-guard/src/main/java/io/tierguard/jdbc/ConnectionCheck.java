package io.tierguard.jdbc;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a physical connection must pass before anybody has it.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 */
@FunctionalInterface
interface ConnectionCheck {

    /**
     * Asks the server behind a connection.
     *
     * @param connection left as it was found
     * @param judged what was allowed to be reached
     * @throws SQLException where nobody may have the connection; it is closed then
     */
    void pass(Connection connection, Judgement judged) throws SQLException;

    /**
     * The same check, for connections to a target.
     *
     * @param target may say how long a login may take
     * @return this one, where that makes no difference
     */
    default ConnectionCheck of(Target target) {
        return this;
    }
}
