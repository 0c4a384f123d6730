package io.tierguard.jdbc.marker;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a server takes writes, before any is tried: an administrator's write to a replica of MySQL would succeed, and
 * break the replication.
 *
 * @since 0.1
 */
public final class ReadOnlyProbe {

    private static final Set<String> NO = Set.of("0", "off", "f", "false");

    private ReadOnlyProbe() {}

    /**
     * Why the server takes no writes.
     *
     * @param engine as {@link DatabaseIdentity#engine()} names it
     * @param connection to the database
     * @return such as {@code a replica}; empty where it takes them
     * @throws SQLException where it cannot be asked
     */
    public static Optional<String> reason(String engine, Connection connection) throws SQLException {
        return switch (engine) {
            case "postgresql" ->
                says(connection, "select pg_catalog.pg_is_in_recovery()")
                        ? Optional.of("a replica")
                        : when(
                                "a read-only session",
                                says(connection, "select pg_catalog.current_setting('transaction_read_only')"));
            case "mysql", "mariadb" -> when("a read-only server", says(connection, "select @@global.read_only"));
            case "h2" -> when("a read-only database", says(connection, "call readonly()"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> when(String reason, boolean holds) {
        return holds ? Optional.of(reason) : Optional.empty();
    }

    private static boolean says(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            @Nullable String answer = row.next() ? row.getString(1) : null;
            return answer == null || !NO.contains(answer.toLowerCase(Locale.ROOT));
        }
    }
}
