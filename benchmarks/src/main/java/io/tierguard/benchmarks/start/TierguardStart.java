package io.tierguard.benchmarks.start;

import io.tierguard.Tierguard;

/**
 * A process that finds out who it is and loads its settings.
 *
 * @since 0.1
 */
public final class TierguardStart {

    private TierguardStart() {}

    /**
     * Prints the nanoseconds until the settings are there.
     *
     * @param args none
     */
    public static void main(String... args) {
        long begin = System.nanoTime();
        FiftySettings settings = Tierguard.start().load(FiftySettings.class);
        System.out.println(System.nanoTime() - begin + " " + settings.database().poolSize());
    }
}
