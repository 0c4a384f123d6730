package io.tierguard.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKey;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;
import org.jspecify.annotations.Nullable;

/** Builds connections with a login; judged when built. Sharding keys, which lead to a server of their own, refuse. */
final class GuardedXAConnectionBuilder implements XAConnectionBuilder {

    private final Gate<XAConnection> gate;
    private @Nullable String user;
    private @Nullable String password;
    private boolean sharded;

    GuardedXAConnectionBuilder(Gate<XAConnection> gate) {
        this.gate = gate;
    }

    @Override
    public XAConnectionBuilder user(@Nullable String name) {
        this.user = name;
        return this;
    }

    @Override
    public XAConnectionBuilder password(@Nullable String secret) {
        this.password = secret;
        return this;
    }

    @Override
    public XAConnectionBuilder shardingKey(@Nullable ShardingKey key) {
        this.sharded |= key != null;
        return this;
    }

    @Override
    public XAConnectionBuilder superShardingKey(@Nullable ShardingKey key) {
        this.sharded |= key != null;
        return this;
    }

    @Override
    public XAConnection build() throws SQLException {
        if (sharded) {
            throw new SQLFeatureNotSupportedException("sharding keys cannot be handed to a driver");
        }
        return gate.open(user == null && password == null ? null : new Login(user, password));
    }
}
