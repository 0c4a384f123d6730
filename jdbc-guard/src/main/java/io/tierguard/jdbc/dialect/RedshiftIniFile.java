package io.tierguard.jdbc.dialect;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file {@code rsjdbc.ini}, from which Redshift's driver takes whatever neither URL nor properties say. */
final class RedshiftIniFile {

    private static final String NAME = "rsjdbc.ini";
    private static final String VARIABLE = "AMAZON_REDSHIFT_JDBC_INI_FILE";

    private RedshiftIniFile() {}

    /**
     * Refuses while there is one: it can name a class that opens sockets, or a login service.
     *
     * @param variables of the process
     */
    static void requireNone(Map<String, String> variables) {
        if (!variables.getOrDefault(VARIABLE, "").isEmpty()) {
            throw new UnreadableTarget("Redshift: the variable " + VARIABLE + " names a file of settings", "unset it");
        }
        for (Path directory : directories()) {
            if (Files.exists(directory.resolve(NAME))) {
                throw new UnreadableTarget(
                        "Redshift: a file " + NAME + " lies where the driver looks for settings", "remove it");
            }
        }
    }

    /** Beside the driver, then the user's, then the one for temporary files. */
    private static List<Path> directories() {
        List<Path> directories = new ArrayList<>();
        besideDriver().ifPresent(directories::add);
        for (String property : List.of("user.home", "java.io.tmpdir")) {
            String value = System.getProperty(property);
            if (value != null) {
                path(value).ifPresent(directories::add);
            }
        }
        return directories;
    }

    private static Optional<Path> besideDriver() {
        try {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            var source = Class.forName("com.amazon.redshift.Driver", false, context)
                    .getProtectionDomain()
                    .getCodeSource();
            if (source == null || source.getLocation() == null) {
                return Optional.empty();
            }
            return path(source.getLocation().getPath()).flatMap(jar -> Optional.ofNullable(jar.getParent()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
