package io.tierguard.identity;

import io.tierguard.internal.Printable;

/**
 * One statement about the process, and where it was found.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param source which kind of evidence, such as {@code kubernetes.namespace}
 * @param value what it says, whole; empty where it cannot be read
 * @param statement as a person would recognise it, such as {@code kubernetes.namespace=orders-prod}; never a secret, and an
 *     account's number only shortened
 * @param origin where it was found, such as {@code environment variable POD_NAMESPACE}
 * @param kind how it stands beside other pieces of its source
 * @since 0.1
 */
public record Evidence(String source, String value, String statement, String origin, Kind kind) {

    /** The source of the claim itself. */
    public static final String CLAIM = "tierguard.environment";

    /** The source of OpenTelemetry's resource attribute. */
    public static final String OTEL = "otel.deployment.environment.name";

    /** The source that tells of a test engine. */
    public static final String TEST_ENGINE = "test.engine";

    /** The source that a signed attestation is. */
    public static final String ATTESTATION = "attestation";

    /** What decoders leave where bytes were none of their charset. */
    private static final int LOST = 0xFFFD;

    private static final int LAST_OF_ASCII = 0x7F;

    /** The grapheme joiner, fillers of Hangul, vowels of Khmer that are inherent, and a pattern of Braille without a dot. */
    private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    /** How a piece stands beside the other pieces of its source. */
    public enum Kind {
        /** It is what the source says. Where two pieces differ, both have to agree with the claim. */
        VALUE,
        /** It is one of several that hold at once, as profiles do: one that no rule names says nothing beside one that a rule names. */
        LISTED,
        /** It is there, and nobody can tell what it says. */
        UNREADABLE
    }

    /**
     * Keeps what is printed on one line, calls what has no statement by its source, and takes a value that hides characters
     * for one that cannot be read.
     */
    public Evidence {
        statement = statement.isBlank() ? source : Printable.line(statement);
        origin = Printable.line(origin);
        if (kind == Kind.UNREADABLE || !isPlain(value)) {
            kind = Kind.UNREADABLE;
            value = "";
        }
    }

    /**
     * A piece that is what its source says.
     *
     * @param source which kind of evidence
     * @param value what it says
     * @param statement as a person would recognise it; never a secret
     * @param origin where it was found
     */
    public Evidence(String source, String value, String statement, String origin) {
        this(source, value, statement, origin, Kind.VALUE);
    }

    /**
     * A piece that is what its source says. What could be a secret, and the number of an account, is not printed.
     *
     * @param source which kind of evidence
     * @param value what it says
     * @param origin where it was found
     * @return the piece
     */
    public static Evidence of(String source, String value, String origin) {
        return of(source, value, origin, Kind.VALUE);
    }

    /**
     * A piece that is one of several that hold at once, as profiles do.
     *
     * @param source which kind of evidence
     * @param value one of what it says
     * @param origin where it was found
     * @return the piece
     */
    public static Evidence listed(String source, String value, String origin) {
        return of(source, value, origin, Kind.LISTED);
    }

    private static Evidence of(String source, String value, String origin, Kind kind) {
        return isPlain(value)
                ? new Evidence(source, value, source + "=" + Claims.shortened(value), origin, kind)
                : unreadable(source, "it holds characters that do not show", origin);
    }

    /**
     * A piece that is there, and cannot be read. Where the registry has a rule for its source, the process does not start.
     *
     * @param source which kind of evidence
     * @param reason why; never what it holds
     * @param origin where it was found
     * @return the piece
     */
    public static Evidence unreadable(String source, String reason, String origin) {
        return new Evidence(source, "", source + " cannot be read: " + reason, origin, Kind.UNREADABLE);
    }

    /** Whether what is seen of a text is all that there is: no control, no mark of a byte order, nothing lost in decoding. */
    static boolean isPlain(String value) {
        return value.indexOf(LOST) < 0 && Printable.isLine(value) && !isBlankSomewhere(value);
    }

    /** Whether it has what fonts leave blank, or do not draw at all, beside the space that everybody writes. */
    private static boolean isBlankSomewhere(String value) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int c = value.codePointAt(i);
            if (c > LAST_OF_ASCII && (BLANK.indexOf(c) >= 0 || Character.isSpaceChar(c) || isVariationSelector(c))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180F;
    }

    /** Compared part by part: the methods that a record is given are linked when first called, in the middle of a start. */
    boolean isSaidBy(Evidence other) {
        return source.equals(other.source)
                && value.equals(other.value)
                && statement.equals(other.statement)
                && origin.equals(other.origin)
                && kind == other.kind;
    }

    @Override
    public String toString() {
        return statement + " (" + origin + ")";
    }
}
