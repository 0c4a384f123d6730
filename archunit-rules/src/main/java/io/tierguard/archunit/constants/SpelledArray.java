package io.tierguard.archunit.constants;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;

/**
 * A {@code char[]} or {@code byte[]} that is spelled out in the code, one store after the other, or an array of larger
 * numbers that are characters.
 */
final class SpelledArray {

    /** An array that is spelled out needs at least seven bytes of code an element, and a method has 65,535. */
    private static final int LONGEST = 10_000;

    private final Consumer<String> sink;
    private int previous;
    private int last;
    private int pushed;
    private char[] elements = {};
    private boolean bytes;
    private boolean text;
    private boolean stored;

    SpelledArray(Consumer<String> sink) {
        this.sink = sink;
    }

    void push(int number) {
        previous = last;
        last = number;
        pushed++;
    }

    void begin(int type) {
        int length = pushed > 0 ? last : 0;
        end();
        boolean wanted =
                type == Opcodes.T_CHAR || type == Opcodes.T_BYTE || type == Opcodes.T_SHORT || type == Opcodes.T_INT;
        if (wanted && length > 0 && length <= LONGEST) {
            bytes = type == Opcodes.T_BYTE;
            text = true;
            elements = new char[length];
        }
    }

    void store() {
        if (pushed >= 2 && previous >= 0 && previous < elements.length) {
            // one character a byte, whatever the bytes mean
            elements[previous] = bytes ? (char) (last & 0xFF) : (char) last;
            text &= bytes || last >= 0 && last <= Character.MAX_VALUE;
            stored = true;
        }
        pushed = 0;
    }

    /** Something else follows, so that the array is as complete as it gets. */
    void end() {
        if (stored && text) {
            sink.accept(new String(elements));
        }
        elements = new char[0];
        stored = false;
        pushed = 0;
    }
}
