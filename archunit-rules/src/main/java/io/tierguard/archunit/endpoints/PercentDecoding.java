package io.tierguard.archunit.endpoints;

/** Takes percent-encoding out of a text, where it stands for what a URL is made of; twice, since URLs are put into URLs. */
final class PercentDecoding {

    private PercentDecoding() {}

    static String of(String text) {
        return text.indexOf('%') < 0 ? text : once(once(text));
    }

    private static String once(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int value = value(text, at);
            if (value > ' ' && value < 127) {
                decoded.append((char) value);
                at += 3;
            } else {
                decoded.append(text.charAt(at++));
            }
        }
        return decoded.toString();
    }

    private static int value(String text, int at) {
        if (text.charAt(at) != '%' || at + 2 >= text.length()) {
            return -1;
        }
        int high = digit(text.charAt(at + 1));
        int low = digit(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
