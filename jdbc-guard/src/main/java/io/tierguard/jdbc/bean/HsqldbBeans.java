package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of HSQLDB: a URL, and properties that can only be set. With a user of its own a plain or pooled
 * connection goes without these properties, which name server and port.
 */
final class HsqldbBeans {

    static final List<String> PLAIN = List.of("org.hsqldb.jdbc.JDBCDataSource");
    static final List<String> POOLED = List.of("org.hsqldb.jdbc.pool.JDBCPooledDataSource");
    static final List<String> DISTRIBUTED = List.of("org.hsqldb.jdbc.pool.JDBCXADataSource");

    private static final String PREFIX = "jdbc:hsqldb:";

    static final BeanReader PLAIN_READER = (bean, login) -> {
        String url = url(bean);
        return BeanTarget.of(url.startsWith(PREFIX) ? url : PREFIX + url, properties(bean, login));
    };

    static final BeanReader POOLED_READER = (bean, login) -> BeanTarget.of(url(bean), properties(bean, login));

    static final BeanReader DISTRIBUTED_READER = (bean, login) -> BeanTarget.of(url(bean), properties(bean, false));

    private HsqldbBeans() {}

    private static String url(Bean bean) throws UnreadableBean {
        @Nullable String url = bean.text("getUrl");
        if (url == null) {
            throw bean.unreadable();
        }
        return url;
    }

    private static Map<String, String> properties(Bean bean, boolean login) throws UnreadableBean {
        Map<String, String> properties = login ? new TreeMap<>() : bean.properties(bean.field("connectionProps"));
        properties.remove("loginTimeout");
        return properties;
    }
}
