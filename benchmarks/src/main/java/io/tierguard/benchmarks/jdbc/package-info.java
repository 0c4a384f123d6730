/**
 * Connections and queries, on databases that run in this process or on this machine.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.benchmarks.jdbc;
