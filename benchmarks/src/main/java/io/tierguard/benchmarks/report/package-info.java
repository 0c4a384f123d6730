/** Figures for people. */
@org.jspecify.annotations.NullMarked
package io.tierguard.benchmarks.report;
