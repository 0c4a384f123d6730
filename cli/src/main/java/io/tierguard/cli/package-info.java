/**
 * The command line: {@code explain}, which answers what a guard would decide, {@code init}, which writes the registry to
 * begin with, and {@code fingerprint}, which finds credentials that tiers share.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.cli;
