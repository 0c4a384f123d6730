package io.tierguard.jdbc.marker;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.jdbc.marker.MarkerOutcome.Fits;
import io.tierguard.jdbc.marker.MarkerOutcome.NotRead;
import io.tierguard.jdbc.marker.MarkerOutcome.Refused;
import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.registry.Policy;
import io.tierguard.report.Code;
import io.tierguard.report.Problem.Detail;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks a database, on the connection that is to be used, which environment it serves, and compares the answer with who this
 * process is. Once for each physical connection, before anybody has it.
 *
 * <p>It takes no longer than it is told to, and leaves a connection that fits as it was. One that does not is for the caller
 * to close.
 *
 * <p><b>Thread safety:</b> has no state.
 *
 * @since 0.1
 */
public final class MarkerCheck {

    private MarkerCheck() {}

    /**
     * Checks one connection.
     *
     * @param connection just opened, and not handed out yet
     * @param judgement allows the target; its endpoints are those that the connection may have reached
     * @param guard who the process is, and what its registry asks for
     * @param patience how long the database may take
     * @return whether it may be used
     */
    public static MarkerOutcome of(Connection connection, Judgement judgement, Guard guard, Duration patience) {
        return of(connection, judgement, guard, patience, false);
    }

    /**
     * Checks a connection that somebody uses already, and on which data is to be destroyed: of protected data no crossing
     * permits that. A transaction that has begun goes on, and whatever the outcome, the session is as it was; on a database
     * without savepoints the transaction is rolled back.
     *
     * @param connection somebody's
     * @param judgement allows the target; its endpoints are those that the connection may have reached
     * @param guard who the process is, and what its registry asks for
     * @param patience how long the database may take
     * @return whether it may be used
     */
    public static MarkerOutcome beforeDestruction(
            Connection connection, Judgement judgement, Guard guard, Duration patience) {
        return of(connection, judgement, guard, patience, true);
    }

    private static MarkerOutcome of(
            Connection connection, Judgement judgement, Guard guard, Duration patience, boolean destroys) {
        List<Decision> remote = judgement.decisions().stream()
                .filter(decision -> !decision.endpoint().isLocal())
                .toList();
        if (remote.isEmpty() && !judgement.decisions().isEmpty()) {
            return new Fits();
        }
        MarkerRules rules = new MarkerRules(guard, judgement, describe(remote), destroys);
        String protocol = protocol(remote);
        Optional<MarkerEngine> engine = MarkerEngine.of(protocol);
        if (engine.isEmpty()) {
            return lacking(rules.unsupported(protocol), rules);
        }
        MarkerReading reading;
        try (Deadline deadline = Deadline.start(connection, patience)) {
            try {
                reading = destroys
                        ? readInUse(engine.get(), connection, patience)
                        : read(engine.get(), connection, patience);
            } catch (SQLException | RuntimeException e) {
                return failed(e, deadline.isOver(), rules, patience);
            }
            if (!deadline.isKept()) {
                return new NotRead(rules.database(), late(patience));
            }
        }
        Optional<MarkerFinding> contradiction = rules.contradiction(reading);
        if (contradiction.isPresent()) {
            return refused(contradiction.get(), rules);
        }
        return reading.server() instanceof Absent ? lacking(rules.missing(), rules) : new Fits();
    }

    /**
     * Closes a connection that may not be used, even one whose driver or server does not answer.
     *
     * @param connection nobody's
     * @param patience how long saying goodbye may take
     */
    public static void close(Connection connection, Duration patience) {
        Deadline deadline = Deadline.start(connection, patience);
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            Deadline.abort(connection);
        } finally {
            deadline.close();
        }
    }

    private static MarkerReading read(MarkerEngine engine, Connection connection, Duration patience)
            throws SQLException {
        NetworkTimeout timeout = NetworkTimeout.tighten(connection, patience);
        MarkerReading reading = engine.read(connection, patience);
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        timeout.restore(connection);
        return reading;
    }

    private static MarkerReading readInUse(MarkerEngine engine, Connection connection, Duration patience)
            throws SQLException {
        NetworkTimeout timeout = NetworkTimeout.tighten(connection, patience);
        MarkerReading reading;
        try {
            if (connection.getAutoCommit() || !connection.getMetaData().supportsSavepoints()) {
                reading = read(engine, connection, patience);
            } else {
                try (BegunTransaction begun = BegunTransaction.keep(connection)) {
                    reading = engine.read(begun.connection(), patience);
                }
            }
        } catch (SQLException | RuntimeException e) {
            try {
                timeout.restore(connection);
            } catch (SQLException | RuntimeException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
        timeout.restore(connection);
        return reading;
    }

    private static MarkerOutcome failed(Exception e, boolean late, MarkerRules rules, Duration patience) {
        if (late || SqlFailure.isTimeout(e)) {
            return new NotRead(rules.database(), late(patience));
        }
        String reason = SqlFailure.describe(e);
        return SqlFailure.mayPass(e)
                ? new NotRead(rules.database(), reason)
                : refused(MarkerFinding.of(Code.MARKER_UNREADABLE, "server or data", rules.database(), reason), rules);
    }

    private static String late(Duration patience) {
        return "no answer within " + patience.toMillis() + " ms";
    }

    private static Refused refused(MarkerFinding finding, MarkerRules rules) {
        Judgement judgement = rules.judgement();
        Judgement refused = rules.guard()
                .refused(
                        judgement.usedBy(),
                        judgement.target(),
                        finding.code(),
                        finding.arguments().toArray(new String[0]));
        return new Refused(refused, details(judgement, finding));
    }

    private static MarkerOutcome lacking(MarkerFinding finding, MarkerRules rules) {
        Guard guard = rules.guard();
        Judgement judgement = rules.judgement();
        if (guard.registry().policy().marker(guard.environment().tier()) != Policy.Marker.REQUIRED) {
            for (Decision decision : rules.unconfirmed()) {
                guard.unconfirmed(judgement, decision);
            }
            return new Fits();
        }
        Judgement lacking = guard.lacking(
                judgement.usedBy(),
                judgement.target(),
                finding.code(),
                finding.arguments().toArray(new String[0]));
        return lacking.isAllowed() ? new Fits() : new Refused(lacking, details(judgement, finding));
    }

    private static List<Detail> details(Judgement judgement, MarkerFinding finding) {
        List<Detail> details = new ArrayList<>();
        details.add(new Detail("target", judgement.target() + "  (credentials and parameters left out)"));
        details.addAll(finding.details());
        return details;
    }

    private static String describe(List<Decision> remote) {
        return remote.isEmpty()
                ? "the database"
                : remote.stream()
                        .map(decision -> decision.endpoint().describe())
                        .distinct()
                        .collect(Collectors.joining(" or "));
    }

    /** Of several protocols, which no target has, none is known. */
    private static String protocol(List<Decision> remote) {
        List<String> protocols = remote.stream()
                .map(decision -> decision.endpoint().protocol().value().orElse(""))
                .distinct()
                .toList();
        return protocols.size() == 1 ? protocols.get(0) : "";
    }
}
