package io.tierguard.archunit;

import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.archunit.constants.UnreadableClassException;
import io.tierguard.archunit.index.ClassPlace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The class files of what the imported classes extend and call: imported themselves, or from the class path of the run.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class LibraryClasses {

    private final Map<String, URI> imported = new HashMap<>();

    LibraryClasses(List<ClassPlace> places) {
        places.forEach(place ->
                place.uri().ifPresent(uri -> imported.put(place.name().replace('.', '/'), uri)));
    }

    Optional<byte[]> find(String internalName) {
        URI uri = imported.get(internalName);
        if (uri == null) {
            return onClassPath(internalName);
        }
        try (ClassFileSource source = new ClassFileSource()) {
            return Optional.of(source.read(uri));
        } catch (UnreadableClassException e) {
            // that it cannot be read is a finding of its own
            return Optional.empty();
        }
    }

    /** Whether a class of that binary name can be had by whoever runs the rules. */
    static boolean isOnClassPath(String className) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
        return loader.getResource(className.replace('.', '/') + ".class") != null;
    }

    private static Optional<byte[]> onClassPath(String internalName) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            // what cannot be read has no parameter names
            return Optional.empty();
        }
    }
}
