package io.tierguard.settings;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The only source that SmallRye Config is given: values by the names that it looks for. Secrets included.
 *
 * <p>It is plainer than SmallRye Config's own source of properties, which formats its name and takes its place among other
 * sources from a property: a start loads a dozen classes less.
 */
final class GivenValues implements ConfigSource {

    private static final int ORDINAL = 300;

    private final String name;
    private final Map<String, String> values;

    GivenValues(String name, Map<String, String> values) {
        this.name = name;
        this.values = values;
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return values.get(propertyName);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
