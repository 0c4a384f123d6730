/**
 * A process from its first line to its settings.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.benchmarks.start;
