package io.tierguard.archunit.secrets;

/** Regular expressions that describe URLs, as those hold them that judge or mask URLs. */
final class Patterns {

    /** A password may hold one such pair of characters by chance. */
    private static final int ENOUGH = 2;

    private Patterns() {}

    static boolean isPattern(String text) {
        int constructs = 0;
        for (int i = 0; i + 1 < text.length() && constructs < ENOUGH; i++) {
            if (followers(text.charAt(i)).indexOf(text.charAt(i + 1)) >= 0) {
                constructs++;
            }
        }
        return constructs >= ENOUGH;
    }

    /** What makes a construct of {@code java.util.regex} out of the character before it. */
    private static String followers(char first) {
        return switch (first) {
            case '[' -> "^";
            case '(' -> "?.[";
            case '.' -> "*+";
            case ']', ')' -> "*+?{";
            case '\\' -> "wWdDsSpP";
            default -> "";
        };
    }
}
