package io.tierguard.jdbc.bean;

import io.tierguard.jdbc.dialect.JdbcTargetReader;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Data sources that nobody knows but that tell a URL: of a framework, or the application's own. That they dial what they
 * tell is taken on trust; that they tell one thing only is not.
 */
final class TellingBeans {

    private static final List<String> URLS = List.of("getUrl", "getURL", "getJdbcUrl");
    private static final List<String> PROPERTIES = List.of("exposeAsProperties", "getConnectionProperties");

    /** Properties that move a connection away from a URL, for those who know how. */
    private static final List<String> PARTS = List.of(
            "getServerName",
            "getServerNames",
            "getServer",
            "getServers",
            "getHost",
            "getHosts",
            "getHostName",
            "getPort",
            "getPorts",
            "getPortNumber",
            "getPortNumbers",
            "getDatabase",
            "getDatabaseName",
            "getCatalog",
            "getInstance",
            "getInstanceName",
            "getServiceName",
            "getSocketFactory",
            "getProxyHost",
            "getProperties",
            "getDataSourceProperties");

    static final BeanReader READER = (bean, login) -> {
        String url = url(bean);
        for (String part : PARTS) {
            if (isSet(bean.valueIfAny(part))) {
                throw bean.leadsElsewhere(part.substring("get".length()));
            }
        }
        @Nullable Object driver = bean.valueIfAny("getDriver");
        if (driver != null
                && !JdbcTargetReader.driversOf(url).contains(driver.getClass().getName())) {
            throw bean.leadsElsewhere("Driver");
        }
        return new BeanTarget(url, properties(bean), driver == null);
    };

    private TellingBeans() {}

    private static String url(Bean bean) throws UnreadableBean {
        @Nullable String url = null;
        for (String getter : URLS) {
            if (bean.valueIfAny(getter) instanceof String text && !text.isEmpty()) {
                if (url != null && !url.equals(text)) {
                    throw bean.unreadable();
                }
                url = text;
            }
        }
        if (url == null) {
            throw bean.unreadable();
        }
        return url;
    }

    private static Map<String, String> properties(Bean bean) throws UnreadableBean {
        Map<String, String> properties = new TreeMap<>();
        for (String getter : PROPERTIES) {
            properties.putAll(bean.properties(bean.valueIfAny(getter)));
        }
        return properties;
    }

    private static boolean isSet(@Nullable Object value) {
        if (value == null || value.equals("") || value.equals(0) || value instanceof Map<?, ?> map && map.isEmpty()) {
            return false;
        }
        return !value.getClass().isArray() || Array.getLength(value) > 0;
    }
}
