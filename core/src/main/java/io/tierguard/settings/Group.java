package io.tierguard.settings;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What settings stand in: a nested interface, a list of such, or one element of it. Each is told from others by what it
 * is, not by what it holds.
 */
final class Group {

    private final String path;
    private final Kind kind;
    private final Method method;
    private final TierRules rules;
    private final @Nullable Group outer;

    enum Kind {
        /** It is always there. */
        PLAIN,
        /** It is there where anything in it is set. */
        OPTIONAL,
        /** It is there, with as many elements as are set. */
        LIST,
        /** It is set. */
        ELEMENT
    }

    /**
     * A group.
     *
     * @param path what SmallRye Config calls it
     * @param method the member, for its annotations
     * @param outer the group that it stands in, or null
     */
    Group(String path, Kind kind, Method method, @Nullable Group outer) {
        this.path = path;
        this.kind = kind;
        this.method = method;
        // what holds for an element is said of its list
        this.rules = kind == Kind.ELEMENT ? TierRules.NONE : TierRules.of(method);
        this.outer = outer;
    }

    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    Method method() {
        return method;
    }

    TierRules rules() {
        return rules;
    }

    @Nullable
    Group outer() {
        return outer;
    }

    /** Whether everything in it may be left out. */
    boolean mayBeAbsent() {
        return kind != Kind.PLAIN;
    }

    @Override
    public String toString() {
        return path;
    }
}
