package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The only way to a connection: judge, then open.
 *
 * @param source where connections come from
 * @param guard decides
 * @param usedBy what messages call the asker
 */
record Gate(ConnectionSource source, Guard guard, String usedBy) {

    /**
     * Refuses a target that may not be reached. Opens nothing.
     *
     * @return the target that may
     */
    Target judge(@Nullable Login login) throws SQLException {
        Target target = source.target(login);
        Judgement judgement = guard.judge(target.usedBy(usedBy));
        if (!judgement.isAllowed()) {
            throw new RefusedSqlException(judgement);
        }
        return target;
    }

    /** Judges, and hands out the driver's own connection. */
    Connection open(@Nullable Login login) throws SQLException {
        return source.open(judge(login), login);
    }

    @Override
    public String toString() {
        return usedBy;
    }
}
