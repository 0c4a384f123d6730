package io.tierguard.archunit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The class files that the imported classes call, from the class path of the run.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class LibraryClasses {

    Optional<byte[]> find(String internalName) {
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
