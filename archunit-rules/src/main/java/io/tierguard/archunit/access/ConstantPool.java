package io.tierguard.archunit.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;

/**
 * What a class file names, without where: most classes name nothing that a check asks about, and their code need not be
 * read.
 *
 * @param members methods and fields, of handles too
 * @param texts constants of type String
 * @param types descriptors of types, those of annotations among them
 */
record ConstantPool(List<Api> members, Set<String> texts, Set<String> types) {

    private static final int UTF8 = 1;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    static ConstantPool of(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        List<Api> members = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        Set<String> types = new HashSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at == 0) {
                // the second half of a long or a double
                continue;
            }
            switch (reader.readByte(at - 1)) {
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    int signature = reader.getItem(reader.readUnsignedShort(at + 2));
                    members.add(new Api(
                            reader.readClass(at, buffer),
                            reader.readUTF8(signature, buffer),
                            reader.readUTF8(signature + 2, buffer)));
                }
                case STRING -> texts.add(reader.readUTF8(at, buffer));
                case UTF8 -> {
                    int length = reader.readUnsignedShort(at);
                    if (length > 2 && reader.readByte(at + 2) == 'L' && reader.readByte(at + 1 + length) == ';') {
                        types.add(text(reader, at + 2, length));
                    }
                }
                default -> {
                    // numbers, and what the others are made of
                }
            }
        }
        return new ConstantPool(members, texts, types);
    }

    /** Whether it names one of some kind. */
    boolean names(Predicate<Api> kind) {
        for (Api api : members) {
            if (kind.test(api)) {
                return true;
            }
        }
        return false;
    }

    /** Names of types that anybody asks about are ASCII. */
    private static String text(ClassReader reader, int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) reader.readByte(from + i);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
