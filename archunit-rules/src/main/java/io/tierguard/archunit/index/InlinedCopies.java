package io.tierguard.archunit.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which secrets are only copies that the compiler made of the value of a field. */
final class InlinedCopies {

    private final Map<String, List<Located>> fields = new HashMap<>();
    private final Map<Located.Key, Set<String>> users = new HashMap<>();

    private InlinedCopies() {}

    static InlinedCopies of(List<IndexedClass> classes) {
        InlinedCopies copies = new InlinedCopies();
        classes.stream()
                .flatMap(read -> read.secrets().stream())
                .filter(Located::isFieldValue)
                .forEach(field -> {
                    List<Located> same =
                            copies.fields.computeIfAbsent(field.secret().what(), what -> new ArrayList<>());
                    same.add(field);
                });
        classes.stream().flatMap(read -> read.secrets().stream()).forEach(copies::count);
        return copies;
    }

    private void count(Located located) {
        for (Located field : originals(located)) {
            String user = located.constant().member().owner();
            if (!user.equals(field.constant().member().owner())) {
                users.computeIfAbsent(field.key(), key -> new HashSet<>()).add(user);
            }
        }
    }

    private List<Located> originals(Located located) {
        if (located.isFieldValue()) {
            return List.of();
        }
        return fields.getOrDefault(located.secret().what(), List.of()).stream()
                .filter(located::isCopyOf)
                .toList();
    }

    boolean isCopy(Located located) {
        return !originals(located).isEmpty();
    }

    int classesWith(Located field) {
        return users.getOrDefault(field.key(), Set.of()).size();
    }
}
