package io.tierguard.testing;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that something tells: its own text, the texts of all objects of ours that can be reached from it, whatever
 * holds them, and of a failure all messages, of causes and suppressed ones too.
 */
public final class Told {

    private static final String OURS = "io.tierguard.";

    /** What an object without a text of its own is told from others by. */
    private static final Pattern HASH = Pattern.compile("@[0-9a-f]{1,8}(?![\\w.])");

    private final StringBuilder out = new StringBuilder();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A line as it is. */
    public Told line(String text) {
        out.append(text).append('\n');
        return this;
    }

    /** What is told of an object is known already, or no matter. */
    public Told without(Object known) {
        seen.add(known);
        return this;
    }

    /** An object, and what is in it. */
    public Told object(@Nullable Object object) {
        out.append(object).append('\n');
        walk(object);
        return this;
    }

    /** Whatever is thrown, or given back. */
    public Told call(Call call) {
        try {
            return object(call.call());
        } catch (Throwable thrown) {
            return thrown(thrown);
        }
    }

    /** A failure and all that stands behind it. Frames hold names of code, and never a value. */
    public Told thrown(Throwable thrown) {
        if (seen.add(thrown)) {
            out.append("thrown ").append(thrown).append('\n');
            fields(thrown, thrown.getClass());
            if (thrown.getCause() != null) {
                out.append("caused by ");
                thrown(thrown.getCause());
            }
            for (Throwable suppressed : thrown.getSuppressed()) {
                out.append("suppressed ");
                thrown(suppressed);
            }
        }
        return this;
    }

    /** What may fail. */
    public interface Call {
        @Nullable
        Object call() throws Throwable;
    }

    private void walk(@Nullable Object object) {
        if (object == null || !seen.add(object)) {
            return;
        }
        if (object instanceof Throwable thrown) {
            seen.remove(object);
            thrown(thrown);
        } else if (object instanceof Optional<?> optional) {
            walk(optional.orElse(null));
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::walk);
        } else if (object instanceof Map<?, ?> map) {
            // in an order that does not depend on the JVM's run
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, value) -> {
                walk(key instanceof Class<?> ? null : key);
                sorted.put(key instanceof Class<?> type ? type.getName() : String.valueOf(key), value);
            });
            sorted.values().forEach(this::walk);
        } else if (object.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                walk(Array.get(object, i));
            }
        } else if (object.getClass().getName().startsWith(OURS)) {
            String text = object.toString();
            String type = object.getClass().getName();
            boolean bare = text.equals(type + "@" + Integer.toHexString(System.identityHashCode(object)))
                    || text.startsWith(type + "$$");
            out.append(type).append(' ').append(bare ? "" : text).append('\n');
            fields(object, object.getClass());
        }
    }

    private void fields(Object object, Class<?> type) {
        if (!type.getName().startsWith(OURS)) {
            return;
        }
        fields(object, type.getSuperclass());
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                try {
                    field.setAccessible(true);
                    walk(field.get(object));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @Override
    public String toString() {
        return HASH.matcher(out).replaceAll("");
    }
}
