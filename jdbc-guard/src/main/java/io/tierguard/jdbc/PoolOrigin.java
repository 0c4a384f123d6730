package io.tierguard.jdbc;

import io.tierguard.report.Code;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a pool takes its connections, as its bean properties tell it. A data source beats a URL in every pool that has both.
 *
 * @param isTold whether the pool tells anything
 * @param isGuarded whether what it tells is guarded
 * @param source null where it takes a URL, or tells nothing
 */
record PoolOrigin(
        boolean isTold, boolean isGuarded, @Nullable GuardedDataSource source) {

    private static final PoolOrigin UNTOLD = new PoolOrigin(false, false, null);
    private static final PoolOrigin ELSEWHERE = new PoolOrigin(true, false, null);

    private static final List<String> SOURCES = List.of("getDataSource", "getNestedDataSource");
    private static final List<String> NAMES = List.of("getDataSourceClassName", "getDataSourceJNDI");
    private static final List<String> URLS = List.of("getJdbcUrl", "getUrl", "getURL");

    static PoolOrigin of(DataSource pool) throws SQLException {
        if (!Pools.isPool(pool)) {
            throw CodedSql.connection(
                    Code.POOL_UNGUARDED, pool.getClass().getName(), "a guarded source, and is no pool");
        }
        Optional<Object> source = first(pool, SOURCES);
        if (source.isPresent()) {
            return source.filter(DataSource.class::isInstance)
                    .flatMap(inner -> GuardedDataSource.behind((DataSource) inner))
                    .map(guarded -> new PoolOrigin(true, true, guarded))
                    .orElse(ELSEWHERE);
        }
        if (first(pool, NAMES).isPresent()) {
            return ELSEWHERE;
        }
        return first(pool, URLS)
                .map(url -> new PoolOrigin(true, GuardedUrl.is(url.toString()), null))
                .orElse(UNTOLD);
    }

    private static Optional<Object> first(DataSource pool, List<String> getters) {
        return getters.stream()
                .map(getter -> read(pool, getter))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Object> read(DataSource pool, String getter) {
        try {
            Method method = pool.getClass().getMethod(getter);
            return method.trySetAccessible() ? Optional.ofNullable(method.invoke(pool)) : Optional.empty();
        } catch (NoSuchMethodException | InvocationTargetException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
