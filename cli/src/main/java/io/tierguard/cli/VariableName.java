package io.tierguard.cli;

import java.util.regex.Pattern;

/** The name that a seal is bound to. */
final class VariableName {

    private static final Pattern GRAMMAR = Pattern.compile("[A-Z0-9_]{1,255}");

    private VariableName() {}

    static boolean is(String name) {
        return GRAMMAR.matcher(name).matches();
    }

    /** The name is not repeated: a value may have been given in its place. */
    static void require(String option, String name) {
        if (!is(name)) {
            throw MisuseException.call(
                    option + " takes the variable's name in A-Z, 0-9 and _, such as SHOP_PAYMENT_KEY");
        }
    }
}
