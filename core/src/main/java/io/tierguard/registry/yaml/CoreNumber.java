package io.tierguard.registry.yaml;

/**
 * Whether YAML's core schema reads a number in a plain scalar. Spelled out, without an expression, since every process
 * waits for it once for each line of its registry.
 */
final class CoreNumber {

    private final String text;
    private int at;

    private CoreNumber(String text) {
        this.text = text;
    }

    /** {@code [-+]?[0-9]+}, {@code 0o…}, {@code 0x…}, decimals with or without an exponent, {@code .inf}, {@code .nan}. */
    static boolean isIn(String text) {
        return !text.isEmpty() && "+-.0123456789".indexOf(text.charAt(0)) >= 0 && new CoreNumber(text).isNumber();
    }

    private boolean isNumber() {
        if (text.startsWith("0o") || text.startsWith("0x")) {
            return isDigits(2, text.charAt(1) == 'o' ? 8 : 16);
        }
        if (text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN")) {
            return true;
        }
        boolean signed = text.charAt(0) == '+' || text.charAt(0) == '-';
        at = signed ? 1 : 0;
        String rest = text.substring(at);
        return rest.equals(".inf") || rest.equals(".Inf") || rest.equals(".INF") || isDecimal();
    }

    private boolean isDecimal() {
        boolean before = skipDigits();
        if (is('.')) {
            at++;
            if (!skipDigits() && !before) {
                return false;
            }
        } else if (!before) {
            return false;
        }
        if (is('e') || is('E')) {
            at++;
            at += is('+') || is('-') ? 1 : 0;
            if (!skipDigits()) {
                return false;
            }
        }
        return at == text.length();
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean skipDigits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > from;
    }

    private boolean isDigits(int from, int radix) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) >= 128 || Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return from < text.length();
    }
}
