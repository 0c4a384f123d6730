/**
 * What the guard costs, beside the same work without it: each peer in the same run, the figure a ratio.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.benchmarks;
