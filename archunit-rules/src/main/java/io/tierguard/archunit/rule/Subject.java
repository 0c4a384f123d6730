package io.tierguard.archunit.rule;

import io.tierguard.archunit.constants.ClassFile;

/**
 * A class file under check.
 *
 * <p><b>Thread safety:</b> immutable, as long as nobody changes the bytes.
 *
 * @since 0.1
 */
public final class Subject {

    private final ClassFile file;
    private final byte[] bytes;

    /**
     * A class file that has been read.
     *
     * @param file its texts, members and marks
     * @param bytes the whole of it
     */
    public Subject(ClassFile file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * What the file tells of its texts.
     *
     * @return texts, members and marks
     */
    public ClassFile file() {
        return file;
    }

    /**
     * The whole file, for checks that look at instructions.
     *
     * @return the bytes themselves, which nobody may change
     */
    public byte[] bytes() {
        return bytes;
    }
}
