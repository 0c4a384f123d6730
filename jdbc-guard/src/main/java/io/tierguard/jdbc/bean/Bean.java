package io.tierguard.jdbc.bean;

import io.tierguard.report.Code;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose properties are read by name, as a class that is known declares them.
 *
 * <p>What a getter throws is never told: it may quote what was set.
 *
 * @param source whose properties are read
 * @param known the class whose ways are known
 */
record Bean(Object source, Class<?> known) {

    private static final Pattern NAME = Pattern.compile("[\\w.-]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** What a getter returns, which must be there. */
    @Nullable
    Object value(String getter) throws UnreadableBean {
        if (!has(getter)) {
            throw unreadable();
        }
        return valueIfAny(getter);
    }

    boolean has(String getter) {
        try {
            return !Modifier.isStatic(known.getMethod(getter).getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** What a getter returns, or null where there is none. */
    @Nullable
    Object valueIfAny(String getter) throws UnreadableBean {
        if (!has(getter)) {
            return null;
        }
        try {
            Method method = known.getMethod(getter);
            if (!method.trySetAccessible()) {
                throw unreadable();
            }
            return method.invoke(source);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw unreadable();
        }
    }

    @Nullable
    String text(String getter) throws UnreadableBean {
        @Nullable Object value = value(getter);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw unreadable();
    }

    /** The name or address of a server, as a URL has it; nothing in it can break out of its place. */
    String host(String getter) throws UnreadableBean {
        @Nullable String server = text(getter);
        if (server == null) {
            throw unreadable();
        }
        if (NAME.matcher(server).matches()) {
            return server;
        }
        if (IPV6.matcher(server).matches()) {
            return "[" + server + "]";
        }
        throw leadsElsewhere(getter.substring("get".length()));
    }

    int number(String getter) throws UnreadableBean {
        if (value(getter) instanceof Integer number) {
            return number;
        }
        throw unreadable();
    }

    boolean flag(String getter) throws UnreadableBean {
        if (value(getter) instanceof Boolean flag) {
            return flag;
        }
        throw unreadable();
    }

    /** What a field holds for which there is no getter. */
    @Nullable
    Object field(String name) throws UnreadableBean {
        Field field = declared(name);
        if (Modifier.isStatic(field.getModifiers()) || !field.trySetAccessible()) {
            throw unreadable();
        }
        try {
            return field.get(source);
        } catch (IllegalAccessException e) {
            throw unreadable();
        }
    }

    private Field declared(String name) throws UnreadableBean {
        for (Class<?> type = known; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw unreadable();
    }

    /** Connection properties as the driver gets them, with their defaults; none where they are null. */
    Map<String, String> properties(@Nullable Object value) throws UnreadableBean {
        Map<String, String> texts = new TreeMap<>();
        if (value == null) {
            return texts;
        }
        if (!(value instanceof Properties properties)) {
            throw unreadable();
        }
        for (Map.Entry<Object, Object> entry : properties.entrySet()) {
            if (!(entry.getKey() instanceof String) || !(entry.getValue() instanceof String)) {
                throw new UnreadableBean(Code.PROPERTY_NOT_TEXT);
            }
        }
        for (String name : properties.stringPropertyNames()) {
            texts.put(name, properties.getProperty(name));
        }
        return texts;
    }

    /** For a property that leads where nobody can follow. */
    UnreadableBean leadsElsewhere(String property) {
        return new UnreadableBean(
                Code.DATA_SOURCE_LEADS_ELSEWHERE, source.getClass().getName(), property);
    }

    /** For properties that do not tell where connections go. */
    UnreadableBean unreadable() {
        return new UnreadableBean(Code.DATA_SOURCE_UNREADABLE, source.getClass().getName());
    }

    @Override
    public String toString() {
        return known.getName();
    }
}
