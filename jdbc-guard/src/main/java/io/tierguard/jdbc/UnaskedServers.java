package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.internal.Redaction;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import io.tierguard.registry.Policy;
import io.tierguard.report.Code;
import java.sql.SQLException;

/** Servers that a driver may go on at within one connection, where its sockets are not watched: nobody would ask them. */
final class UnaskedServers {

    private UnaskedServers() {}

    /**
     * Refuses a URL of several servers where markers count.
     *
     * @param url one that was read
     */
    static void refuse(String url, Guard guard) throws SQLException {
        if (countMarkers(guard) && JdbcTargetReader.singleUrlsOf(url).size() > 1) {
            throw CodedSql.connection(Code.SERVERS_NOT_ASKED, Redaction.schemeOf(url));
        }
    }

    /** Whether the registry knows who signs them, or asks for them. */
    private static boolean countMarkers(Guard guard) {
        Policy.Marker policy =
                guard.registry().policy().marker(guard.environment().tier());
        return policy == Policy.Marker.REQUIRED
                || !guard.registry().markerKeys().isEmpty();
    }
}
