package io.tierguard.benchmarks.start;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A kind of process that is started cold.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param name in the table
 * @param main prints its nanoseconds
 * @param variables all that it sees
 * @param options of its JVM
 * @since 0.1
 */
record Kind(String name, Class<?> main, Map<String, String> variables, List<String> options) {

    Kind(String name, Class<?> main, Map<String, String> variables) {
        this(name, main, variables, List.of());
    }

    /** The same, with further or other variables, and other options. */
    Kind with(String otherName, Map<String, String> further, List<String> otherOptions) {
        Map<String, String> all = new TreeMap<>(variables);
        all.putAll(further);
        return new Kind(otherName, main, all, otherOptions);
    }
}
