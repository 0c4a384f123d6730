package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The only way to a connection, plain, pooled or for distributed transactions: judge, open, ask the database itself.
 *
 * @param <T> what is opened
 * @param source where connections come from
 * @param guard decides
 * @param usedBy what messages call the asker
 * @param check what each physical connection must pass before anybody has it
 */
record Gate<T>(ConnectionSource<T> source, Guard guard, String usedBy, ConnectionCheck check) {

    Gate(ConnectionSource<T> source, Guard guard, String usedBy) {
        this(source, guard, usedBy, new MarkedConnection(guard));
    }

    /**
     * Refuses a target that may not be reached. Opens nothing.
     *
     * @return the target that may
     */
    Target judge(@Nullable Login login) throws SQLException {
        return judged(login).target();
    }

    private Judged judged(@Nullable Login login) throws SQLException {
        Target target = source.target(login);
        Judgement judgement = guard.judge(target.usedBy(usedBy));
        if (!judgement.isAllowed()) {
            throw new RefusedSqlException(judgement);
        }
        return new Judged(target, judgement);
    }

    /** A target that may be reached. */
    private record Judged(Target target, Judgement judgement) {}

    /** Refuses, before anybody asks for a connection, what could not be opened either. */
    void prepare() throws SQLException {
        source.requireDriver(judge(null));
    }

    /** Judges, opens, asks the database itself, and hands out the driver's own connection. */
    T open(@Nullable Login login) throws SQLException {
        Judged judged = judged(login);
        T opened = source.open(judged.target(), login);
        source.show(opened, judged.judgement(), check.of(judged.target()));
        return opened;
    }

    /** Refuses what the registry refuses when it is enforced, whatever the mode. Opens nothing. */
    Judgement judgeEnforced() throws SQLException {
        Judgement judgement = guard.judge(source.target(null).usedBy(usedBy));
        if (judgement.isRefusedWhenEnforced()) {
            throw new RefusedSqlException(judgement);
        }
        return judgement;
    }

    /** For whoever writes markers: judged as enforced, and handed out before any marker is asked. */
    T openUnmarked() throws SQLException {
        Target target = source.target(null);
        judgeEnforced();
        return source.open(target, null);
    }

    @Override
    public String toString() {
        return usedBy;
    }
}
