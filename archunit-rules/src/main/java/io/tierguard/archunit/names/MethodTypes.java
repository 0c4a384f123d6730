package io.tierguard.archunit.names;

import java.util.ArrayList;
import java.util.List;

/**
 * The types in the descriptor of a method.
 *
 * @param parameters their descriptors, in order
 * @param result the descriptor of what it returns
 */
record MethodTypes(List<String> parameters, String result) {

    MethodTypes {
        parameters = List.copyOf(parameters);
    }

    static MethodTypes of(String descriptor) {
        int end = descriptor.indexOf(')');
        List<String> parameters = new ArrayList<>();
        int at = 1;
        while (at < end) {
            int last = at;
            while (descriptor.charAt(last) == '[') {
                last++;
            }
            last = descriptor.charAt(last) == 'L' ? descriptor.indexOf(';', last) : last;
            parameters.add(descriptor.substring(at, last + 1));
            at = last + 1;
        }
        return new MethodTypes(parameters, descriptor.substring(end + 1));
    }
}
