/** Endpoints of tiers in the texts of class files, as the registry knows them. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.endpoints;
