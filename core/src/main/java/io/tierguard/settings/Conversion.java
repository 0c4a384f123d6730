package io.tierguard.settings;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Asks SmallRye Config's own converters, and ours, whether a text is what a setting expects. */
final class Conversion {

    private static final int PRIORITY = 200;

    /** What SmallRye Config takes for true or false; it takes every other text for false. */
    private static final Set<String> BOOLEANS = Set.of("true", "false", "yes", "no", "y", "n", "on", "off", "1", "0");

    private final SmallRyeConfig converters =
            withConverters(new SmallRyeConfigBuilder()).build();

    static SmallRyeConfigBuilder withConverters(SmallRyeConfigBuilder builder) {
        return builder.withConverter(SecretText.class, PRIORITY, text -> text.isEmpty() ? null : SecretText.of(text))
                .withConverter(JdbcUrl.class, PRIORITY, text -> text.isEmpty() ? null : JdbcUrl.parse(text))
                .withConverter(HostPort.class, PRIORITY, text -> text.isEmpty() ? null : HostPort.parse(text))
                .withConverter(InetSocketAddress.class, PRIORITY, text -> text.isEmpty() ? null : unresolved(text));
    }

    /** A look-up belongs to the connection, where the guard sees its answer. */
    private static InetSocketAddress unresolved(String text) {
        HostPort value = HostPort.parse(text);
        return InetSocketAddress.createUnresolved(value.host(), value.port());
    }

    /** Whether the text converts. What the converter throws may quote the text, and goes no further. */
    boolean accepts(Setting setting, String text) {
        if (setting.type() == Boolean.class
                && setting.converter() == null
                && !BOOLEANS.contains(text.trim().toLowerCase(Locale.ROOT))) {
            return false;
        }
        try {
            return convert(setting.type(), setting.converter(), text) != null;
        } catch (RuntimeException | ReflectiveOperationException e) {
            return false;
        }
    }

    private @Nullable Object convert(Class<?> type, @Nullable Class<? extends Converter<?>> converter, String text)
            throws ReflectiveOperationException {
        if (converter == null) {
            return converters.requireConverter(type).convert(text);
        }
        var constructor = converter.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance().convert(text);
    }

    /** Whether anything converts to the type at all. */
    boolean knows(Setting setting) {
        return setting.converter() != null
                || setting.type().isPrimitive()
                || converters.getConverter(setting.type()).isPresent();
    }
}
