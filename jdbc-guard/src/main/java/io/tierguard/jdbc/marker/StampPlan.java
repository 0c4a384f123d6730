package io.tierguard.jdbc.marker;

import io.tierguard.internal.Printable;
import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.signed.DocumentReader;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.signed.Flaw;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written so that a database says what was ordered, or why nothing may be.
 *
 * <p>A marker that says it already, by the same key, stays as it is, and so does what a data marker says of where its data
 * came from. One of another environment, and one that nobody can rely on, is replaced only where the order names it. Data is
 * stamped only where the server marker, if there is one, agrees: a tunnel may lead to another environment's own database.
 *
 * <p><b>Thread safety:</b> immutable. Nothing is asked or written here.
 *
 * @param problems why nothing may be written; then there are no steps
 * @param steps one for each marker that was ordered
 * @since 0.1
 */
public record StampPlan(List<Problem> problems, List<Step> steps) {

    private static final Pattern ROWS = Pattern.compile("DELETE |INSERT |REPLACE ");

    /** Copies the parts. */
    public StampPlan {
        problems = List.copyOf(problems);
        steps = List.copyOf(steps);
    }

    /**
     * What is done about one marker.
     *
     * @param marker what the database says afterwards
     * @param kid whose signature it bears
     * @param document what is to be stored; empty where it is there already
     */
    public record Step(Marker marker, String kid, Optional<String> document) {}

    /**
     * Compares what is there with what was ordered.
     *
     * @param order what was ordered
     * @param where what problems call the database
     * @param found what the database says now
     * @param registry whose keys processes believe
     * @param signer who holds the stamping key
     * @param now when
     * @return the plan
     */
    public static StampPlan of(
            StampOrder order,
            String where,
            MarkerReading found,
            Registry registry,
            DocumentSigner signer,
            Instant now) {
        DocumentReader reader = MarkerDocument.reader(registry.markerKeys());
        Optional<String> distrust = distrust(order, signer, reader, now);
        if (distrust.isPresent()) {
            return new StampPlan(
                    List.of(Problem.of(
                            Code.STAMPING_KEY_UNTRUSTED, where, Printable.line(signer.kid()), distrust.get())),
                    List.of());
        }
        List<Problem> problems = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (MarkerKind kind : order.kinds()) {
            Known known = Known.of(kind, found.stored(kind), reader);
            Optional<Problem> problem = problem(order, where, kind, known);
            if (problem.isPresent()) {
                problems.add(problem.get());
            } else {
                steps.add(step(order, kind, known, found.database(), signer, now));
            }
        }
        if (!order.kinds().contains(MarkerKind.SERVER)) {
            served(order, where, Known.of(MarkerKind.SERVER, found.server(), reader), found.database())
                    .ifPresent(problems::add);
        }
        return problems.isEmpty() ? new StampPlan(problems, steps) : new StampPlan(problems, List.of());
    }

