package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data source of H2, of whatever kind: a URL, and who logs in. */
final class H2Beans {

    static final List<String> TYPES = List.of("org.h2.jdbcx.JdbcDataSource");

    static final BeanReader READER = (bean, login) -> {
        @Nullable String url = bean.text("getURL");
        if (url == null) {
            throw bean.unreadable();
        }
        return BeanTarget.of(url, Map.of());
    };

    private H2Beans() {}
}
