/** Literals in what is named like a secret. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.names;
