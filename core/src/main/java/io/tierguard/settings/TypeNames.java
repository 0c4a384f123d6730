package io.tierguard.settings;

import java.lang.invoke.MethodType;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a setting expects, for a sentence. */
final class TypeNames {

    private static final String WHOLE_NUMBER = "a whole number";
    private static final String NUMBER = "a number";

    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(String.class, "a text"),
            Map.entry(SecretText.class, "a secret"),
            Map.entry(JdbcUrl.class, "a JDBC URL"),
            Map.entry(HostPort.class, "host:port"),
            Map.entry(InetSocketAddress.class, "host:port"),
            Map.entry(URI.class, "a URL"),
            Map.entry(URL.class, "a URL"),
            Map.entry(Integer.class, WHOLE_NUMBER),
            Map.entry(Long.class, WHOLE_NUMBER),
            Map.entry(Short.class, WHOLE_NUMBER),
            Map.entry(Byte.class, WHOLE_NUMBER),
            Map.entry(OptionalInt.class, WHOLE_NUMBER),
            Map.entry(OptionalLong.class, WHOLE_NUMBER),
            Map.entry(Double.class, NUMBER),
            Map.entry(Float.class, NUMBER),
            Map.entry(OptionalDouble.class, NUMBER),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(Character.class, "one character"),
            Map.entry(Duration.class, "a duration such as PT10S"),
            Map.entry(LocalDate.class, "a date such as 2027-03-31"),
            Map.entry(Path.class, "a path"),
            Map.entry(UUID.class, "a UUID"));

    private TypeNames() {}

    static String of(Setting setting) {
        String name = of(setting.elementType());
        return setting.kind() == Setting.Kind.LIST || setting.type().isArray() ? "a list, each element " + name : name;
    }

    private static String of(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant)
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        return NAMES.getOrDefault(
                MethodType.methodType(type).wrap().returnType(), "a value of the type " + type.getSimpleName());
    }
}
