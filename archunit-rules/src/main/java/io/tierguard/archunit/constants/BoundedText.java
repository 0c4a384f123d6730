package io.tierguard.archunit.constants;

/**
 * A text put together from pieces. A class file of some kilobytes can name a long constant thousands of times, so it
 * stops growing at a size that no secret has.
 */
final class BoundedText {

    static final int LIMIT = 1 << 20;

    private final StringBuilder text = new StringBuilder();

    void append(String piece) {
        if (piece.length() <= LIMIT - text.length()) {
            text.append(piece);
        }
    }

    void append(char piece) {
        if (text.length() < LIMIT) {
            text.append(piece);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
