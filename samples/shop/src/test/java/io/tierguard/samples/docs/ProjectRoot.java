package io.tierguard.samples.docs;

import java.nio.file.Files;
import java.nio.file.Path;

/** The root of the project, from wherever below it a build or an IDE runs the tests. */
public final class ProjectRoot {

    private ProjectRoot() {}

    /** The nearest folder above that holds the samples. */
    public static Path find() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("samples/run"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no samples/run above " + here);
    }
}
