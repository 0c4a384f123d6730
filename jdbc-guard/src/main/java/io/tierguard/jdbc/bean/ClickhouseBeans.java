package io.tierguard.jdbc.bean;

import java.util.List;

/** The data source of ClickHouse: a URL, and properties beside it, which can only be set. */
final class ClickhouseBeans {

    static final List<String> TYPES = List.of("com.clickhouse.jdbc.DataSourceImpl");

    static final BeanReader READER = (bean, login) -> {
        if (bean.field("url") instanceof String url) {
            return BeanTarget.of(url, bean.properties(bean.field("info")));
        }
        throw bean.unreadable();
    };

    private ClickhouseBeans() {}
}
