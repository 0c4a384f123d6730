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
import java.util.Objects;
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
    /** The same jars by what stands before the name of an entry in an address: to take addresses apart takes time. */
    private final Map<String, OpenJar> byAddress = new HashMap<>();

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
        String address = uri.toString();
        int inside = address.lastIndexOf(JarPlace.INSIDE);
        OpenJar open = inside < 0 ? null : byAddress.get(address.substring(0, inside));
        if (open != null) {
            return open.read(JarPlace.entry(address.substring(inside + JarPlace.INSIDE.length())));
        }
        JarPlace place = JarPlace.of(uri);
        if (place != null) {
            OpenJar jar = jar(place);
            byAddress.put(address.substring(0, inside), jar);
            return jar.read(place.entry());
        }
        try (InputStream in = uri.toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    /**
     * The names of all class files of the directory that a class file is in, its own among them, in a directory or a jar.
     *
     * @param uri of the one
     * @return names without a directory; empty where the place cannot be listed
     */
    public List<String> beside(URI uri) {
        try {
            if (isFile(uri)) {
                try (Stream<Path> files = Files.list(Path.of(uri).resolveSibling(""))) {
                    return files.filter(file -> file.toString().endsWith(CLASS) && Files.isRegularFile(file))
                            .map(file -> file.getFileName().toString())
                            .sorted()
                            .toList();
                }
            }
            JarPlace place = JarPlace.of(uri);
            if (place == null) {
                return List.of();
            }
            String directory = place.directory();
            return jar(place).entriesIn(directory).stream()
                    .filter(entry -> entry.endsWith(CLASS))
                    .map(entry -> entry.substring(directory.length()))
                    .toList();
        } catch (IOException | RuntimeException e) {
            // that the one itself cannot be read is said elsewhere
            return List.of();
        }
    }

    /**
     * The address of another file in the same directory.
     *
     * @param uri of a class file that can be listed
     * @param name of the other one
     * @return its address in the form of {@link #normal}
     */
    public static URI sibling(URI uri, String name) {
        if (isFile(uri)) {
            return Path.of(uri).resolveSibling(name).toUri();
        }
        JarPlace place = Objects.requireNonNull(JarPlace.of(uri));
        return new JarPlace(place.jar(), place.directory() + name).uri();
    }

    /**
     * The address of an entry of a jar.
     *
     * @param jar the file
     * @param entry its name in the jar
     * @return an address that can be read
     */
    public static URI inJar(Path jar, String entry) {
        return new JarPlace(jar.toUri(), entry).uri();
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

    /**
     * The name of a file without its directory.
     *
     * @param uri its address
     * @return the name, without escapes
     */
    public static String fileName(URI uri) {
        String address = uri.toString();
        String name = address.substring(address.lastIndexOf('/') + 1);
        return name.indexOf('%') < 0 ? name : JarPlace.unescaped(name);
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
        byAddress.clear();
    }
}
