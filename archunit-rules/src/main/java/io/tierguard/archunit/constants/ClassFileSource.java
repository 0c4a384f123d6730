package io.tierguard.archunit.constants;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fetches the bytes of class files from directories, jars and the JDK's own image. Each jar is opened once, and stays
 * open until this is closed.
 *
 * <p><b>Thread safety:</b> none; one for each run.
 *
 * @since 0.1
 */
public final class ClassFileSource implements AutoCloseable {

    private static final String CLASS = ".class";

    private final Map<URI, OpenJar> jars = new HashMap<>();

    /** Nothing is open yet. */
    public ClassFileSource() {}

    /**
     * The bytes of one class file.
     *
     * @param uri with the scheme {@code file}, {@code jar} or {@code jrt}, or another one that this JVM has a handler for
     * @return the whole file
     * @throws UnreadableClassException if it is not there, or cannot be read
     */
    public byte[] read(URI uri) throws UnreadableClassException {
        try {
            return bytes(uri);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new UnreadableClassException("its class file is gone since it was imported");
        } catch (IOException | RuntimeException e) {
            // the message could hold a path, which differs from machine to machine
            throw new UnreadableClassException("its class file cannot be opened");
        }
    }

    private byte[] bytes(URI uri) throws IOException {
        if (isFile(uri)) {
            return Files.readAllBytes(Path.of(uri));
        }
        JarPlace place = JarPlace.of(uri);
        if (place != null) {
            return jar(place).read(place.entry());
        }
        try (InputStream in = uri.toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    /**
     * All class files of the directory that a class file is in, itself among them, in a directory or a jar.
     *
     * @param uri of the one
     * @return addresses in the form of {@link #normal}; empty where the place cannot be listed
     */
    public List<URI> beside(URI uri) {
        try {
            if (isFile(uri)) {
                try (Stream<Path> files = Files.list(Path.of(uri).resolveSibling(""))) {
                    return files.filter(file -> file.toString().endsWith(CLASS) && Files.isRegularFile(file))
                            .sorted()
                            .map(Path::toUri)
                            .toList();
                }
            }
            JarPlace place = JarPlace.of(uri);
            if (place == null) {
                return List.of();
            }
            return jar(place).entriesIn(place.directory()).stream()
                    .filter(entry -> entry.endsWith(CLASS))
                    .map(entry -> new JarPlace(place.jar(), entry).uri())
                    .toList();
        } catch (IOException | RuntimeException e) {
            // that the one itself cannot be read is said elsewhere
            return List.of();
        }
    }

    /**
     * One form for the several addresses of a class file.
     *
     * @param uri an address
     * @return the same place
     */
    public static URI normal(URI uri) {
        if (isFile(uri)) {
            return Path.of(uri).toUri();
        }
        JarPlace place = JarPlace.of(uri);
        return place == null ? uri : place.uri();
    }

    private static boolean isFile(URI uri) {
        return "file".equals(uri.getScheme());
    }

    private OpenJar jar(JarPlace place) throws IOException {
        OpenJar jar = jars.get(place.jar());
        if (jar == null) {
            jar = new OpenJar(Path.of(place.jar()));
            jars.put(place.jar(), jar);
        }
        return jar;
    }

    @Override
    public void close() {
        jars.values().forEach(OpenJar::close);
        jars.clear();
    }
}
