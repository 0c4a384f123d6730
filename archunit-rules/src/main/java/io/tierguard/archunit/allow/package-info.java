/** Findings that somebody allowed for a reason, and the fingerprints that name them without their values. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.allow;
