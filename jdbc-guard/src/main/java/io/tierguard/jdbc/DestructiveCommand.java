package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardProvider;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import io.tierguard.internal.Redaction;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A command that destroys what a database holds: asked before it runs, it refuses where the registry's {@code protect} lists
 * the tier of this process or a tier that owns the database.
 *
 * <pre>{@code
 * DestructiveCommand.of("the reset of the test data", tierguard.guard()).on(dataSource);
 * }</pre>
 *
 * <p>A crossing permits a connection, not destruction, and observing permits neither. Where {@code protect} lists nothing,
 * nothing is refused. The hooks of Flyway and Liquibase ask here.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class DestructiveCommand {

    private static final String LOCALHOST = "localhost";

    private final String name;
    private final Guard guard;

    private DestructiveCommand(String name, Guard guard) {
        this.name = name;
        this.guard = guard;
    }

    /**
     * A command.
     *
     * @param name what messages call it, such as {@code the reset of the test data}
     * @param guard decides
     * @return the command; nothing was asked yet
     */
    public static DestructiveCommand of(String name, Guard guard) {
        return new DestructiveCommand(name, guard);
    }

    /**
     * A command, with the guard that {@code Tierguard.start()} published; where there is none, with one that is resolved.
     *
     * @param name what messages call it
     * @return the command; nothing was asked yet
     * @throws SQLException where there is no guard, so that nobody knows whose data it is
     */
    public static DestructiveCommand of(String name) throws SQLException {
        GuardProvider.Provided provided = GuardSlot.find();
        if (provided instanceof GuardProvider.Ready ready) {
            return of(name, ready.guard());
        }
        throw CodedSql.connection(Code.DESTRUCTION_WITHOUT_GUARD, ((GuardProvider.NotReady) provided).report(), name);
    }

    /**
     * Refuses the command on the database of a guarded source. Opens nothing.
     *
     * @param source where the command would run
     * @throws RefusedSqlException where the data is protected
     * @throws SQLException where the source's target cannot be read
     */
    public void on(GuardedDataSource source) throws SQLException {
        on(source.target());
    }

    /**
     * Refuses the command on a target.
     *
     * @param target where the command would run, with all properties that may move it
     * @throws RefusedSqlException where the data is protected
     */
    public void on(Target target) throws SQLException {
        allowed(target);
    }

    /**
     * Refuses the command on the database of a connection, as its metadata tell the URL, and as the database itself tells which
     * environment it serves. What properties beside the URL have moved is not seen: where the source of the connection is at
     * hand, ask by that. A URL that leaves the host to properties is refused.
     *
     * @param connection where the command would run. A transaction that has begun goes on; where the database has no
     *     savepoints, it is rolled back
     * @throws RefusedSqlException where the data is protected, or the connection does not tell whose it is
     * @throws SQLException where the database does not tell in time
     */
    public void on(Connection connection) throws SQLException {
        String url = url(connection);
        Judgement judgement = allowed(Target.of(url));
        if (judgement.decisions().stream()
                .anyMatch(decision ->
                        isLeftToProperties(decision.endpoint().host().text(), url))) {
            throw new RefusedSqlException(guard.undeterminable(
                    name,
                    Redaction.schemeOf(url),
                    "its URL names no host, so that properties may have named one",
                    "run it on a GuardedDataSource, or write the host into the URL"));
        }
        ask(connection, judgement);
    }

    /**
     * Refuses the command on a connection of a guarded source, as the source tells where it leads, and as the database itself
     * tells which environment it serves.
     *
     * @param source where the connection comes from
     * @param connection where the command would run, as {@link #on(Connection)} takes it
     * @throws RefusedSqlException where the data is protected
     * @throws SQLException where the source's target cannot be read, or the database does not tell in time
     */
    public void on(GuardedDataSource source, Connection connection) throws SQLException {
        ask(connection, allowed(source.target()));
    }

    /** It may have been opened past the guard or by a crossing, and through a tunnel. */
    private void ask(Connection connection, Judgement judgement) throws SQLException {
        if (!judgement.decisions().isEmpty()) {
            new MarkedConnection(guard).passBeforeDestruction(connection, judgement);
        }
    }

    private Judgement allowed(Target target) throws RefusedSqlException {
        Judgement judgement = guard.judgeDestruction(name, target);
        if (!judgement.isAllowed()) {
            throw new RefusedSqlException(judgement);
        }
        return judgement;
    }

    /** What cannot be told is empty, which the guard cannot read. */
    private static String url(Connection connection) {
        try {
            @Nullable String url = connection.getMetaData().getURL();
            return url == null ? "" : url;
        } catch (SQLException e) {
            return "";
        }
    }

    private static boolean isLeftToProperties(String host, String url) {
        return host.equals(LOCALHOST) && !url.toLowerCase(Locale.ROOT).contains(LOCALHOST);
    }

    @Override
    public String toString() {
        return name;
    }
}
