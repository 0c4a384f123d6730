package io.tierguard.jdbc.dialect;

/**
 * A text in two, at the first of a sign that ends one of its parts.
 *
 * @param before all of the text where the sign is nowhere
 * @param behind empty where the sign is nowhere
 * @param found whether the sign is there
 */
record Cut(String before, String behind, boolean found) {

    /** At the first of the signs. */
    static Cut at(char sign, String text) {
        return at(text.indexOf(sign), text);
    }

    /** At a place in it; a place below zero is nowhere. */
    static Cut at(int place, String text) {
        return place < 0
                ? new Cut(text, "", false)
                : new Cut(text.substring(0, place), text.substring(place + 1), true);
    }

    /** Values hold passwords. */
    @Override
    public String toString() {
        return "Cut";
    }
}
