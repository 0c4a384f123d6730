package io.tierguard.benchmarks.start;

import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * A process that loads its settings by SmallRye Config with its defaults: all sources, interceptors and discovery.
 *
 * @since 0.1
 */
public final class SmallRyeDefaultsStart {

    private SmallRyeDefaultsStart() {}

    /**
     * Prints the nanoseconds until the settings are there.
     *
     * @param args none
     */
    public static void main(String... args) {
        long begin = System.nanoTime();
        FiftySettings settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredConverters()
                .addDiscoveredInterceptors()
                .addDiscoveredSources()
                .withMapping(FiftySettings.class)
                .build()
                .getConfigMapping(FiftySettings.class);
        System.out.println(System.nanoTime() - begin + " " + settings.database().poolSize());
    }
}