    /**
     * The statements that store what is to be written: what makes room for markers first, so that the markers themselves
     * are changed in one transaction on engines that end one at every change of a table.
     *
     * @param engine whose
     * @param database which database
     * @return in order; none where nothing is to be written
     */
    public List<String> statements(MarkerEngine engine, DatabaseIdentity database) {
        List<String> room = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Step step : steps) {
            if (step.document().isPresent()) {
                engine.stamp(step.marker().kind(), database, step.document().get())
                        .forEach(statement -> (ROWS.matcher(statement).lookingAt() ? rows : room).add(statement));
            }
        }
        return Stream.concat(room.stream(), rows.stream()).toList();
    }

    /** What is there: a marker that can be relied on, something else, or nothing. */
    private record Known(
            MarkerDocument.@Nullable Verified verified,
            @Nullable String flaw,
            boolean isNoText) {

        private Known(MarkerDocument.@Nullable Verified verified, @Nullable String flaw) {
            this(verified, flaw, false);
        }

        static Known of(MarkerKind kind, StoredMarker stored, DocumentReader reader) {
            if (stored instanceof Unreadable unreadable) {
                return new Known(null, unreadable.reason(), true);
            }
            if (stored instanceof Absent) {
                return new Known(null, null);
            }
            MarkerDocument.Result result = MarkerDocument.read(((Text) stored).document(), reader);
            if (result instanceof MarkerDocument.Unsigned unsigned) {
                return new Known(null, unsigned.flaw().reason());
            }
            if (result instanceof MarkerDocument.Malformed malformed) {
                return new Known(null, malformed.reason());
            }
            MarkerDocument.Verified verified = (MarkerDocument.Verified) result;
            return verified.marker().kind() == kind
                    ? new Known(verified, null)
                    : new Known(null, "it is a marker of the other kind");
        }
    }

    private static Optional<Problem> problem(StampOrder order, String where, MarkerKind kind, Known known) {
        String wanted = order.environment().name().text();
        if (known.flaw() != null) {
            // a dump that is loaded over a marker leaves two
            boolean severalOfData = known.isNoText() && order.sanitisedFrom() != null;
            return order.replacesUnverified() || severalOfData
                    ? Optional.empty()
                    : Optional.of(unreliable(
                            where,
                            kind,
                            known.flaw(),
                            wanted,
                            "look with --show whence it comes; --replace-unverified then replaces it"));
        }
        MarkerDocument.@Nullable Verified verified = known.verified();
        if (verified == null) {
            return Optional.empty();
        }
        EnvironmentName said = verified.marker().environment().name();
        if (said.text().equals(wanted) || said.equals(order.sanitisedFrom()) || said.equals(order.replaced())) {
            return Optional.empty();
        }
        String fix = kind == MarkerKind.SERVER
                ? "correct the URL, or add --replace " + said + " if the marker is wrong"
                : "sanitise the data and stamp it with --sanitised --from " + said + ", or add --replace " + said
                        + " if the marker is wrong";
        return Optional.of(Problem.of(Code.STAMP_REPLACES, where, kind.text(), "says " + said, wanted, fix));
    }

    private static Problem unreliable(String where, MarkerKind kind, String flaw, String wanted, String fix) {
        return Problem.of(Code.STAMP_REPLACES, where, kind.text(), "cannot be relied on, since " + flaw, wanted, fix);
    }

    /** Whether the server marker lets this environment stamp the data. One that came along from elsewhere says nothing. */
    private static Optional<Problem> served(StampOrder order, String where, Known server, DatabaseIdentity database) {
        String wanted = order.environment().name().text();
        if (server.flaw() != null) {
            return order.replacesUnverified()
                    ? Optional.empty()
                    : Optional.of(unreliable(
                            where,
                            MarkerKind.SERVER,
                            server.flaw(),
                            wanted,
                            "look with --show whence it comes; --server --replace-unverified then replaces it"));
        }
        MarkerDocument.@Nullable Verified verified = server.verified();
        if (verified == null || !verified.marker().bind().equals(database.bind())) {
            return Optional.empty();
        }
        Environment served = verified.marker().environment();
        if (served.name().equals(order.environment().name())
                || served.isTierItself() && served.tier() == order.environment().tier()) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                Code.STAMP_REPLACES,
                where,
                MarkerKind.SERVER.text(),
                "says " + served.name(),
                wanted,
                "correct the URL, or stamp with --server --replace " + served.name()
                        + " first if that marker is wrong"));
    }

    private static Step step(
            StampOrder order,
            MarkerKind kind,
            Known known,
            DatabaseIdentity database,
            DocumentSigner signer,
            Instant now) {
        Environment environment = order.environment();
        MarkerDocument.@Nullable Verified verified = known.verified();
        @Nullable EnvironmentName from = order.sanitisedFrom();
        if (from == null
                && verified != null
                && verified.marker().environment().name().equals(environment.name())) {
            from = verified.marker().sanitisedFrom();
        }
        Marker marker = kind == MarkerKind.SERVER
                ? Marker.ofServer(environment, database, now)
                : from == null ? Marker.ofData(environment, now) : Marker.ofSanitisedData(environment, from, now);
        boolean ofThisKey = verified != null && verified.kid().equals(signer.kid());
        if (verified != null && ofThisKey && saysTheSame(verified.marker(), marker)) {
            return new Step(verified.marker(), verified.kid(), Optional.empty());
        }
        return new Step(marker, signer.kid(), Optional.of(MarkerDocument.sign(marker, signer)));
    }

    private static boolean saysTheSame(Marker there, Marker wanted) {
        return there.environment().equals(wanted.environment())
                && there.bind().equals(wanted.bind())
                && Objects.equals(there.sanitisedFrom(), wanted.sanitisedFrom());
    }

    /** Why no process would believe the signer; a trial document tells. */
    private static Optional<String> distrust(
            StampOrder order, DocumentSigner signer, DocumentReader reader, Instant now) {
        String trial = MarkerDocument.sign(Marker.ofData(order.environment(), now), signer);
        MarkerDocument.Result result = MarkerDocument.read(trial, reader);
        if (result instanceof MarkerDocument.Verified) {
            return Optional.empty();
        }
        return Optional.of(
                result instanceof MarkerDocument.Unsigned unsigned && unsigned.flaw() == Flaw.SIGNATURE
                        ? "the registry has another key of that name under trust: marker"
                        : "the registry has no key of that name under trust: marker");
    }
}
