package io.tierguard.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A process that has the YAML library load the same files into maps and lists, and checks nothing.
 *
 * @since 0.1
 */
public final class YamlStart {

    private YamlStart() {}

    /**
     * Prints the nanoseconds until all files are loaded.
     *
     * @param args the files
     * @throws IOException where one cannot be read
     */
    public static void main(String... args) throws IOException {
        long begin = System.nanoTime();
        int documents = 0;
        for (String file : args) {
            LoadSettings settings =
                    LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
            Object loaded = new Load(settings).loadFromString(Files.readString(Path.of(file)));
            documents += loaded == null ? 0 : 1;
        }
        System.out.println(System.nanoTime() - begin + " " + documents);
    }
}
