package io.tierguard.settings;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.utils.StringUtil;
import io.tierguard.internal.Providers;
import java.net.InetSocketAddress;
import java.util.List;
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
        return builder.withConverter(SecretText.class, PRIORITY, new Own<>(SecretText.class))
                .withConverter(JdbcUrl.class, PRIORITY, new Own<>(JdbcUrl.class))
                .withConverter(HostPort.class, PRIORITY, new Own<>(HostPort.class))
                .withConverter(InetSocketAddress.class, PRIORITY, new Own<>(InetSocketAddress.class));
    }

    /** Makes values of the types that are ours: one class, where every start would link a lambda for each type. */
    private static final class Own<T> implements Converter<T> {

        private static final long serialVersionUID = 1;

        private final Class<T> type;

        Own(Class<T> type) {
            this.type = type;
        }

        @Override
        public @Nullable T convert(String text) {
            return text.isEmpty() ? null : type.cast(value(text));
        }

        private Object value(String text) {
            if (type == SecretText.class) {
                return SecretText.of(text);
            }
            if (type == JdbcUrl.class) {
                return JdbcUrl.parse(text);
            }
            return type == HostPort.class ? HostPort.parse(text) : unresolved(text);
        }
    }

    /** A look-up belongs to the connection, where the guard sees its answer. */
    private static InetSocketAddress unresolved(String text) {
        HostPort value = HostPort.parse(text);
        return InetSocketAddress.createUnresolved(value.host(), value.port());
    }

    /** What the text converts to, or null. What the converter throws may quote the text, and goes no further. */
    @Nullable
    Object convert(Setting setting, String text) {
        if (setting.converter() == null && isBoolean(setting.elementType()) && !areBooleans(setting, text)) {
            return null;
        }
        try {
            return convert(setting.type(), setting.converter(), text);
        } catch (Throwable e) {
            Providers.survive(e);
            return null;
        }
    }

    /** Whether a text is a key of a map. */
    boolean acceptsKey(Setting setting, String key) {
        Class<?> type = setting.keyType();
        if (type != null && isBoolean(type) && !isBooleanText(key)) {
            return false;
        }
        try {
            return type == null || convert(type, null, key) != null;
        } catch (Throwable e) {
            Providers.survive(e);
            return false;
        }
    }

    private static boolean isBoolean(Class<?> type) {
        return type == Boolean.class || type == boolean.class;
    }

    private static boolean areBooleans(Setting setting, String text) {
        List<String> elements = setting.type().isArray() ? List.of(StringUtil.split(text)) : List.of(text);
        for (String element : elements) {
            if (!isBooleanText(element)) {
                return false;
            }
        }
        return true;
    }

    /** SmallRye Config logs every other text as it is. */
    private static boolean isBooleanText(String text) {
        return BOOLEANS.contains(text.trim().toLowerCase(Locale.ROOT));
    }

    private @Nullable Object convert(Class<?> type, @Nullable Class<? extends Converter<?>> converter, String text)
            throws ReflectiveOperationException {
        if (converter == null) {
            return converters.requireConverter(type).convert(text);
        }
        var constructor = converter.getDeclaredConstructor();
        constructor.setAccessible(true);
        // a converter of the Optional's element, say, that stands on the Optional: the mapping would fail when it is
        // called
        return type.cast(constructor.newInstance().convert(text));
    }

    /** Whether anything converts to the type at all. */
    boolean knows(Setting setting) {
        return setting.converter() != null
                || setting.type().isPrimitive()
                || converters.getConverter(setting.type()).isPresent();
    }
}
