package io.tierguard.cli;

import io.tierguard.guard.Guard;
import io.tierguard.internal.Printable;
import io.tierguard.jdbc.marker.DatabaseIdentity;
import io.tierguard.jdbc.marker.Marker;
import io.tierguard.jdbc.marker.MarkerDocument;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.MarkerReading;
import io.tierguard.jdbc.marker.StampPlan;
import io.tierguard.jdbc.marker.StoredMarker;
import io.tierguard.report.Problem.Detail;
import io.tierguard.signed.DocumentReader;
import io.tierguard.tier.EnvironmentName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Markers for people. */
final class MarkerText {

    private static final String POSTGRESQL = "postgresql";

    private final DocumentReader reader;

    MarkerText(Guard guard) {
        this.reader = MarkerDocument.reader(guard.registry().markerKeys());
    }

    /** What a database says of itself. */
    String found(String database, MarkerReading reading) {
        return database + "\n" + Detail.table(lines(reading)) + "\n";
    }

    /** The same, line by line. */
    List<Detail> lines(MarkerReading reading) {
        List<Detail> lines = new ArrayList<>();
        for (MarkerKind kind : MarkerKind.values()) {
            lines.add(new Detail(label(kind), describe(kind, reading)));
        }
        lines.add(new Detail("identity", IdentityText.of(reading.database())));
        return lines;
    }

    private String describe(MarkerKind kind, MarkerReading reading) {
        StoredMarker stored = reading.stored(kind);
        if (stored instanceof StoredMarker.Absent) {
            return "none";
        }
        if (stored instanceof StoredMarker.Unreadable unreadable) {
            return "cannot be read: " + unreadable.reason();
        }
        MarkerDocument.Result result = MarkerDocument.read(((StoredMarker.Text) stored).document(), reader);
        if (result instanceof MarkerDocument.Unsigned unsigned) {
            return "cannot be relied on: " + unsigned.flaw().reason();
        }
        if (result instanceof MarkerDocument.Malformed malformed) {
            return "cannot be relied on: " + malformed.reason();
        }
        MarkerDocument.Verified verified = (MarkerDocument.Verified) result;
        Marker marker = verified.marker();
        return says(marker) + signed(marker, verified.kid()) + bound(kind, marker, reading.database());
    }

    private static String bound(MarkerKind kind, Marker marker, DatabaseIdentity database) {
        if (marker.kind() != kind) {
            return ", in the place of the other kind";
        }
        if (kind == MarkerKind.DATA) {
            return "";
        }
        return marker.bind().equals(database.bind())
                ? ", bound to this database"
                : ", bound to another database: " + members(marker.bind());
    }

    /** What was done. */
    static String done(String database, StampPlan plan) {
        List<Detail> lines = new ArrayList<>();
        for (StampPlan.Step step : plan.steps()) {
            String how = step.document().isPresent() ? "written: " : "as it was: ";
            lines.add(new Detail(
                    label(step.marker().kind()), how + says(step.marker()) + signed(step.marker(), step.kid())));
        }
        return database + "\n" + Detail.table(lines) + "\n";
    }

    /** Statements for whoever administers the database: all or none, where the engine can. */
    static String script(String database, String engine, StampPlan plan, List<String> statements) {
        StringBuilder script = new StringBuilder("-- " + database + "\n");
        for (StampPlan.Step step : plan.steps()) {
            script.append("-- ")
                    .append(label(step.marker().kind()))
                    .append(step.document().isPresent() ? ": " : " is there already: ")
                    .append(says(step.marker()))
                    .append(signed(step.marker(), step.kid()))
                    .append('\n');
        }
        if (!statements.isEmpty() && engine.equals(POSTGRESQL)) {
            script.append("BEGIN;\n");
        }
        statements.forEach(statement -> script.append(statement).append(";\n"));
        if (!statements.isEmpty() && engine.equals(POSTGRESQL)) {
            script.append("COMMIT;\n");
        }
        return script.toString();
    }

    private static String label(MarkerKind kind) {
        return kind + " marker";
    }

    private static String says(Marker marker) {
        @Nullable EnvironmentName from = marker.sanitisedFrom();
        return marker.environment().describe() + (from == null ? "" : ", sanitised, from " + from);
    }

    private static String signed(Marker marker, String kid) {
        return ", signed by " + Printable.line(kid) + " at " + marker.issuedAt();
    }

    private static String members(Map<String, String> members) {
        return members.entrySet().stream()
                .map(entry -> Printable.line(entry.getKey() + "=" + entry.getValue()))
                .collect(Collectors.joining(","));
    }
}
