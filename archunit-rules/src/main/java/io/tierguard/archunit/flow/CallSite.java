package io.tierguard.archunit.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A call as the one who decides about sinks sees it. Arguments are counted from 1; the object that is called is 0.
 *
 * <p><b>Thread safety:</b> immutable, as long as {@code isA} is.
 *
 * @param owner the internal name of the class that the instruction names, such as {@code java/sql/DriverManager}
 * @param name the method's name; {@code <init>} for a constructor
 * @param descriptor its descriptor
 * @param isStatic whether there is no object
 * @param isA whether the owner is a class, or has it among its supertypes; asked with an internal name
 * @param parameterNames of the called method as its class file has them; empty where it has none
 * @param constants the text of each argument that is one known text, by its number: at 0 stands the object, of which
 *     nothing is known where the method is static
 * @param sources the names that each argument is known by, by its number too: those of the variable, field, parameter
 *     or getter that it comes from
 * @since 0.1
 */
public record CallSite(
        String owner,
        String name,
        String descriptor,
        boolean isStatic,
        Predicate<String> isA,
        List<String> parameterNames,
        List<Optional<String>> constants,
        List<List<String>> sources) {

    /** Copies the lists. */
    public CallSite {
        parameterNames = List.copyOf(parameterNames);
        constants = List.copyOf(constants);
        sources = List.copyOf(sources);
    }
}
