package io.tierguard.jdbc.marker;

import java.util.Optional;

/**
 * The two questions that a database answers about itself.
 *
 * @since 0.1
 */
public enum MarkerKind {
    /** Which environment does this server's database serve? Stays with the database; no ordinary dump drags it along. */
    SERVER("server"),
    /** Where does this data come from? Travels with dumps and copies. */
    DATA("data");

    private final String text;

    MarkerKind(String text) {
        this.text = text;
    }

    /**
     * The spelling in documents.
     *
     * @return {@code server} or {@code data}
     */
    public String text() {
        return text;
    }

    /**
     * Finds the kind that is spelled exactly so.
     *
     * @param text the spelling
     * @return the kind, or empty where none is spelled so
     */
    public static Optional<MarkerKind> parse(String text) {
        for (MarkerKind kind : values()) {
            if (kind.text.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
