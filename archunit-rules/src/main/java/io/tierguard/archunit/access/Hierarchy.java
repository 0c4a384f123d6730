package io.tierguard.archunit.access;

import io.tierguard.archunit.flow.ClassPath;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/**
 * Supertypes, as far as the class path tells them.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 */
final class Hierarchy {

    private final ClassPath library;
    private final Map<String, List<String>> parents = new ConcurrentHashMap<>();

    Hierarchy(ClassPath library) {
        this.library = library;
    }

    /** Whether a class, or one of its supertypes, is one of these. */
    boolean isA(String owner, Predicate<String> type) {
        Deque<String> open = new ArrayDeque<>(List.of(owner));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String one = open.pop();
            if (type.test(one)) {
                return true;
            }
            if (seen.add(one) && !one.equals("java/lang/Object") && !one.startsWith("[")) {
                open.addAll(parents.computeIfAbsent(one, this::read));
            }
        }
        return false;
    }

    /** A class that is being checked need not be on the class path of the run. */
    void add(ClassCode code) {
        parents.computeIfAbsent(
                code.internalName(),
                any -> Stream.concat(Stream.of(String.valueOf(code.node().superName)), code.node().interfaces.stream())
                        .toList());
    }

    private List<String> read(String owner) {
        return library.find(owner).map(Hierarchy::parents).orElse(List.of());
    }

    private static List<String> parents(byte[] bytes) {
        try {
            ClassReader reader = new ClassReader(bytes);
            return Stream.concat(Stream.ofNullable(reader.getSuperName()), Arrays.stream(reader.getInterfaces()))
                    .toList();
        } catch (RuntimeException e) {
            // a class file that nobody can read tells no supertypes
            return List.of();
        }
    }
}
