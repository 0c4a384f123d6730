package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.Constant;
import io.tierguard.archunit.constants.Member;

/**
 * A field with a fixed value, and who can see it: a value that is the same in code that cannot is no copy of it.
 *
 * @param field the field
 * @param farthest the greatest {@link #distance} of a class that may use it
 */
record Seen(Member field, int farthest) {

    /** Of a class around the other, or in it, or beside it in one. */
    static final int BESIDE = 1;

    private static final int IN_PACKAGE = 2;
    private static final int ELSEWHERE = 3;

    static Seen of(Constant value) {
        int farthest = switch (value.place()) {
            case FIELD_VALUE_OF_CLASS -> BESIDE;
            case FIELD_VALUE_OF_PACKAGE -> IN_PACKAGE;
            default -> ELSEWHERE;
        };
        return new Seen(value.member(), farthest);
    }

    boolean by(String user) {
        return distance(user) <= farthest;
    }

    int distance(String user) {
        String owner = field.owner();
        if (owner.equals(user)) {
            return 0;
        }
        if (top(owner).equals(top(user))) {
            return BESIDE;
        }
        return inPackage(owner).equals(inPackage(user)) ? IN_PACKAGE : ELSEWHERE;
    }

    private static String top(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static String inPackage(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
