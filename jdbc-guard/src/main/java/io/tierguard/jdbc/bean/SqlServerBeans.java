package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of mssql-jdbc. All that was set is in their reference: a URL, where there is one, and properties that
 * beat it.
 */
final class SqlServerBeans {

    static final List<String> TYPES = List.of(
            "com.microsoft.sqlserver.jdbc.SQLServerDataSource",
            "com.microsoft.sqlserver.jdbc.SQLServerConnectionPoolDataSource",
            "com.microsoft.sqlserver.jdbc.SQLServerXADataSource");

    private static final String WITHOUT_URL = "jdbc:sqlserver://";
    private static final String URL = "dataSourceURL";
    private static final List<String> NO_PROPERTIES =
            List.of(URL, "class", "dataSourceDescription", "trustStorePasswordStripped");

    /** Names by which a URL would be read that has them; without one they are passed over. */
    private static final Set<String> TARGET = names(
            "serverName",
            "server",
            "portNumber",
            "port",
            "instanceName",
            "databaseName",
            "database",
            "failoverPartner");

    private static final Set<String> SPELLED =
            Set.of("serverName", "portNumber", "instanceName", "databaseName", "failoverPartner");

    static final BeanReader READER = (bean, login) -> {
        Map<String, String> entries = References.entries(bean);
        @Nullable String url = entries.get(URL);
        entries.keySet().removeAll(NO_PROPERTIES);
        for (String name : entries.keySet()) {
            if (TARGET.contains(name) && !SPELLED.contains(name)) {
                throw bean.leadsElsewhere(name);
            }
        }
        return BeanTarget.of(url == null ? WITHOUT_URL : url, entries);
    };

    private SqlServerBeans() {}

    private static Set<String> names(String... names) {
        Set<String> folded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        folded.addAll(List.of(names));
        return folded;
    }
}
