package io.tierguard.jdbc.marker;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says of which database this is: what a server marker is bound to, so that it fits no other.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param name what people call the database, for messages and for the statements that stamp; no part of the binding.
 *     Empty where the session is in none
 * @param bind the claim {@code bind} of a marker of this database: {@code engine}, and what else tells it from others
 * @since 0.1
 */
public record DatabaseIdentity(String name, Map<String, String> bind) {

    /** The member of {@code bind} that names the engine. */
    static final String ENGINE = "engine";

    /** Copies the binding, whose order is kept. */
    public DatabaseIdentity {
        bind = Collections.unmodifiableMap(new LinkedHashMap<>(bind));
    }

    /** What was told; a value that is not known is left out, so that a marker that names it does not fit. */
    static DatabaseIdentity of(String engine, @Nullable String name, Map<String, @Nullable String> told) {
        Map<String, String> bind = new LinkedHashMap<>();
        bind.put(ENGINE, engine);
        for (Map.Entry<String, @Nullable String> entry : told.entrySet()) {
            String value = entry.getValue();
            if (value != null && !value.isEmpty()) {
                bind.put(entry.getKey(), value);
            }
        }
        return new DatabaseIdentity(name == null ? "" : name, bind);
    }

    /**
     * The engine.
     *
     * @return such as {@code postgresql}
     */
    public String engine() {
        return bind.getOrDefault(ENGINE, "");
    }
}
