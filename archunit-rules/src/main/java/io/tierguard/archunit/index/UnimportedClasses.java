package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.archunit.constants.UnreadableClassException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final Set<URI> known = new HashSet<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private UnimportedClasses(ClassFileSource source) {
        this.source = source;
    }

    static List<Unreadable> beside(List<ClassPlace> classes, ClassFileSource source) {
        UnimportedClasses unimported = new UnimportedClasses(source);
        classes.forEach(place -> place.uri().ifPresent(uri -> unimported.known.add(ClassFileSource.normal(uri))));
        Set<String> directories = new HashSet<>();
        for (ClassPlace place : classes) {
            place.uri().filter(uri -> directories.add(directory(uri))).ifPresent(uri -> unimported.look(place, uri));
        }
        return unimported.unreadable;
    }

    private static String directory(URI uri) {
        String text = ClassFileSource.normal(uri).toString();
        return text.substring(0, text.lastIndexOf('/') + 1);
    }

    private void look(ClassPlace neighbour, URI uri) {
        for (URI other : source.beside(uri)) {
            if (known.add(other)) {
                try {
                    ClassFile.read(source.read(other));
                } catch (UnreadableClassException e) {
                    String path = other.getSchemeSpecificPart();
                    String file = path.substring(path.lastIndexOf('/') + 1);
                    unreadable.add(new Unreadable(neighbour, file, String.valueOf(e.getMessage())));
                }
            }
        }
    }
}
