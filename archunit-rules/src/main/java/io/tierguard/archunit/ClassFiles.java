package io.tierguard.archunit;

import io.tierguard.archunit.constants.ClassFileSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Class files that rules can be asked about without an import of ArchUnit's, which takes longer than most rules do.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class ClassFiles {

    private final Map<String, URI> places;

    private ClassFiles(Map<String, URI> places) {
        this.places = places;
    }

    /**
     * Class files by the classes in them. One that holds another class is reported as unreadable.
     *
     * @param places where each class is, by its binary name, such as {@code com.acme.Outer$Inner}: an address of the
     *     scheme {@code file}, or that of {@link #inArchive}
     * @return them; nothing is read yet
     */
    public static ClassFiles of(Map<String, URI> places) {
        return new ClassFiles(new TreeMap<>(places));
    }

    /**
     * The address of a class file in a jar.
     *
     * @param archive the jar
     * @param entry the name of the entry, such as {@code com/acme/Outer.class}
     * @return its address
     */
    public static URI inArchive(Path archive, String entry) {
        return ClassFileSource.inJar(archive, entry);
    }

    Map<String, URI> places() {
        return places;
    }
}
