package io.tierguard.archunit.flow;

import org.objectweb.asm.Handle;

/** String concatenation as compilers write it since Java 9. */
final class Concatenation {

    static final char ARGUMENT = '\1';

    private static final char CONSTANT = '\2';

    private Concatenation() {}

    static boolean isOne(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory");
    }

    /** The text around the values. */
    static String recipe(Object[] arguments, int values) {
        if (arguments.length == 0 || !(arguments[0] instanceof String recipe)) {
            return String.valueOf(ARGUMENT).repeat(values);
        }
        StringBuilder filled = new StringBuilder();
        int next = 1;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            filled.append(c == CONSTANT && next < arguments.length ? arguments[next++] : String.valueOf(c));
        }
        return filled.toString();
    }
}
