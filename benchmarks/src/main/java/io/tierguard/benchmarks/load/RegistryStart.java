package io.tierguard.benchmarks.load;

import io.tierguard.registry.Registry;
import java.nio.file.Path;

/**
 * A process that reads a registry, checks it and makes its index.
 *
 * @since 0.1
 */
public final class RegistryStart {

    private RegistryStart() {}

    /**
     * Prints the nanoseconds until the registry can be asked, and how many lines it has.
     *
     * @param args the registry file, then what it includes
     */
    public static void main(String... args) {
        long begin = System.nanoTime();
        Registry registry = Registry.read(Path.of(args[0]));
        System.out.println(System.nanoTime() - begin + " " + registry.rules().size());
    }
}
