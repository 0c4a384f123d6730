/**
 * Every text that stands in a class file, and where: in code, in fields, in annotations. ArchUnit's model does not hold
 * them, so the class file is read a second time.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.constants;
