/**
 * A registry read in a JVM that has done nothing before, beside the bare YAML library.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.benchmarks.load;
