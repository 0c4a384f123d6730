package io.tierguard.cli;

import io.tierguard.internal.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Lists archives: jars, executable jars, wars. Those inside others are unpacked into a directory of their own, which goes
 * when this is closed.
 */
final class ScannedArchives implements AutoCloseable {

    private static final String LOADER = "org/springframework/boot/loader/";
    private static final String APPLICATION = "BOOT-INF/classes/";
    private static final int DEEPEST = 8;

    private final boolean looksInside;
    private final List<Path> depth = new ArrayList<>();
    private Path unpacked = Path.of("");
    private int leftOut;
    private int number;

    /**
     * Nothing is open yet.
     *
     * @param looksInside whether archives inside of others are listed too
     */
    ScannedArchives(boolean looksInside) {
        this.looksInside = looksInside;
    }

    /** How many archives inside of others were not looked at. */
    int leftOut() {
        return leftOut;
    }

    static boolean isClass(String name) {
        return name.endsWith(ScannedClass.CLASS)
                && !name.equals("module-info.class")
                && !name.endsWith("/module-info.class");
    }

    /** Adds what an archive holds. */
    void list(Path archive, String shown, ScannedFiles files) {
        try {
            if (!ScannedFiles.beginsLikeArchive(archive)) {
                files.unread(shown, "it is no jar");
                return;
            }
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                list(zip, archive, shown, files);
            }
        } catch (IOException | RuntimeException e) {
            files.unread(shown, "it is no jar, or a damaged one");
        }
    }

    private void list(ZipFile zip, Path archive, String shown, ScannedFiles files) throws IOException {
        List<? extends ZipEntry> entries = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
        boolean executable = entries.stream().anyMatch(entry -> entry.getName().startsWith(APPLICATION));
        int loader = 0;
        int inside = 0;
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            if (isClass(name) && executable && name.startsWith(LOADER)) {
                loader++;
            } else if (isClass(name)) {
                files.add(new ScannedClass(shown, archive, name, archive));
            } else if (isArchive(name) && !looksInside) {
                inside++;
            } else if (isArchive(name)) {
                unpack(zip, entry, shown + "!/" + Printable.line(name), files);
            }
        }
        leftOut += inside;
        if (inside > 0) {
            files.note(Findings.counted(inside, "jar") + " inside " + shown + " not looked at: --nested does");
        }
        if (loader > 0) {
            files.note(Findings.counted(loader, "class", "classes") + " of Spring Boot's own loader in " + shown
                    + " left out");
        }
    }

    private static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jar") || lower.endsWith(".war");
    }

    private void unpack(ZipFile zip, ZipEntry entry, String shown, ScannedFiles files) throws IOException {
        if (depth.size() >= DEEPEST) {
            files.unread(shown, "it is nested too deeply");
            return;
        }
        if (unpacked.toString().isEmpty()) {
            unpacked = Files.createTempDirectory("tierguard-scan").toRealPath();
        }
        Path copy = unpacked.resolve(++number + ".jar");
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, copy);
        } catch (IOException | RuntimeException e) {
            files.unread(shown, "it is damaged");
            return;
        }
        depth.add(copy);
        list(copy, shown, files);
        depth.remove(depth.size() - 1);
    }

    @Override
    public void close() {
        if (unpacked.toString().isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // the machine clears its temporary directory itself
        }
    }
}
