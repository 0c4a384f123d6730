package io.tierguard.archunit.constants;

import java.util.List;
import java.util.Optional;

/**
 * What a class file tells of its texts.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param name the binary name, such as {@code com.acme.Outer$Inner}
 * @param sourceFile the name of its source file, without a directory; empty where it does not tell
 * @param enclosing the class around a nested class, or the method or constructor around a local or anonymous one
 * @param constants every text, each once for a member and place, in the order of the file
 * @param marks every {@code @HardCodedByDesign}
 * @since 0.1
 */
public record ClassFile(
        String name,
        Optional<String> sourceFile,
        Optional<Member> enclosing,
        List<Constant> constants,
        List<DesignMark> marks) {

    /** Copies the lists. */
    public ClassFile {
        constants = List.copyOf(constants);
        marks = List.copyOf(marks);
    }

    /**
     * Reads a class file of any Java version that ASM knows.
     *
     * @param bytes the whole file
     * @return its texts
     * @throws UnreadableClassException if these bytes are no class file, or one of an unknown version
     */
    public static ClassFile read(byte[] bytes) throws UnreadableClassException {
        return ClassFileReader.read(bytes);
    }
}
