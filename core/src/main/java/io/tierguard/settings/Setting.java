package io.tierguard.settings;

import io.tierguard.tier.Tier;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a mapping.
 *
 * @param path what SmallRye Config calls it, such as {@code app.db.url}
 * @param variable the path's variable in normal form, which is asked for often
 * @param kind one value, a list or a map
 * @param type of the value, of the list's elements or of the map's values
 * @param converter its own, or null
 * @param required whether it must be set, in every tier and wherever the group is that it stands in
 * @param defaultValue what it is where it is not set, or null
 * @param method the member, for its annotations
 * @param portPath where the port of a bare host is, or in digits what it is; null where it is no bare host
 * @param keyType of a map's keys; null where it is no map, or its keys have a converter of their own
 * @param within the group that it stands in, or null
 */
record Setting(
        String path,
        String variable,
        Kind kind,
        Class<?> type,
        @Nullable Class<? extends Converter<?>> converter,
        boolean required,
        @Nullable String defaultValue,
        Method method,
        @Nullable String portPath,
        @Nullable Class<?> keyType,
        @Nullable Group within) {

    enum Kind {
        VALUE,
        LIST,
        MAP
    }

    /** The type of one value, also where they come in an array. */
    Class<?> elementType() {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    /** Whether its type says that it is a secret: the type for one, or one of the application's own that keeps one. */
    boolean isSecret() {
        Class<?> element = elementType();
        if (element == SecretText.class) {
            return true;
        }
        for (Field field : element.getDeclaredFields()) {
            if (field.getType() == SecretText.class && !Modifier.isStatic(field.getModifiers())) {
                return true;
            }
        }
        return false;
    }

    boolean isExempt() {
        NotAnEndpoint exemption = method.getAnnotation(NotAnEndpoint.class);
        return exemption != null && !exemption.reason().isBlank();
    }

    TierRules rules() {
        return TierRules.of(method);
    }

    /** Whether SmallRye Config makes an optional group for it where nothing is set: for a default, but not for a map's. */
    boolean makesGroups() {
        return defaultValue != null && kind != Kind.MAP;
    }

    /** Whether it must not be set in a tier: by a rule of its own, or of a group that it stands in. */
    boolean isForbiddenIn(Tier tier) {
        if (rules().forbiddenIn().contains(tier)) {
            return true;
        }
        for (Group group = within; group != null; group = group.outer()) {
            if (group.rules().forbiddenIn().contains(tier)) {
                return true;
            }
        }
        return false;
    }

    boolean isWithin(Group group) {
        for (Group one = within; one != null; one = one.outer()) {
            if (one == group) {
                return true;
            }
        }
        return false;
    }

    /** The member, for a message. */
    String readBy() {
        return method.getName() + "() of " + owner();
    }

    /** The interface that declares it. */
    String owner() {
        return method.getDeclaringClass().getSimpleName();
    }

    /** What it is for and what it could hold, or null. */
    @Nullable
    Doc doc() {
        return method.getAnnotation(Doc.class);
    }
}
