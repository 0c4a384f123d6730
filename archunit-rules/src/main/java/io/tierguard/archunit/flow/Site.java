package io.tierguard.archunit.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instruction that others ask about later: a call, a store, a return, or one that makes something.
 *
 * @param kind what it does
 * @param owner the class that it names; the element type's descriptor of an array
 * @param name the method or field that it names; empty where there is none
 * @param descriptor of that; empty where there is none
 * @param line in the source
 * @param values of a call the object first, where there is one; of a store in an array the array, the index and the value
 * @param locals the name of the local variable that each value of a call was loaded from, or the empty text; none at all
 *     where there is no name
 * @param body for a lambda or method reference, the method that it stands for
 */
record Site(
        Kind kind,
        String owner,
        String name,
        String descriptor,
        int line,
        List<FlowValue> values,
        List<String> locals,
        @Nullable MethodKey body) {

    enum Kind {
        CALL,
        STATIC_CALL,
        /** Its name is the recipe, with {@link Concatenation#ARGUMENT} for each value. */
        CONCATENATION,
        NEW,
        ARRAY,
        ELEMENT_STORE,
        ELEMENT_LOAD,
        /** Its values are what is stored, and the object that it is stored in, if any. */
        FIELD_STORE,
        FIELD_LOAD,
        VARIABLE_STORE,
        RETURN,
        FUNCTION
    }

    boolean isCall() {
        return kind == Kind.CALL || kind == Kind.STATIC_CALL;
    }
}
