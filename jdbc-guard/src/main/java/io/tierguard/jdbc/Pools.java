package io.tierguard.jdbc;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.CommonDataSource;

/** Tells pools: data sources that hold connections open, which nobody could judge one by one from outside. */
final class Pools {

    private static final List<String> NAMES = List.of(
            "com.zaxxer.hikari.",
            "org.apache.commons.dbcp",
            "org.apache.tomcat.dbcp",
            "org.apache.tomcat.jdbc.pool.",
            "com.mchange.v2.c3p0.",
            "io.agroal.",
            "com.alibaba.druid.pool.",
            "org.vibur.dbcp.",
            "oracle.ucp.",
            "com.jolbox.bonecp.",
            "com.atomikos.jdbc.",
            "bitronix.tm.resource.jdbc.",
            "org.jboss.jca.",
            "org.springframework.jdbc.datasource.SingleConnectionDataSource",
            "org.postgresql.ds.PGPoolingDataSource",
            "org.mariadb.jdbc.MariaDbPoolDataSource",
            "org.h2.jdbcx.JdbcConnectionPool");

    /** Bean properties that only pools have. */
    private static final Set<String> SIZES = Set.of(
            "getMaximumPoolSize",
            "getMaxPoolSize",
            "getMinPoolSize",
            "getMaxActive",
            "getMaxTotal",
            "getMaxConnections");

    private Pools() {}

    static boolean isPool(CommonDataSource source) {
        return ancestry(source.getClass()).anyMatch(type -> NAMES.stream().anyMatch(type.getName()::startsWith))
                || Stream.of(source.getClass().getMethods()).anyMatch(Pools::isSize);
    }

    private static boolean isSize(Method method) {
        return method.getParameterCount() == 0 && SIZES.contains(method.getName());
    }

    /** The class, what it extends and what it implements. */
    private static Stream<Class<?>> ancestry(Class<?> type) {
        Stream.Builder<Class<?>> found = Stream.builder();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Class<?> next = open.pop();
            found.add(next);
            open.addAll(List.of(next.getInterfaces()));
            Class<?> parent = next.getSuperclass();
            if (parent != null) {
                open.add(parent);
            }
        }
        return found.build();
    }
}
