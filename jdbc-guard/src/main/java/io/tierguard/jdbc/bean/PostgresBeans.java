package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of pgjdbc, and of the drivers that were made from it. They write all that was set into one URL and hand
 * that to {@link java.sql.DriverManager}.
 */
final class PostgresBeans {

    static final List<String> TYPES = List.of(
            "org.postgresql.ds.PGSimpleDataSource",
            "org.postgresql.ds.PGConnectionPoolDataSource",
            "org.postgresql.xa.PGXADataSource",
            "org.postgresql.jdbc2.optional.SimpleDataSource",
            "org.postgresql.jdbc2.optional.ConnectionPool",
            "org.postgresql.jdbc3.Jdbc3SimpleDataSource",
            "org.postgresql.jdbc3.Jdbc3ConnectionPool",
            "com.amazon.redshift.ds.RedshiftSimpleDataSource",
            "com.amazon.redshift.ds.RedshiftConnectionPoolDataSource",
            "com.amazon.redshift.xa.RedshiftXADataSource",
            "com.amazon.redshift.jdbc.DataSource",
            "com.amazon.redshift.jdbc42.DataSource",
            "com.yugabyte.ds.PGSimpleDataSource",
            "com.yugabyte.ds.PGConnectionPoolDataSource",
            "com.yugabyte.xa.PGXADataSource");

    static final BeanReader READER = (bean, login) -> {
        @Nullable String url = bean.text("getUrl");
        if (url == null) {
            throw bean.unreadable();
        }
        return new BeanTarget(url, Map.of(), true);
    };

    private PostgresBeans() {}
}
