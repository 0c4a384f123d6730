package io.tierguard.jdbc.bean;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data sources of sqlite-jdbc: a URL, and a configuration that becomes properties. */
final class SqliteBeans {

    static final List<String> TYPES =
            List.of("org.sqlite.SQLiteDataSource", "org.sqlite.javax.SQLiteConnectionPoolDataSource");

    private static final String CONFIG = "org.sqlite.SQLiteConfig";

    static final BeanReader READER = (bean, login) -> {
        @Nullable String url = bean.text("getUrl");
        @Nullable Object config = bean.value("getConfig");
        if (url == null || config == null) {
            throw bean.unreadable();
        }
        if (!config.getClass().getName().equals(CONFIG)) {
            throw bean.leadsElsewhere("config");
        }
        return BeanTarget.of(url, bean.properties(new Bean(config, config.getClass()).value("toProperties")));
    };

    private SqliteBeans() {}
}
