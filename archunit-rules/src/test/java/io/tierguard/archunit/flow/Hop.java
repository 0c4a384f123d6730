package io.tierguard.archunit.flow;

/** One step of the way that a text goes in a generated program. */
enum Hop {
    LOCAL,
    BRANCH,
    STATIC_IDENTITY,
    VIRTUAL_IDENTITY,
    INTERFACE_IDENTITY,
    MADE_BY_A_METHOD,
    STATIC_FIELD,
    INSTANCE_FIELD,
    CONSTRUCTOR_AND_GETTER,
    ARRAY,
    ARRAY_BY_A_METHOD,
    LIST,
    LIST_BY_A_METHOD,
    MAP,
    OPTIONAL,
    CONVERSION,
    CONCATENATION,
    BUILDER;

    /** The text after the step. */
    String applied(String text) {
        return switch (this) {
            case CONCATENATION -> "a" + text + "z";
            case BUILDER -> text + "y";
            default -> text;
        };
    }
}
