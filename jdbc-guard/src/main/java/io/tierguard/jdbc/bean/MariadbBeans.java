package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data source of mariadb-java-client, which tells a URL that it made of all that was set. Nothing is encoded in it, so
 * that a text which breaks out of its place is refused.
 */
final class MariadbBeans {

    static final List<String> TYPES = List.of("org.mariadb.jdbc.MariaDbDataSource");

    static final BeanReader READER = (bean, login) -> {
        @Nullable String url = bean.text("getUrl");
        @Nullable String user = bean.text("getUser");
        if (url == null || url.indexOf('?') != url.lastIndexOf('?')) {
            throw bean.unreadable();
        }
        if (user != null && user.indexOf('&') >= 0) {
            throw bean.leadsElsewhere("user");
        }
        return BeanTarget.of(url, Map.of());
    };

    private MariadbBeans() {}
}
