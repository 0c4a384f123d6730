package io.tierguard.benchmarks.start;

/**
 * A process that does nothing: what a JVM costs by itself.
 *
 * @since 0.1
 */
public final class EmptyStart {

    private EmptyStart() {}

    /**
     * Prints next to nothing.
     *
     * @param args none
     */
    public static void main(String... args) {
        long begin = System.nanoTime();
        System.out.println(System.nanoTime() - begin + " 0");
    }
}
