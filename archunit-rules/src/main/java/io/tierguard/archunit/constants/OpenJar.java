package io.tierguard.archunit.constants;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar under our own hand: the JDK's cache of jars would still hold the old one after it was built again. */
final class OpenJar {

    private final ZipFile file;
    private @Nullable Map<String, List<String>> byDirectory;

    OpenJar(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException("a jar");
        }
        file = new ZipFile(path.toFile());
    }

    byte[] read(String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException("an entry of a jar");
        }
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    List<String> entriesIn(String directory) {
        Map<String, List<String>> known = byDirectory;
        if (known == null) {
            known = file.stream().map(ZipEntry::getName).sorted().collect(Collectors.groupingBy(JarPlace::directory));
            byDirectory = known;
        }
        return known.getOrDefault(directory, List.of());
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            // all that was wanted of it has been read
        }
    }
}
