/** Liquibase's {@code dropAll}, refused where the registry protects the data. Needs Liquibase on the class path. */
@org.jspecify.annotations.NullMarked
package io.tierguard.jdbc.liquibase;
