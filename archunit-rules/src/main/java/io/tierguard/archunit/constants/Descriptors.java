package io.tierguard.archunit.constants;

import org.objectweb.asm.ClassReader;

/**
 * The descriptors in a class file's pool of constants, by JVMS 4.3: ASM takes them as they are, and those who ask it later for the
 * types in one that is damaged get any exception.
 */
final class Descriptors {

    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MOST_DIMENSIONS = 255;

    private Descriptors() {}

    /** Whether all that code may name has one that is right. */
    static boolean areRight(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0 && !isRight(reader, item, buffer)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRight(ClassReader reader, int item, char[] buffer) {
        return switch (reader.readByte(item - 1)) {
            case CLASS -> isClass(reader.readUTF8(item, buffer));
            // a name may be missing where there are no other signs of damage
            case NAME_AND_TYPE -> reader.readUnsignedShort(item) > 0 && isDescriptor(reader.readUTF8(item + 2, buffer));
            case FIELD, DYNAMIC -> isField(referred(reader, item, buffer));
            case METHOD, INTERFACE_METHOD, INVOKE_DYNAMIC -> isMethod(referred(reader, item, buffer));
            case METHOD_TYPE -> isMethod(reader.readUTF8(item, buffer));
            default -> true;
        };
    }

    private static String referred(ClassReader reader, int item, char[] buffer) {
        return reader.readUTF8(reader.getItem(reader.readUnsignedShort(item + 2)) + 2, buffer);
    }

    private static boolean isClass(String name) {
        return name.startsWith("[") ? isField(name) : isName(name, 0, name.length());
    }

    /** Of a field or of a method. */
    static boolean isDescriptor(String text) {
        return text.startsWith("(") ? isMethod(text) : isField(text);
    }

    static boolean isField(String text) {
        return endOfField(text, 0) == text.length();
    }

    static boolean isMethod(String text) {
        if (!text.startsWith("(")) {
            return false;
        }
        int at = 1;
        while (at >= 0 && at < text.length() && text.charAt(at) != ')') {
            at = endOfField(text, at);
        }
        return at >= 0 && at < text.length() && (text.substring(at).equals(")V") || isField(text.substring(at + 1)));
    }

    /** Where a field's descriptor ends; negative where none begins. */
    private static int endOfField(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '[') {
            at++;
        }
        if (at == text.length() || at - from > MOST_DIMENSIONS) {
            return -1;
        }
        if (text.charAt(at) != 'L') {
            return "BCDFIJSZ".indexOf(text.charAt(at)) < 0 ? -1 : at + 1;
        }
        int end = text.indexOf(';', at);
        return isName(text, at + 1, end) ? end + 1 : -1;
    }

    private static boolean isName(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == ';' || c == '[') {
                return false;
            }
        }
        return from < to;
    }
}
