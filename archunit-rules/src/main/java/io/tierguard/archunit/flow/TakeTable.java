package io.tierguard.archunit.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Well-known methods and what their results are taken from. A line names a class, positions (see {@link Take}; a star
 * before one means its elements), and methods, with a descriptor where others of that name do something else.
 */
final class TakeTable {

    private final Map<String, Map<String, List<Take>>> byClass = new HashMap<>();

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
        Map<String, List<Take>> methods = byClass.computeIfAbsent(words.nextToken(), owner -> new HashMap<>());
        List<Take> takes = takes(words.nextToken());
        while (words.hasMoreTokens()) {
            methods.put(words.nextToken(), takes);
        }
    }

    private static List<Take> takes(String text) {
        List<Take> takes = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(text, ",");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            boolean elements = word.startsWith("*");
            takes.add(new Take(Integer.parseInt(elements ? word.substring(1) : word), elements));
        }
        return List.copyOf(takes);
    }

    /** Empty where the method is not known. */
    List<Take> of(Site site) {
        Map<String, List<Take>> methods = byClass.get(site.owner());
        if (methods == null) {
            return List.of();
        }
        List<Take> any = methods.getOrDefault(site.name(), List.of());
        return methods.getOrDefault(site.name() + site.descriptor(), any);
    }
}
