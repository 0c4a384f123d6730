package io.tierguard.jdbc;

import io.tierguard.report.Code;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of guarded connections that tells a refusal at once. A pool by itself tries again and again until its time-out is
 * over, for each caller anew, whatever its source throws.
 *
 * <pre>{@code
 * HikariConfig config = new HikariConfig();
 * config.setDataSource(GuardedDataSource.named("orders").of(url, guard));
 * DataSource orders = GuardedPool.wrap(new HikariDataSource(config));
 * }</pre>
 *
 * <p>From the first refusal on, callers get it without asking the pool. It is a latch: only a check that succeeds releases it.
 * Ten seconds after a refusal, and again after each ten seconds, the next caller makes that check, which opens a connection
 * of the source; all others are refused meanwhile.
 *
 * <p>Closing it closes the pool. {@code unwrap} hands out this object, the pool itself, so that metrics find it, and what the
 * pool tells of its own; never what connections come from unguarded.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * <p><b>Refuses when</b> the pool does not take its connections from a guarded source.
 *
 * @since 0.1
 */
public final class GuardedPool implements DataSource, AutoCloseable {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final DataSource pool;
    private final @Nullable GuardedDataSource source;
    private final RefusalLatch latch;
    private final long everyNanos;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Check> next = new AtomicReference<>();

    /** When a refusal is looked into again. */
    private record Check(SQLException refusal, long at) {}

    private interface Opening {
        Connection open() throws SQLException;
    }

    private GuardedPool(
            DataSource pool,
            @Nullable GuardedDataSource source,
            RefusalLatch latch,
            Duration every,
            LongSupplier nanoTime) {
        this.pool = pool;
        this.source = source;
        this.latch = latch;
        this.everyNanos = every.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Goes around a pool that tells where its connections come from: a guarded data source, or a URL with
     * {@code jdbc:tierguard:}. HikariCP, Tomcat JDBC, DBCP2's {@code BasicDataSource} and c3p0 do.
     *
     * @param pool with its configuration complete
     * @return the pool to use
     * @throws SQLException where it takes them elsewhere, does not tell, or is no pool
     */
    public static GuardedPool wrap(DataSource pool) throws SQLException {
        PoolOrigin origin = PoolOrigin.of(pool);
        if (!origin.isGuarded()) {
            throw CodedSql.connection(Code.POOL_UNGUARDED, pool.getClass().getName(), "a guarded source");
        }
        @Nullable GuardedDataSource source = origin.source();
        return new GuardedPool(
                pool, source, source == null ? new RefusalLatch() : source.latch(), TEN_SECONDS, System::nanoTime);
    }

    /**
     * Goes around a pool that does not tell where its connections come from, such as Agroal.
     *
     * @param pool with its configuration complete
     * @param source where the pool takes its connections
     * @return the pool to use
     * @throws SQLException where the pool tells that it takes them elsewhere, or is no pool
     */
    public static GuardedPool wrap(DataSource pool, GuardedDataSource source) throws SQLException {
        PoolOrigin origin = PoolOrigin.of(pool);
        boolean elsewhere = origin.source() == null ? !origin.isGuarded() : origin.source() != source;
        if (origin.isTold() && elsewhere) {
            throw CodedSql.connection(Code.POOL_UNGUARDED, pool.getClass().getName(), source);
        }
        return new GuardedPool(pool, source, source.latch(), TEN_SECONDS, System::nanoTime);
    }

    /**
     * The same pool with another time between a refusal and the next check.
     *
     * @param every at least a millisecond
     * @return a copy around the same pool
     */
    public GuardedPool checkedEvery(Duration every) {
        return checkedEvery(every, nanoTime);
    }

    GuardedPool checkedEvery(Duration every, LongSupplier ticker) {
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException("every must be at least a millisecond");
        }
        return new GuardedPool(pool, source, latch, every, ticker);
    }

    /**
     * What callers are refused with at the moment, for a readiness probe.
     *
     * @return empty where they are not
     */
    public Optional<SQLException> refusal() {
        return Optional.ofNullable(latch.held());
    }

    @Override
    public Connection getConnection() throws SQLException {
        return open(pool::getConnection);
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
        return open(() -> pool.getConnection(username, password));
    }

    private Connection open(Opening opening) throws SQLException {
        @Nullable SQLException refusal = latch.held();
        if (refusal == null) {
            return fromPool(opening);
        }
        if (!isCheckOf(refusal)) {
            throw RefusalLatch.anew(refusal);
        }
        @Nullable GuardedDataSource checked = source;
        if (checked != null) {
            checked.probe();
        }
        Connection connection = fromPool(opening);
        latch.release(refusal);
        return connection;
    }

    /** Whether it is time to look into the refusal again, and this caller who does. */
    private boolean isCheckOf(SQLException refusal) {
        long now = nanoTime.getAsLong();
        @Nullable Check planned = next.get();
        Check later = new Check(refusal, now + everyNanos);
        if (planned != null && planned.refusal().equals(refusal)) {
            return now - planned.at() >= 0 && next.compareAndSet(planned, later);
        }
        next.compareAndSet(planned, later);
        return false;
    }

    /** A pool wraps the refusal into what it throws when its time is over, or when it cannot start. */
    private Connection fromPool(Opening opening) throws SQLException {
        try {
            return opening.open();
        } catch (SQLException | RuntimeException e) {
            Optional<SQLException> refusal = RefusalLatch.refusalIn(e);
            if (refusal.isEmpty()) {
                throw e;
            }
            latch.observe(refusal.get());
            next.set(new Check(refusal.get(), nanoTime.getAsLong() + everyNanos));
            throw RefusalLatch.anew(refusal.get());
        }
    }

    /** Closes the pool. */
    @Override
    public void close() throws SQLException {
        try {
            if (pool instanceof AutoCloseable closeable) {
                closeable.close();
            } else {
                pool.getClass().getMethod("close").invoke(pool);
            }
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (InvocationTargetException e) {
            throw notClosed(e.getCause() == null ? e : e.getCause());
        } catch (Exception e) {
            throw notClosed(e);
        }
    }

    private SQLException notClosed(Throwable cause) {
        return new SQLException(pool.getClass().getName() + " could not be closed", cause);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return find(type).isPresent();
    }

    /**
     * This object, the pool, the guarded source, or what the pool tells of its own.
     *
     * @param type a class or interface of theirs
     * @return the object
     * @throws SQLException for every other type, and for data sources and drivers that are not guarded
     */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return find(type).orElseThrow(() -> CodedSql.feature(Code.NOT_UNWRAPPED, type.getName()));
    }

    private <T> Optional<T> find(Class<T> type) {
        if (type.isInstance(this)) {
            return Optional.of(type.cast(this));
        }
        if (type.isInstance(pool)) {
            return Optional.of(type.cast(pool));
        }
        try {
            return pool.isWrapperFor(type)
                    ? Optional.ofNullable(pool.unwrap(type)).filter(GuardedPool::opensNothing)
                    : Optional.empty();
        } catch (SQLException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean opensNothing(Object found) {
        return found instanceof GuardedDataSource
                || !(found instanceof CommonDataSource || found instanceof Driver || found instanceof Connection);
    }

    /** Not supported: a pool logs in as it was configured. */
    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        throw new SQLFeatureNotSupportedException("a pool logs in as it was configured");
    }

    /** Not supported: no driver takes a sharding key by URL. */
    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        throw new SQLFeatureNotSupportedException("sharding keys cannot be handed to a driver");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) throws SQLException {
        pool.setLogWriter(writer);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public String toString() {
        return "GuardedPool of " + pool.getClass().getName();
    }
}
