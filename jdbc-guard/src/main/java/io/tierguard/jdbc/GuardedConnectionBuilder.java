package io.tierguard.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKey;
import org.jspecify.annotations.Nullable;

/** Builds connections with a login; judged when built. Drivers take no sharding keys by URL, so that these refuse. */
final class GuardedConnectionBuilder implements ConnectionBuilder {

    private final Gate<Connection> gate;
    private @Nullable String user;
    private @Nullable String password;
    private boolean sharded;

    GuardedConnectionBuilder(Gate<Connection> gate) {
        this.gate = gate;
    }

    @Override
    public ConnectionBuilder user(@Nullable String name) {
        this.user = name;
        return this;
    }

    @Override
    public ConnectionBuilder password(@Nullable String secret) {
        this.password = secret;
        return this;
    }

    @Override
    public ConnectionBuilder shardingKey(@Nullable ShardingKey key) {
        this.sharded |= key != null;
        return this;
    }

    @Override
    public ConnectionBuilder superShardingKey(@Nullable ShardingKey key) {
        this.sharded |= key != null;
        return this;
    }

    @Override
    public Connection build() throws SQLException {
        if (sharded) {
            throw new SQLFeatureNotSupportedException("sharding keys cannot be handed to a driver");
        }
        return gate.open(user == null && password == null ? null : new Login(user, password));
    }
}
