/**
 * Codes, problems and reports: everything that Tierguard ever says, in one catalogue. It stands on the ground; every
 * package may use it.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.report;
