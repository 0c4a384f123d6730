/** Flyway's {@code clean}, refused where the registry protects the data. Needs Flyway on the class path. */
@org.jspecify.annotations.NullMarked
package io.tierguard.jdbc.flyway;
