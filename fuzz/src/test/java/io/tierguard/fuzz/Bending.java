package io.tierguard.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bends something that is right: chance alone finds no signature, and hardly a class file. */
final class Bending {

    private static final int MOST = 8;

    private Bending() {}

    /** A few bytes set, left out, doubled or put in, and perhaps the end cut off. */
    static byte[] of(byte[] right, FuzzedDataProvider data) {
        byte[] bent = right.clone();
        int changes = data.consumeInt(0, MOST);
        for (int i = 0; i < changes && bent.length > 0; i++) {
            int at = data.consumeInt(0, bent.length - 1);
            bent = switch (data.consumeInt(0, 3)) {
                case 0 -> set(bent, at, data.consumeByte());
                case 1 -> joined(bent, at, new byte[0], Math.min(bent.length, at + data.consumeInt(1, 4)));
                case 2 -> joined(bent, at, data.consumeBytes(6), at);
                default -> joined(bent, bent.length, Arrays.copyOfRange(bent, at, bent.length), bent.length);
            };
        }
        return bent;
    }

    private static byte[] set(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
        return ByteBuffer.allocate(to + between.length + bytes.length - from)
                .put(bytes, 0, to)
                .put(between)
                .put(bytes, from, bytes.length - from)
                .array();
    }
}
