package io.tierguard.secret;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64url without padding (RFC 4648, section 5), one spelling for each value. */
final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static byte[] encode(byte[] bytes) {
        return ENCODER.encode(bytes);
    }

    /** Null for whatever is no canonical spelling: the JDK's decoder takes padding and stray bits too. */
    static byte @Nullable [] decode(byte[] text) {
        byte[] decoded;
        try {
            decoded = DECODER.decode(text);
        } catch (IllegalArgumentException e) {
            // its text quotes a character
            return null;
        }
        byte[] again = ENCODER.encode(decoded);
        boolean canonical = Arrays.equals(again, text);
        Arrays.fill(again, (byte) 0);
        return canonical ? decoded : null;
    }
}
