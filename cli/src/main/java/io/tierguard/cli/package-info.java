/**
 * The command line: {@code explain}, which answers what a guard would decide, and {@code init}, which writes the registry
 * to begin with.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.cli;
