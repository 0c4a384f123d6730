/** What code may do only in some packages: read the configuration, connect past the guards, ask which tier it is in. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.access;
