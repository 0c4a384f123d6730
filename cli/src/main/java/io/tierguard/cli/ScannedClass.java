package io.tierguard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A class file that is to be looked at.
 *
 * @param in the directory or archive that it is in, as it may be shown
 * @param file the directory's or archive's real place, or that of the class file where it stands alone
 * @param entry its name in the archive; empty where it is a file
 * @param path of the file; the archive's where it is in one
 */
record ScannedClass(String in, Path file, String entry, Path path) {

    /** Where variants for newer Java versions, and the classes of an application, are in an archive. */
    private static final Pattern ROOT =
            Pattern.compile("^(?:META-INF/versions/\\d+/|BOOT-INF/classes/|WEB-INF/classes/)++");

    static final String CLASS = ".class";

    /** What stands for it in a set. */
    String key() {
        return key(path, entry);
    }

    static String key(Path path, String entry) {
        return entry.isEmpty() ? path.toString() : path + "!/" + entry;
    }

    /** Its path below the directory or archive. */
    String below() {
        return entry.isEmpty() && !file.equals(path)
                ? file.relativize(path).toString().replace('\\', '/')
                : entry;
    }

    /** As it is told in a complaint. */
    String shown() {
        String below = below();
        return below.isEmpty() ? in : in + (entry.isEmpty() ? "/" : "!/") + below;
    }

    /** The class's name, if it lies where its name says. */
    String likelyName() {
        String name = ROOT.matcher(below()).replaceFirst("");
        return name.endsWith(CLASS) ? name.substring(0, name.length() - CLASS.length()) : name;
    }

    /** The whole file. */
    byte[] bytes() throws IOException {
        if (entry.isEmpty()) {
            return Files.readAllBytes(path);
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw new IOException("gone");
            }
            try (InputStream in = zip.getInputStream(found)) {
                return in.readAllBytes();
            }
        }
    }
}
