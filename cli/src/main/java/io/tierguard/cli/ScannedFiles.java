package io.tierguard.cli;

import io.tierguard.internal.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The class files of what a call names, what of it cannot be read, and what is left out. */
final class ScannedFiles {

    private static final List<String> ARCHIVES = List.of(".jar", ".war", ".ear");

    private final ScannedArchives archives;
    private final List<ScannedClass> classes = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> unread = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private boolean found;

    /**
     * Looks into nothing yet.
     *
     * @param archives opens those inside others, or counts them
     */
    ScannedFiles(ScannedArchives archives) {
        this.archives = archives;
    }

    /** Takes one argument: a class file, an archive, or a directory of either. */
    void add(Path path, String shown) {
        found = false;
        int leftOut = archives.leftOut();
        Path real;
        try {
            real = path.toRealPath();
        } catch (IOException e) {
            unread(shown, Files.exists(path) ? "it cannot be opened" : "it is not there");
            return;
        }
        if (Files.isDirectory(real)) {
            addDirectory(real, shown);
        } else if (shown.endsWith(ScannedClass.CLASS)) {
            add(new ScannedClass(shown, real, "", real));
        } else {
            addArchive(real, shown);
        }
        if (!found && archives.leftOut() == leftOut) {
            unread(shown, "it holds no class file");
        }
    }

    private void addDirectory(Path directory, String shown) {
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(file -> isClass(file) || isArchive(file))
                    .sorted(Comparator.comparing(
                            file -> directory.relativize(file).toString().replace('\\', '/')))
                    .forEach(file -> {
                        if (!Files.isRegularFile(file)) {
                            // a link that leads nowhere, or a pipe
                            unread(below(directory, file, shown), "it cannot be opened");
                        } else if (isClass(file)) {
                            add(new ScannedClass(shown, directory, "", file));
                        } else {
                            addArchive(file, below(directory, file, shown));
                        }
                    });
        } catch (IOException | UncheckedIOException e) {
            unread(shown, "it cannot be listed to its end");
        }
    }

    private static String below(Path directory, Path file, String shown) {
        String name = Printable.line(directory.relativize(file).toString().replace('\\', '/'));
        return shown.equals(".") ? name : shown + "/" + name;
    }

    private static boolean isClass(Path file) {
        return ScannedArchives.isClass(String.valueOf(file.getFileName())) && !Files.isDirectory(file);
    }

    private static boolean isArchive(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ARCHIVES.stream().anyMatch(name::endsWith) && !Files.isDirectory(file);
    }

    private void addArchive(Path archive, String shown) {
        if (known.add(archive.toString())) {
            archives.list(archive, shown, this);
        } else {
            found = true;
        }
    }

    void add(ScannedClass one) {
        found = true;
        if (known.add(one.key())) {
            classes.add(one);
        }
    }

    /** Tells of something that could hold anything. */
    void unread(String place, String reason) {
        found = true;
        unread.putIfAbsent(Printable.line(place), reason);
    }

    void note(String note) {
        notes.add(note);
    }

    /** In the order of the call, then by name. */
    List<ScannedClass> classes() {
        return List.copyOf(classes);
    }

    /** Why, by place. */
    Map<String, String> unread() {
        return new TreeMap<>(unread);
    }

    /** What was left out on purpose. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether a file begins like an archive. */
    static boolean beginsLikeArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K';
        }
    }
}
