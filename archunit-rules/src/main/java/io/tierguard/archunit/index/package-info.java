/** The classes of a run, each read once for all rules. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.index;
