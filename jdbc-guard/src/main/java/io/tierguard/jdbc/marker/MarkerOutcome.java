package io.tierguard.jdbc.marker;

import io.tierguard.guard.Judgement;
import io.tierguard.report.Problem.Detail;
import java.util.List;

/**
 * What follows from what a database says of itself.
 *
 * @since 0.1
 */
public sealed interface MarkerOutcome {

    /** Nothing stands against the connection. */
    record Fits() implements MarkerOutcome {}

    /**
     * It may not be used.
     *
     * @param judgement why
     * @param details lines of evidence beside it
     */
    record Refused(Judgement judgement, List<Detail> details) implements MarkerOutcome {

        /** Copies the details. */
        public Refused {
            details = List.copyOf(details);
        }
    }

    /**
     * The database could not be asked this time; another time it may answer.
     *
     * @param database which one, for messages
     * @param reason why, for messages; nothing that a driver or server wrote
     */
    record NotRead(String database, String reason) implements MarkerOutcome {}
}
