package io.tierguard.jdbc.bean;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data source of Trino: a URL, and properties beside it. */
final class TrinoBeans {

    static final List<String> TYPES = List.of("io.trino.jdbc.TrinoDataSource");

    static final BeanReader READER = (bean, login) -> {
        @Nullable String url = bean.text("getUrl");
        if (url == null) {
            throw bean.unreadable();
        }
        return BeanTarget.of(url, bean.properties(bean.value("getConnectionProperties")));
    };

    private TrinoBeans() {}
}
