package io.tierguard.cli;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The beginning of a class file (JVMS, chapter 4).
 *
 * @param major the version of its format
 * @param name of the class, as Java's reflection spells it; empty where the file ends before it
 */
record ClassHeader(int major, Optional<String> name) {

    private static final int MAGIC = 0xCAFEBABE;

    /** Version 45 is Java 1. */
    private static final int BEFORE_JAVA_1 = 44;

    /** The newest that is read, in the version of ArchUnit that belongs to this. */
    private static final int NEWEST_JAVA = 27;

    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    /** What the header says; empty where there is none. */
    static Optional<ClassHeader> of(ScannedClass one) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(one.bytes()))) {
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            in.readUnsignedShort();
            return Optional.of(new ClassHeader(in.readUnsignedShort(), name(in)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Why a class file was not imported. */
    static String whyUnread(ScannedClass one) {
        return of(one).filter(header -> header.major() > BEFORE_JAVA_1 + NEWEST_JAVA)
                .map(header -> "it is made for Java " + (header.major() - BEFORE_JAVA_1)
                        + ", and this version does not read that")
                .orElse("it is damaged, or no class file");
    }

    private static Optional<String> name(DataInputStream in) {
        try {
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] classes = new int[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case UTF8 -> texts[i] = in.readUTF();
                    case CLASS -> classes[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> {
                        return Optional.empty();
                    }
                }
            }
            in.skipNBytes(2);
            return Optional.ofNullable(texts[classes[in.readUnsignedShort()]]).map(name -> name.replace('/', '.'));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
