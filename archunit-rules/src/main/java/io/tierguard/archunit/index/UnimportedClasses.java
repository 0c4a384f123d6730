package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.archunit.constants.UnreadableClassException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The class files that ArchUnit left out because it could not read them. It only logs them, so they are looked for
 * beside those that it did import. What can be read and is left out, was left out on purpose.
 */
final class UnimportedClasses {

    /**
     * One of them.
     *
     * @param neighbour a class in the same directory
     * @param file the name of the class file in its directory
     * @param reason why it cannot be read
     */
    record Unreadable(ClassPlace neighbour, String file, String reason) {}

    private final ClassFileSource source;
    private final Map<String, String> directories = new HashMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private UnimportedClasses(ClassFileSource source) {
        this.source = source;
    }

    static List<Unreadable> beside(List<ClassPlace> classes, ClassFileSource source) {
        UnimportedClasses unimported = new UnimportedClasses(source);
        Map<String, ClassPlace> neighbours = new LinkedHashMap<>();
        for (ClassPlace place : classes) {
            place.uri().ifPresent(uri -> {
                String directory = unimported.directory(uri);
                neighbours.putIfAbsent(directory, place);
                unimported
                        .known
                        .computeIfAbsent(directory, none -> new HashSet<>())
                        .add(ClassFileSource.fileName(uri));
            });
        }
        neighbours.forEach(unimported::look);
        return unimported.unreadable;
    }

    /** One form for its several addresses, each of which is only looked at once: there are many classes in few. */
    private String directory(URI uri) {
        String address = uri.toString();
        return directories.computeIfAbsent(address.substring(0, address.lastIndexOf('/') + 1), none -> {
            String normal = ClassFileSource.normal(uri).toString();
            return normal.substring(0, normal.lastIndexOf('/') + 1);
        });
    }

    private void look(String directory, ClassPlace neighbour) {
        URI uri = neighbour.uri().orElseThrow();
        for (String file : source.beside(uri)) {
            if (!known.getOrDefault(directory, Set.of()).contains(file)) {
                try {
                    ClassFile.read(source.read(ClassFileSource.sibling(uri, file)));
                } catch (UnreadableClassException e) {
                    unreadable.add(new Unreadable(neighbour, file, String.valueOf(e.getMessage())));
                }
            }
        }
    }
}
