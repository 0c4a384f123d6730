package io.tierguard.jdbc;

import io.tierguard.report.Code;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a data source leads, as its own properties say it: its URL, and the connection properties that it adds.
 *
 * <p>The data sources of PostgreSQL, MySQL, MariaDB and H2 tell a URL that holds all that was set on them, or the rest
 * beside it. A data source that tells no URL cannot be read: parts such as {@code getServerName} do not say how they are
 * put together.
 *
 * @param url secrets included
 * @param properties secrets included
 */
record BeanTarget(String url, Map<String, String> properties) {

    private static final List<String> URLS = List.of("getUrl", "getURL", "getJdbcUrl");
    private static final List<String> PROPERTIES = List.of("exposeAsProperties", "getConnectionProperties");

    static BeanTarget of(DataSource bean) throws SQLException {
        @Nullable String url = null;
        for (String getter : URLS) {
            if (read(bean, getter) instanceof String text && !text.isEmpty()) {
                if (url != null && !url.equals(text)) {
                    throw unreadable(bean);
                }
                url = text;
            }
        }
        if (url == null) {
            throw unreadable(bean);
        }
        Map<String, String> properties = new TreeMap<>();
        for (String getter : PROPERTIES) {
            @Nullable Object value = read(bean, getter);
            if (value instanceof Properties more) {
                ConnectionProperties.of(more)
                        .forDriver(null)
                        .forEach((key, text) -> properties.put(key.toString(), text.toString()));
            } else if (value != null) {
                throw unreadable(bean);
            }
        }
        return new BeanTarget(url, properties);
    }

    /** The value of a property, or null where there is none. */
    private static @Nullable Object read(DataSource bean, String getter) throws SQLException {
        try {
            Method method = bean.getClass().getMethod(getter);
            if (Modifier.isStatic(method.getModifiers()) || !method.trySetAccessible()) {
                throw unreadable(bean);
            }
            return method.invoke(bean);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (InvocationTargetException | IllegalAccessException e) {
            // what the getter threw may quote what was set
            throw unreadable(bean);
        }
    }

    private static SQLException unreadable(DataSource bean) {
        return CodedSql.connection(Code.DATA_SOURCE_UNREADABLE, bean.getClass().getName());
    }

    @Override
    public String toString() {
        return "BeanTarget";
    }
}
