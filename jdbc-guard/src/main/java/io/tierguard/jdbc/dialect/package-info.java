/**
 * What JDBC URLs and properties mean to the drivers that take them: one dialect for each driver's grammar, behind core's
 * {@link io.tierguard.guard.TargetReader}.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.jdbc.dialect;
