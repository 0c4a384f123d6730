package io.tierguard.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** What may stand in a pepper's file: the bytes themselves, or hexadecimal, or base64 of either alphabet. */
final class PepperFile {

    private static final int LONGEST = 128;
    private static final int FEWEST_DISTINCT = 12;
    private static final String SHAPE = "it holds no 32 random bytes, as they are or in hexadecimal or base64";

    private PepperFile() {}

    static byte[] read(Path file) {
        byte[] content = content(file);
        byte[] pepper = content.length == Pepper.BYTES ? content : decode(content);
        if (!isPepper(pepper)) {
            throw Pepper.refused(SHAPE);
        }
        return pepper;
    }

    private static byte[] content(Path file) {
        OwnerOnlyFile.Reading reading = OwnerOnlyFile.read(file, LONGEST);
        if (reading instanceof OwnerOnlyFile.Content content) {
            return content.bytes();
        }
        throw Pepper.refused(
                reading instanceof OwnerOnlyFile.TooOpen open
                        ? "it is not its owner's alone: " + open.reason()
                        : "it is not there, cannot be read, or is longer than a pepper");
    }

    private static byte[] decode(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).strip();
        try {
            if (text.length() == 2 * Pepper.BYTES) {
                return HexFormat.of().parseHex(text);
            }
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Bytes that are all printable were typed by somebody, and few different ones were made up. */
    static boolean isPepper(byte[] bytes) {
        if (bytes.length != Pepper.BYTES) {
            return false;
        }
        boolean[] seen = new boolean[256];
        int distinct = 0;
        boolean printable = true;
        for (byte b : bytes) {
            printable &= b >= 0x20 && b < 0x7F;
            distinct += seen[b & 0xFF] ? 0 : 1;
            seen[b & 0xFF] = true;
        }
        return !printable && distinct >= FEWEST_DISTINCT;
    }
}
