package io.tierguard.jdbc.socket;

import io.tierguard.report.Code;
import java.io.Serial;
import java.net.ConnectException;
import java.sql.SQLException;

/**
 * A server was not dialled, since nobody knows which environment it serves, or since it serves another. To a driver with
 * further servers it is one that does not answer.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class UnverifiedServerException extends ConnectException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SQLException failure;

    private UnverifiedServerException(String message, SQLException failure) {
        super(message);
        this.failure = failure;
    }

    /**
     * The server was asked, and is not this process's.
     *
     * @param refusal says so, with its code
     * @return the exception
     */
    public static UnverifiedServerException refused(SQLException refusal) {
        return new UnverifiedServerException(String.valueOf(refusal.getMessage()), refusal);
    }

    /**
     * The server could not be asked.
     *
     * @param server host and port
     * @param failure why, which is told to nobody but the caller who opens a connection
     * @return the exception
     */
    public static UnverifiedServerException notAsked(String server, SQLException failure) {
        String state = failure.getSQLState() == null ? "unknown" : failure.getSQLState();
        return new UnverifiedServerException(text(Code.SERVER_NOT_VERIFIED, server, state), failure);
    }

    /**
     * The server is none of those that may be asked.
     *
     * @param server host and port
     * @return the exception
     */
    public static UnverifiedServerException unnamed(String server) {
        String text = text(Code.SERVER_NOT_NAMED, server);
        return new UnverifiedServerException(text, new SQLException(text, "08004"));
    }

    private static String text(Code code, Object... arguments) {
        return code.id() + " refused: " + code.text(arguments) + "\n  to fix     " + code.fix(arguments);
    }

    /**
     * What a caller is told who opens a connection.
     *
     * @return the refusal, or the driver's own exception
     */
    public SQLException failure() {
        return failure;
    }
}
