package io.tierguard.benchmarks.start;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * A process that loads its settings by the least that SmallRye Config needs for it: environment variables and the mapping.
 *
 * @since 0.1
 */
public final class SmallRyeStart {

    private static final int ORDINAL = 300;

    private SmallRyeStart() {}

    /**
     * Prints the nanoseconds until the settings are there.
     *
     * @param args none
     */
    public static void main(String... args) {
        long begin = System.nanoTime();
        FiftySettings settings = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(System.getenv(), ORDINAL))
                .withMapping(FiftySettings.class)
                .build()
                .getConfigMapping(FiftySettings.class);
        System.out.println(System.nanoTime() - begin + " " + settings.database().poolSize());
    }
}
