/** A {@link javax.sql.DataSource} and a {@link java.sql.Driver} that open only databases of the process's own environment. */
@org.jspecify.annotations.NullMarked
package io.tierguard.jdbc;
