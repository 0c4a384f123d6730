package io.tierguard.settings;

import java.util.Map;

/**
 * Several mappings that were loaded as one.
 *
 * <p><b>Thread safety:</b> immutable, as the mappings are.
 *
 * @since 0.1
 */
public final class Settings {

    private final Map<Class<?>, Object> mappings;

    Settings(Map<Class<?>, Object> mappings) {
        this.mappings = Map.copyOf(mappings);
    }

    /**
     * One of the mappings.
     *
     * @param mapping the interface
     * @param <T> its type
     * @return its values
     * @throws IllegalArgumentException where it was not among those that were loaded
     */
    public <T> T get(Class<T> mapping) {
        Object found = mappings.get(mapping);
        if (found == null) {
            throw new IllegalArgumentException(mapping.getName() + " was not loaded");
        }
        return mapping.cast(found);
    }

    @Override
    public String toString() {
        return "Settings of "
                + mappings.keySet().stream().map(Class::getSimpleName).sorted().toList();
    }
}
