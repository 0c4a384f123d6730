package io.tierguard.archunit.constants;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Reads the bytes of one class file. */
final class ClassFileReader {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int HEADER = 10;

    private ClassFileReader() {}

    static ClassFile read(byte[] bytes) throws UnreadableClassException {
        if (bytes.length < HEADER || intAt(bytes, 0) != MAGIC) {
            throw new UnreadableClassException("it is not a class file");
        }
        int major = intAt(bytes, 4) & 0xFFFF;
        if (major > newestVersion()) {
            throw new UnreadableClassException("it was compiled for a Java version that is not known here");
        }
        try {
            ClassReader reader = new ClassReader(bytes);
            if (!Descriptors.areRight(reader)) {
                throw new UnreadableClassException("it is damaged");
            }
            ClassFileVisitor visitor = new ClassFileVisitor();
            reader.accept(visitor, ClassReader.SKIP_FRAMES);
            return visitor.result();
        } catch (RuntimeException | StackOverflowError e) {
            // what ASM throws on damaged files is anything at all, and constants that contain themselves overflow it
            throw new UnreadableClassException("it is damaged");
        }
    }

    private static int newestVersion() {
        return Opcodes.V28 & 0xFFFF;
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }
}
