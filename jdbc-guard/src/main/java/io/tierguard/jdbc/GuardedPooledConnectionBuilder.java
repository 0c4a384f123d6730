package io.tierguard.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKey;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import org.jspecify.annotations.Nullable;

/** Builds connections with a login; judged when built. Sharding keys, which lead to a server of their own, refuse. */
final class GuardedPooledConnectionBuilder implements PooledConnectionBuilder {

    private final Gate<PooledConnection> gate;
    private @Nullable String user;
    private @Nullable String password;
    private boolean sharded;

    GuardedPooledConnectionBuilder(Gate<PooledConnection> gate) {
        this.gate = gate;
    }

    @Override
    public PooledConnectionBuilder user(@Nullable String name) {
        this.user = name;
        return this;
    }

    @Override
    public PooledConnectionBuilder password(@Nullable String secret) {
        this.password = secret;
        return this;
    }

    @Override
    public PooledConnectionBuilder shardingKey(@Nullable ShardingKey key) {
        this.sharded |= key != null;
        return this;
    }

    @Override
    public PooledConnectionBuilder superShardingKey(@Nullable ShardingKey key) {
        this.sharded |= key != null;
        return this;
    }

    @Override
    public PooledConnection build() throws SQLException {
        if (sharded) {
            throw new SQLFeatureNotSupportedException("sharding keys cannot be handed to a driver");
        }
        return gate.open(user == null && password == null ? null : new Login(user, password));
    }
}
