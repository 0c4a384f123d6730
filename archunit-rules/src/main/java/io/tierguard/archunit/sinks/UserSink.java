package io.tierguard.archunit.sinks;

import java.util.List;
import java.util.Set;

/**
 * An argument of an API of a team's own that takes a credential, in the methods that override it too.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class UserSink {

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

    private final SinkTable.Entry entry;

    private UserSink(SinkTable.Entry entry) {
        this.entry = entry;
    }

    /**
     * Reads one.
     *
     * @param method such as {@code com.acme.Client#login(String, char[])}; {@code com.acme.Client#new(String)} is a
     *     constructor, and {@code (..)} stands for whatever parameters
     * @param argument the one that is the credential, counted from 1
     * @return the sink
     * @throws IllegalArgumentException which says what is wrong, if it names no method or the method has no such argument
     */
    public static UserSink parse(String method, int argument) {
        Api api = Api.parse(method);
        if (argument < 1) {
            throw new IllegalArgumentException("arguments are counted from 1, not " + argument + ", in: " + method);
        }
        api.types().ifPresent(types -> refuse(types, argument, method));
        return new UserSink(new SinkTable.Entry(api, List.of(argument)));
    }

    private static void refuse(List<String> types, int argument, String method) {
        if (argument > types.size()) {
            throw new IllegalArgumentException("there is no argument " + argument + " in: " + method);
        }
        if (PRIMITIVES.contains(types.get(argument - 1))) {
            throw new IllegalArgumentException("argument " + argument + " holds no credential, because it is of type "
                    + types.get(argument - 1) + ", in: " + method);
        }
    }

    SinkTable.Entry entry() {
        return entry;
    }

    @Override
    public String toString() {
        return entry.api().owner().replace('/', '.') + "#" + entry.api().name() + " argument "
                + entry.arguments().get(0);
    }
}
