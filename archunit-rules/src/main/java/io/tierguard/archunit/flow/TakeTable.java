package io.tierguard.archunit.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Well-known methods and what their results are taken from. A line names a class, positions, and methods, with a
 * descriptor where others of that name do something else. Positions are those among the values of the call: of an
 * instance method the object is 0, of a static one the first argument.
 */
final class TakeTable {

    private final Map<String, Map<String, List<Integer>>> byClass = new HashMap<>();

    private TakeTable() {}

    static TakeTable of(String... texts) {
        TakeTable table = new TakeTable();
        for (String lines : texts) {
            lines.lines().filter(line -> !line.isBlank()).forEach(table::add);
        }
        return table;
    }

    private void add(String line) {
        StringTokenizer words = new StringTokenizer(line);
        Map<String, List<Integer>> methods = byClass.computeIfAbsent(words.nextToken(), owner -> new HashMap<>());
        List<Integer> takes = takes(words.nextToken());
        while (words.hasMoreTokens()) {
            methods.put(words.nextToken(), takes);
        }
    }

    private static List<Integer> takes(String text) {
        List<Integer> takes = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(text, ",");
        while (words.hasMoreTokens()) {
            takes.add(Integer.valueOf(words.nextToken()));
        }
        return List.copyOf(takes);
    }

    /** Empty where the method is not known. */
    List<Integer> of(Site site) {
        Map<String, List<Integer>> methods = byClass.get(site.owner());
        if (methods == null) {
            return List.of();
        }
        List<Integer> any = methods.getOrDefault(site.name(), List.of());
        return methods.getOrDefault(site.name() + site.descriptor(), any);
    }
}
