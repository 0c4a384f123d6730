package io.tierguard.internal;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Host names in the one form that everything here compares: ASCII, lower case, without a root dot. */
public final class HostNames {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private HostNames() {}

    /** What clients disagree about. Loaded where a name is beyond ASCII: the table of all blocks is a long one. */
    private static final class Disputed {

        private static final String SIGNS = "ßς\u180f";

        /** Of newer case foldings, and of signs that are dropped. */
        private static final Set<Character.UnicodeBlock> BLOCKS = Set.of(
                Character.UnicodeBlock.CHEROKEE,
                Character.UnicodeBlock.CHEROKEE_SUPPLEMENT,
                Character.UnicodeBlock.CYRILLIC_EXTENDED_C,
                Character.UnicodeBlock.VARIATION_SELECTORS_SUPPLEMENT);

        private static boolean has(int c) {
            return SIGNS.indexOf(c) >= 0 || BLOCKS.contains(Character.UnicodeBlock.of(c));
        }
    }

    /**
     * Normalises a name, then validates the normalised form.
     *
     * <p>Labels are letters, digits, {@code _} and inner hyphens. A name beyond ASCII is taken only where IDNA 2003 and
     * 2008 and every client agree on it. A name whose last label is a number is no name: it is what was meant as an
     * address.
     *
     * @param text a name, not an address
     * @return the normalised name, or empty where the text is none
     */
    public static Optional<String> normalise(String text) {
        String name = isAscii(text) ? text.toLowerCase(Locale.ROOT) : isCutToAName(text) ? "" : internationalised(text);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return isName(name) && !isDecodedAndCut(name) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        int start = 0;
        while (true) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            if (!isLabel(name, start, end)) {
                return false;
            }
            if (dot < 0) {
                return !looksLikeNumber(name, start);
            }
            start = dot + 1;
        }
    }

    private static boolean isLabel(String name, int start, int end) {
        if (end == start || end - start > LONGEST_LABEL || name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            boolean allowed = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!allowed) {
                return false;
            }
        }
        return !name.startsWith("xn--", start) || roundTrips(name.substring(start, end));
    }

    /** Decimal in any script, or hexadecimal behind 0x: what some program somewhere takes for an address. */
    private static boolean looksLikeNumber(String name, int start) {
        return name.startsWith("xn--", start) ? isNumber(toUnicode(name.substring(start)), 0) : isNumber(name, start);
    }

    private static boolean isNumber(String label, int start) {
        boolean hexadecimal = label.startsWith("0x", start);
        int c;
        for (int i = hexadecimal ? start + 2 : start; i < label.length(); i += Character.charCount(c)) {
            c = label.codePointAt(i);
            if (Character.digit(c, hexadecimal ? 16 : 10) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean roundTrips(String aceLabel) {
        String unicode = toUnicode(aceLabel);
        return !unicode.equals(aceLabel) && internationalised(unicode).equals(aceLabel);
    }

    /**
     * Whether another name is left of it, and not none, where each character is cut to a byte, as Apache's URIBuilder does.
     */
    private static boolean isCutToAName(String text) {
        byte[] cut = new byte[text.length()];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = (byte) text.charAt(i);
        }
        return new String(cut, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
    }

    /** Whether Apache's URIBuilder decodes the name and cuts it then: it does so where java.net.URI finds no host. */
    private static boolean isDecodedAndCut(String name) {
        if (name.indexOf('_') < 0 || !name.contains("xn--")) {
            return false;
        }
        String unicode = toUnicode(name);
        return !unicode.equals(name) && isCutToAName(unicode);
    }

    /** The ASCII form, or an empty text where clients disagree about it. */
    private static String internationalised(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (isAscii(lower)
                || !lower.codePoints().allMatch(HostNames::isUndisputed)
                || !Normalizer.isNormalized(lower, Normalizer.Form.NFKC)) {
            return "";
        }
        try {
            String ascii = IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED);
            // capitals younger than IDNA 2003 have no small letter there
            boolean same = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).equalsIgnoreCase(ascii);
            return same && toUnicode(ascii).equals(lower) ? ascii : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * What IDNA 2003 (as the JDK has it), IDNA 2008 and UTS 46 (as OkHttp has it) neither drop nor turn into anything else.
     */
    private static boolean isUndisputed(int c) {
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED,
                    Character.FORMAT,
                    Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.SURROGATE -> false;
            default -> c < 128 || !Disputed.has(c);
        };
    }

    private static String toUnicode(String ascii) {
        return IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
