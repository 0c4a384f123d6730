/**
 * Deciding where a connection may go, in registries of growing size.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.benchmarks.decide;
