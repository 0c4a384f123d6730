/**
 * What the build rules cost, beside ArchUnit's own import and beside SpotBugs with the detectors of FindSecBugs.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.benchmarks.scan;
