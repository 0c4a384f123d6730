package io.tierguard.jdbc.bean;

import java.util.List;
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
        return BeanTarget.of(url, bean.properties(bean.value("exposeAsProperties")));
    };

    private MysqlBeans() {}
}
