package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of IBM's driver for DB2, of type 4: a server, a port and a database, and every other property that is
 * not as in a new data source.
 */
final class Db2Beans {

    static final List<String> TYPES = List.of(
            "com.ibm.db2.jcc.DB2SimpleDataSource",
            "com.ibm.db2.jcc.DB2DataSource",
            "com.ibm.db2.jcc.DB2ConnectionPoolDataSource",
            "com.ibm.db2.jcc.DB2XADataSource");

    private static final Set<String> IN_URL = Set.of("serverName", "portNumber", "databaseName", "driverType");
    private static final Set<String> SAYING_NOTHING = Set.of("description", "dataSourceName", "user", "password");
    private static final Pattern DATABASE = Pattern.compile("[\\w.$#@-]+");

    private static final Defaults DEFAULTS = new Defaults();

    static final BeanReader READER = (bean, login) -> {
        if (bean.number("getDriverType") != 4) {
            throw bean.leadsElsewhere("driverType");
        }
        for (String list :
                List.of("clientRerouteServerList", "clientRerouteServerListJNDIContext", "alternateGroupServerList_")) {
            if (bean.field(list) != null) {
                throw bean.leadsElsewhere(list);
            }
        }
        Map<String, String> properties = bean.properties(bean.value("getProperties"));
        properties
                .entrySet()
                .removeAll(
                        DEFAULTS.get(bean.known()).orElseThrow(bean::unreadable).entrySet());
        properties.keySet().removeAll(IN_URL);
        properties.keySet().removeAll(SAYING_NOTHING);
        String url =
                "jdbc:db2://" + bean.host("getServerName") + ":" + bean.number("getPortNumber") + "/" + database(bean);
        return BeanTarget.of(url, properties);
    };

    private Db2Beans() {}

    private static String database(Bean bean) throws UnreadableBean {
        @Nullable String database = bean.text("getDatabaseName");
        if (database == null) {
            throw bean.unreadable();
        }
        if (!DATABASE.matcher(database).matches()) {
            throw bean.leadsElsewhere("databaseName");
        }
        return database;
    }

    /** What a new data source tells; asking for it takes more than a millisecond. */
    private static final class Defaults extends ClassValue<Optional<Map<String, String>>> {

        @Override
        protected Optional<Map<String, String>> computeValue(Class<?> type) {
            try {
                Bean fresh = new Bean(type.getConstructor().newInstance(), type);
                return Optional.of(fresh.properties(fresh.value("getProperties")));
            } catch (ReflectiveOperationException | UnreadableBean e) {
                return Optional.empty();
            }
        }
    }
}
