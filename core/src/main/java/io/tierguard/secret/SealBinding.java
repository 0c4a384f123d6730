package io.tierguard.secret;

import io.tierguard.tier.Tier;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a seal is bound to: the format and suite ({@code info} of HPKE), and its own tier, key and variable ({@code aad}).
 * Each part has its length before it, two bytes in network order, so that no two lists of parts look alike.
 */
final class SealBinding {

    private static final int MOST = 0xFFFF;

    private SealBinding() {}

    static byte[] info() {
        return join(bytes("tier-sealed-secret"), bytes("v1"), HpkeSuite.id());
    }

    static byte[] aad(Tier tier, String key, String variable) {
        return join(bytes("sealed:v1"), bytes(tier.text()), bytes(key), bytes(variable));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            if (part.length > MOST) {
                throw new IllegalArgumentException("a part is too long");
            }
            out.write(part.length >>> 8);
            out.write(part.length);
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
