package io.tierguard.jdbc.marker;

/**
 * What was found in the place of one marker, before anybody verified it.
 *
 * @since 0.1
 */
public sealed interface StoredMarker {

    /** Nothing, or nothing that the session's role can see. */
    record Absent() implements StoredMarker {}

    /**
     * One text.
     *
     * @param document cut off behind what a document may be long
     */
    record Text(String document) implements StoredMarker {
        @Override
        public String toString() {
            return "a stored marker";
        }
    }

    /**
     * Something is there that cannot be read as one text.
     *
     * @param reason for messages, such as {@code this role may not read it}; nothing of what is stored
     */
    record Unreadable(String reason) implements StoredMarker {}
}
