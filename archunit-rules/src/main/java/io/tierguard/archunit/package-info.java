/**
 * Rules for the build: ArchUnit rules that keep secrets out of the code.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit;
