package io.tierguard.archunit.secrets;

/** How random a text looks (Shannon, 1948). */
final class Entropy {

    private static final int ASCII = 128;

    private Entropy() {}

    /** Bits for each character, if characters were drawn as often as they occur in it. */
    static double bits(String text) {
        int[] counts = new int[ASCII];
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i) % ASCII]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share);
            }
        }
        return bits / Math.log(2);
    }
}
