package io.tierguard.secret;

/** Peppers that protect nothing: everybody can read them here. */
final class Peppers {

    static final Pepper ONE = pepper(1);
    static final Pepper OTHER = pepper(2);

    private Peppers() {}

    static Pepper pepper(int seed) {
        byte[] bytes = new byte[Pepper.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (seed + 7 * i);
        }
        return Pepper.of(bytes);
    }
}
