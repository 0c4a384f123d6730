package io.tierguard.archunit.constants;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Fetches the bytes of class files from directories, jars and the JDK's own image. Each jar is opened once, and stays
 * open until this is closed.
 *
 * <p><b>Thread safety:</b> none; one for each run.
 *
 * @since 0.1
 */
public final class ClassFileSource implements AutoCloseable {

    private static final String INSIDE = "!/";

    private final Map<String, JarFile> jars = new HashMap<>();

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
        if ("file".equals(uri.getScheme())) {
            return Files.readAllBytes(Path.of(uri));
        }
        if ("jar".equals(uri.getScheme())) {
            String inside = uri.getRawSchemeSpecificPart();
            int end = inside.lastIndexOf(INSIDE);
            String jar = end < 0 ? "" : inside.substring(0, end);
            if (jar.startsWith("file:") && !jar.contains(INSIDE)) {
                String entry = URI.create("entry:/" + inside.substring(end + INSIDE.length()))
                        .getPath()
                        .substring(1);
                return fromJar(jar, entry);
            }
        }
        try (InputStream in = uri.toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    /** The JDK's own cache of jars would still hold the old one after a jar was built again. */
    private byte[] fromJar(String jar, String name) throws IOException {
        JarFile file = jars.get(jar);
        if (file == null) {
            file = new JarFile(Path.of(URI.create(jar)).toFile(), false);
            jars.put(jar, file);
        }
        ZipEntry entry = file.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException(name);
        }
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        for (JarFile jar : jars.values()) {
            try {
                jar.close();
            } catch (IOException e) {
                // all that was wanted of it has been read
            }
        }
        jars.clear();
    }
}
