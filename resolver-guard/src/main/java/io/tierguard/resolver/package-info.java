/** Judges every look-up of a name inside the JVM's resolver. */
@org.jspecify.annotations.NullMarked
package io.tierguard.resolver;
