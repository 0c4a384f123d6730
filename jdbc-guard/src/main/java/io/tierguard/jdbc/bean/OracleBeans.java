package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of Oracle's thin driver: the URL that was set, or a descriptor that they make of protocol, server, port,
 * and service, database or TNS entry; beside it the connection properties.
 */
final class OracleBeans {

    static final List<String> TYPES = List.of(
            "oracle.jdbc.pool.OracleDataSource",
            "oracle.jdbc.pool.OracleConnectionPoolDataSource",
            "oracle.jdbc.datasource.impl.OracleDataSource",
            "oracle.jdbc.datasource.impl.OracleConnectionPoolDataSource",
            "oracle.jdbc.xa.client.OracleXADataSource",
            "oracle.jdbc.replay.OracleDataSourceImpl",
            "oracle.jdbc.replay.OracleConnectionPoolDataSourceImpl",
            "oracle.jdbc.replay.OracleXADataSourceImpl");

    private static final String URL_OF_XA = "connection_url";

    static final BeanReader READER = (bean, login) -> {
        if (bean.field("hostnameResolver") != null) {
            throw bean.leadsElsewhere("hostnameResolver");
        }
        boolean explicit = Boolean.TRUE.equals(bean.field("urlExplicit"));
        // asking such a data source for its URL would turn it to the server's own connection for good
        boolean madeOfParts = "thin".equals(bean.text("getDriverType"));
        if (!explicit && !madeOfParts || Boolean.TRUE.equals(bean.field("useDefaultConnection"))) {
            throw bean.leadsElsewhere("driverType");
        }
        @Nullable String url = bean.text("getURL");
        if (url == null) {
            throw bean.unreadable();
        }
        Map<String, String> properties = bean.properties(bean.value("getConnectionProperties"));
        if (properties.containsKey(URL_OF_XA)) {
            throw bean.leadsElsewhere(URL_OF_XA);
        }
        return BeanTarget.of(url, properties);
    };

    private OracleBeans() {}
}
