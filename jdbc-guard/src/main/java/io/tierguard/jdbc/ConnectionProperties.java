package io.tierguard.jdbc;

import io.tierguard.report.Code;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The properties that a driver gets: a copy, so that what was judged is what is used. */
final class ConnectionProperties {

    private static final String USER = "user";
    private static final String PASSWORD = "password";

    private final Map<String, String> entries;

    private ConnectionProperties(Map<String, String> entries) {
        this.entries = entries;
    }

    /** With their defaults, which some drivers read and others do not; every driver gets them here. */
    static ConnectionProperties of(Properties properties) throws SQLException {
        Map<String, String> entries = new TreeMap<>();
        for (Map.Entry<Object, Object> entry : properties.entrySet()) {
            if (!(entry.getKey() instanceof String) || !(entry.getValue() instanceof String)) {
                throw CodedSql.connection(Code.PROPERTY_NOT_TEXT);
            }
        }
        for (String name : properties.stringPropertyNames()) {
            entries.put(name, properties.getProperty(name));
        }
        return new ConnectionProperties(entries);
    }

    /** A fresh object for each driver call, since drivers write into it. */
    Properties forDriver(@Nullable Login login) {
        Properties copy = new Properties();
        copy.putAll(entries);
        if (login != null) {
            replace(copy, USER, login.user());
            replace(copy, PASSWORD, login.password());
        }
        return copy;
    }

    private static void replace(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.keySet().removeIf(key -> name.equalsIgnoreCase(key.toString()));
            properties.setProperty(name, value);
        }
    }
}
