package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data sources of Derby: of its client, made of server, port and database, and of the database in this process. */
final class DerbyBeans {

    static final List<String> CLIENT = List.of(
            "org.apache.derby.jdbc.ClientDataSource",
            "org.apache.derby.jdbc.ClientDataSource40",
            "org.apache.derby.jdbc.ClientConnectionPoolDataSource",
            "org.apache.derby.jdbc.ClientConnectionPoolDataSource40",
            "org.apache.derby.jdbc.ClientXADataSource",
            "org.apache.derby.jdbc.ClientXADataSource40",
            "org.apache.derby.jdbc.BasicClientDataSource40",
            "org.apache.derby.jdbc.BasicClientConnectionPoolDataSource40",
            "org.apache.derby.jdbc.BasicClientXADataSource40",
            "org.apache.derby.client.BasicClientDataSource");

    static final List<String> EMBEDDED = List.of(
            "org.apache.derby.jdbc.EmbeddedDataSource",
            "org.apache.derby.jdbc.EmbeddedDataSource40",
            "org.apache.derby.jdbc.EmbeddedConnectionPoolDataSource",
            "org.apache.derby.jdbc.EmbeddedConnectionPoolDataSource40",
            "org.apache.derby.jdbc.EmbeddedXADataSource",
            "org.apache.derby.jdbc.EmbeddedXADataSource40",
            "org.apache.derby.jdbc.BasicEmbeddedDataSource40",
            "org.apache.derby.jdbc.BasicEmbeddedConnectionPoolDataSource40",
            "org.apache.derby.jdbc.BasicEmbeddedXADataSource40");

    static final BeanReader CLIENT_READER = (bean, login) -> {
        @Nullable String database = bean.text("getDatabaseName");
        @Nullable String attributes = bean.text("getConnectionAttributes");
        if (database == null) {
            throw bean.unreadable();
        }
        StringBuilder url = new StringBuilder("jdbc:derby://")
                .append(bean.host("getServerName"))
                .append(':')
                .append(bean.number("getPortNumber"))
                .append('/')
                .append(database);
        if (attributes != null && !attributes.isEmpty()) {
            url.append(';').append(attributes);
        }
        return BeanTarget.of(url.toString(), Map.of());
    };

    static final BeanReader EMBEDDED_READER = (bean, login) -> {
        if (bean.flag("getAttributesAsPassword")) {
            // a password would be read as part of the URL
            throw bean.leadsElsewhere("attributesAsPassword");
        }
        if (bean.field("jdbcurl") instanceof String url) {
            return BeanTarget.of(url, Map.of());
        }
        throw bean.unreadable();
    };

    private DerbyBeans() {}
}
