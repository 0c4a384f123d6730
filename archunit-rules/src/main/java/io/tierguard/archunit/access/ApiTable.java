package io.tierguard.archunit.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Methods by class. A line is {@code class: method method}; {@code new} is each constructor, {@code *} each method, and a
 * class that ends with {@code .} stands for all of that package.
 */
final class ApiTable {

    private static final String ANY = "*";

    private final Map<String, Set<String>> byOwner = new HashMap<>();
    private final Map<String, Set<String>> byPrefix = new HashMap<>();

    private ApiTable() {}

    static ApiTable parse(String lines) {
        ApiTable table = new ApiTable();
        lines.lines().filter(line -> !line.isBlank()).forEach(table::add);
        return table;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String owner = line.substring(0, colon).strip().replace('.', '/');
        Set<String> names = Set.of(line.substring(colon + 1).strip().split(" +", -1));
        (owner.endsWith("/") ? byPrefix : byOwner).merge(owner, names, ApiTable::both);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    boolean has(Api api) {
        return api.isMethod() && fits(names(api.owner()), api);
    }

    boolean hasClass(String owner) {
        return byOwner.containsKey(owner);
    }

    private Set<String> names(String owner) {
        Set<String> exact = byOwner.get(owner);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, Set<String>> one : byPrefix.entrySet()) {
            if (owner.startsWith(one.getKey())) {
                return one.getValue();
            }
        }
        return Set.of();
    }

    private static boolean fits(Set<String> names, Api api) {
        if (api.isConstructor()) {
            return names.contains("new");
        }
        return names.contains(api.name()) || names.contains(ANY) && !api.name().startsWith("lambda$");
    }

    /** The members of classes that are named one by one. */
    List<Api> listed() {
        List<Api> all = new ArrayList<>();
        byOwner.forEach((owner, names) ->
                names.forEach(name -> all.add(new Api(owner, name.equals("new") ? "<init>" : name, "()V"))));
        return all;
    }
}
