package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of Connector/J. The URL that was set, or one of server, port and database where none was; beside it
 * every property that was set.
 */
final class MysqlBeans {

    static final List<String> TYPES = List.of(
            "com.mysql.cj.jdbc.MysqlDataSource",
            "com.mysql.cj.jdbc.MysqlConnectionPoolDataSource",
            "com.mysql.cj.jdbc.MysqlXADataSource");

    static final BeanReader READER = (bean, login) -> {
        @Nullable String url = bean.text("getUrl");
        if (url == null) {
            throw bean.unreadable();
        }
        Map<String, String> properties = bean.properties(bean.value("exposeAsProperties"));
        withoutIdle(properties);
        return BeanTarget.of(url, properties);
    };

    private MysqlBeans() {}

    /** A naming service sets every property, and most as they were; these do nothing so. */
    private static void withoutIdle(Map<String, String> properties) {
        if (properties.getOrDefault("socksProxyHost", "").isEmpty()) {
            properties.keySet().removeAll(List.of("socksProxyPort", "socksProxyRemoteDns"));
        }
        properties.remove("xdevapi.dns-srv", "false");
    }
}
