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

    private final Map<String, List<Take>> takes = new HashMap<>();

    private TakeTable() {}

    static TakeTable of(String lines) {
        TakeTable table = new TakeTable();
        lines.lines().filter(line -> !line.isBlank()).forEach(table::add);
        return table;
    }

    private void add(String line) {
        StringTokenizer words = new StringTokenizer(line);
        String owner = words.nextToken();
        List<Take> positions = positions(words.nextToken());
        while (words.hasMoreTokens()) {
            takes.put(owner + "." + words.nextToken(), positions);
        }
    }

    private static List<Take> positions(String text) {
        List<Take> positions = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(text, ",");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            boolean elements = word.startsWith("*");
            positions.add(new Take(Integer.parseInt(elements ? word.substring(1) : word), elements));
        }
        return List.copyOf(positions);
    }

    /** Empty where the method is not known. */
    List<Take> of(Site site) {
        String method = site.owner() + "." + site.name();
        List<Take> exact = takes.get(method + site.descriptor());
        return exact != null ? exact : takes.getOrDefault(method, List.of());
    }
}
