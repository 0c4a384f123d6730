package io.tierguard.archunit.constants;

import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;

/** The texts among the arguments of a bootstrap method, above all those of string concatenation since Java 9. */
final class ConcatRecipe {

    /** As {@code java.lang.invoke.StringConcatFactory} defines it. */
    private static final char ARGUMENT = '\1';

    private static final char CONSTANT = '\2';

    private ConcatRecipe() {}

    static boolean isConcat(Handle bootstrap, Object[] arguments) {
        return bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")
                && bootstrap.getName().equals("makeConcatWithConstants")
                && arguments.length > 0
                && arguments[0] instanceof String;
    }

    static String fill(String recipe, List<Object> constants) {
        BoundedText whole = new BoundedText();
        int next = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == CONSTANT && next < constants.size()) {
                whole.append(known(constants.get(next++)));
            } else {
                whole.append(c == ARGUMENT ? Constant.UNKNOWN : c);
            }
        }
        return whole.toString();
    }

    private static String known(Object constant) {
        boolean plain = constant instanceof String || constant instanceof Number;
        return plain ? constant.toString() : String.valueOf(Constant.UNKNOWN);
    }

    static void textsIn(Object argument, Consumer<String> sink) {
        if (argument instanceof String text) {
            sink.accept(text);
        } else if (argument instanceof ConstantDynamic constant) {
            for (int i = 0; i < constant.getBootstrapMethodArgumentCount(); i++) {
                textsIn(constant.getBootstrapMethodArgument(i), sink);
            }
        }
    }
}
