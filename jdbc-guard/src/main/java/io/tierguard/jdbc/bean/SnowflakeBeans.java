package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of Snowflake: a URL, or one of server and port, and properties beside it. Each connection leaves who
 * logged in among the properties, so that this is not read.
 */
final class SnowflakeBeans {

    static final List<String> TYPES = List.of(
            "net.snowflake.client.internal.api.implementation.datasource.SnowflakeBasicDataSource",
            "net.snowflake.client.internal.api.implementation.pooling.SnowflakeConnectionPoolDataSourceImpl");

    private static final List<String> CREDENTIALS = List.of("user", "password", "privateKey");

    static final BeanReader READER = (bean, login) -> {
        @Nullable String url = bean.text("getUrl");
        if (url == null || !(bean.value("getProperties") instanceof Properties properties)) {
            throw bean.unreadable();
        }
        Properties others = (Properties) properties.clone();
        others.keySet().removeAll(CREDENTIALS);
        // some setters leave a flag where the driver takes a text as well
        others.replaceAll((name, value) -> value instanceof Boolean ? value.toString() : value);
        return BeanTarget.of(url, bean.properties(others));
    };

    private SnowflakeBeans() {}
}
