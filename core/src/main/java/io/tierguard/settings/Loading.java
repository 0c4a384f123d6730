package io.tierguard.settings;

import io.tierguard.report.Report;

/**
 * What became of loading settings: all of them, or all that is wrong.
 *
 * @param <T> the settings
 * @since 0.1
 */
public sealed interface Loading<T> {

    /**
     * Nothing is wrong.
     *
     * @param settings the settings
     * @param <T> their type
     */
    record Loaded<T>(T settings) implements Loading<T> {
        @Override
        public String toString() {
            return "Loaded";
        }
    }

    /**
     * Something is wrong, and nothing was loaded.
     *
     * @param report all problems
     * @param <T> the settings that were asked for
     */
    record Failed<T>(Report report) implements Loading<T> {}
}
