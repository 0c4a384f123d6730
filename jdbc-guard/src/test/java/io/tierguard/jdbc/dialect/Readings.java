package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reader makes of a target, as one line. */
final class Readings {

    private static final JdbcTargetReader READER = new JdbcTargetReader();

    private Readings() {}

    /**
     * Endpoints as {@code host:port/database} or {@code local database}, with {@code -} for what is open; a question mark and
     * the reason where they cannot be determined.
     *
     * @param properties as {@code key=value}, with semicolons between them
     */
    static String of(String url, @Nullable String properties) {
        Properties given = new Properties();
        if (properties != null) {
            for (String entry : properties.split(";", -1)) {
                given.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
            }
        }
        return text(READER.read(Target.of(url, given)));
    }

    /** The target as messages show it. */
    static String shown(String url) {
        return READER.read(Target.of(url)).redacted();
    }

    private static String text(Reading reading) {
        if (reading instanceof Reading.Undeterminable undeterminable) {
            return "? " + undeterminable.reason();
        }
        return ((Reading.Endpoints) reading)
                .endpoints().stream().map(Readings::text).collect(Collectors.joining(" "));
    }

    private static String text(Endpoint endpoint) {
        String database = endpoint.database().value().orElse("-");
        return endpoint.isLocal()
                ? "local " + database
                : endpoint.host().text() + ":" + endpoint.port().value().orElseThrow() + "/" + database;
    }
}
