package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The only way to a connection, plain, pooled or for distributed transactions: judge, open, look at it.
 *
 * @param <T> what is opened
 * @param source where connections come from
 * @param guard decides
 * @param usedBy what messages call the asker
 * @param check what each physical connection must pass before anybody has it
 */
record Gate<T>(ConnectionSource<T> source, Guard guard, String usedBy, ConnectionCheck check) {

    Gate(ConnectionSource<T> source, Guard guard, String usedBy) {
        this(source, guard, usedBy, ConnectionCheck.NONE);
    }

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

    /** Refuses, before anybody asks for a connection, what could not be opened either. */
    void prepare() throws SQLException {
        source.requireDriver(judge(null));
    }

    /** Judges, and hands out the driver's own connection. */
    T open(@Nullable Login login) throws SQLException {
        Target judged = judge(login);
        T opened = source.open(judged, login);
        source.show(opened, judged, check);
        return opened;
    }

    @Override
    public String toString() {
        return usedBy;
    }
}
