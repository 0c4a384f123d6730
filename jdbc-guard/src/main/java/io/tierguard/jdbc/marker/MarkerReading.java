package io.tierguard.jdbc.marker;

/**
 * What one connection's database said.
 *
 * @param database which one it is
 * @param server in the place of the server marker
 * @param data in the place of the data marker
 * @since 0.1
 */
public record MarkerReading(DatabaseIdentity database, StoredMarker server, StoredMarker data) {

    /**
     * What is stored for one of the questions.
     *
     * @param kind the question
     * @return what was found
     */
    public StoredMarker stored(MarkerKind kind) {
        return kind == MarkerKind.SERVER ? server : data;
    }
}
