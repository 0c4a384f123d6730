package io.tierguard.jdbc.marker;

import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows of a kind and a document, where there has to be one. */
final class StoredRows {

    private StoredRows() {}

    /** The one row, which is of this kind. */
    static StoredMarker one(MarkerKind kind, ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return new Absent();
        }
        @Nullable String found = rows.getString(1);
        @Nullable String document = rows.getString(2);
        if (rows.next() || document == null) {
            return new Unreadable("there is not exactly one row of kind " + kind + " with a document");
        }
        if (!kind.text().equals(found)) {
            return new Unreadable("its row is not of kind " + kind);
        }
        return new Text(document);
    }
}
