package io.tierguard.jdbc;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import io.tierguard.report.Problem.Detail;
import java.io.Serial;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;

/**
 * A connection would have reached a database that this process may not reach, and none was opened; or the database itself told
 * so, and what was opened was closed before anybody had it; or a command would have destroyed data that the registry protects,
 * and did not run.
 *
 * <p>Of a type and an SQLState (08004, the connection is rejected) that nobody retries. The message has a stable code,
 * names the endpoint and the line of the registry, and says how to fix it; it holds no credential and no parameter.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class RefusedSqlException extends SQLNonTransientConnectionException implements Refused {

    /** What {@link #getSQLState()} says of every refusal. */
    public static final String SQL_STATE = "08004";

    /** What {@link #getErrorCode()} says of every refusal; no driver of a database uses it. */
    public static final int VENDOR_CODE = 880_400;

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Judgement judgement;

    RefusedSqlException(Judgement judgement) {
        this(judgement, List.of());
    }

    RefusedSqlException(Judgement judgement, List<Detail> details) {
        super(judgement.message(details.toArray(new Detail[0])), SQL_STATE, VENDOR_CODE);
        this.judgement = judgement;
    }

    private RefusedSqlException(RefusedSqlException first) {
        super(first.getMessage(), SQL_STATE, VENDOR_CODE);
        this.judgement = first.judgement;
    }

    /** The same refusal, told to another caller. */
    RefusedSqlException anew() {
        return new RefusedSqlException(this);
    }

    @Override
    public Judgement judgement() {
        return judgement;
    }
}
