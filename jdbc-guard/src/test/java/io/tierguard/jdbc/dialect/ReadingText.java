package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.registry.Endpoint;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Readings and properties as tables of cases write them. */
final class ReadingText {

    private ReadingText() {}

    /** {@code protocol host:port/database …}, with {@code *} and {@code -} for what is open; {@code ?} and the reason. */
    static String of(Reading reading) {
        return reading instanceof Reading.Endpoints ours
                ? ours.endpoints().stream().map(ReadingText::of).collect(Collectors.joining(" "))
                : "? " + ((Reading.Undeterminable) reading).reason();
    }

    private static String of(Endpoint endpoint) {
        return endpoint.protocol().value().orElseThrow() + " " + Dials.text(endpoint) + "/"
                + endpoint.database().value().orElse("-");
    }

    /** {@code name=value&name=value}. */
    static Map<String, String> properties(@Nullable String text) {
        Map<String, String> properties = new TreeMap<>();
        if (text != null) {
            for (String entry : text.split("&", -1)) {
                int equals = entry.indexOf('=');
                properties.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return properties;
    }
}
