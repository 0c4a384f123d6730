package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.archunit.constants.UnreadableClassException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    record Unreadable(JavaClass neighbour, String file, String reason) {}

    private final ClassFileSource source;
    private final Set<URI> known = new HashSet<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private UnimportedClasses(ClassFileSource source) {
        this.source = source;
    }

    static List<Unreadable> beside(List<JavaClass> classes, ClassFileSource source) {
        UnimportedClasses unimported = new UnimportedClasses(source);
        classes.forEach(
                javaClass -> uri(javaClass).ifPresent(uri -> unimported.known.add(ClassFileSource.normal(uri))));
        Set<String> directories = new HashSet<>();
        for (JavaClass javaClass : classes) {
            uri(javaClass)
                    .filter(uri -> directories.add(directory(uri)))
                    .ifPresent(uri -> unimported.look(javaClass, uri));
        }
        return unimported.unreadable;
    }

    private static Optional<URI> uri(JavaClass javaClass) {
        return javaClass.getSource().map(Source::getUri);
    }

    private static String directory(URI uri) {
        String text = ClassFileSource.normal(uri).toString();
        return text.substring(0, text.lastIndexOf('/') + 1);
    }

    private void look(JavaClass neighbour, URI uri) {
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
