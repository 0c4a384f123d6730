package io.tierguard.archunit.sinks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The types of a method's parameters as Java source has them, in full: {@code java.lang.String}, {@code char[]},
 * {@code java.util.Map.Entry}.
 */
record Parameters(List<String> types) {

    private static final Map<Character, String> PRIMITIVES = Map.of(
            'Z', "boolean", 'B', "byte", 'C', "char", 'S', "short", 'I', "int", 'J', "long", 'F', "float", 'D',
            "double");

    private static final Set<String> TEXTS = Set.of(
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.Object",
            "java.lang.String[]",
            "java.lang.Object[]",
            "java.math.BigInteger",
            "java.nio.ByteBuffer",
            "java.nio.CharBuffer",
            "char[]",
            "byte[]");

    Parameters {
        types = List.copyOf(types);
    }

    static Parameters of(String descriptor) {
        List<String> types = new ArrayList<>();
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            int dimensions = 0;
            while (descriptor.charAt(at) == '[') {
                dimensions++;
                at++;
            }
            int end = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) : at;
            String element = end == at
                    ? PRIMITIVES.getOrDefault(descriptor.charAt(at), "")
                    : descriptor.substring(at + 1, end).replace('/', '.').replace('$', '.');
            types.add(element + "[]".repeat(dimensions));
            at = end + 1;
        }
        return new Parameters(types);
    }

    /** Whether a text can be handed over at this position, counted from 1, as it is or as characters, bytes or an array. */
    boolean takesText(int position) {
        return position >= 1 && position <= types.size() && TEXTS.contains(types.get(position - 1));
    }

    /** Without their packages. */
    String simple() {
        return types.stream()
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
    }
}
