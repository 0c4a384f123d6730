package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;

/** A process in staging with a real PostgreSQL of its own, and production's beside it: the same server by another name. */
abstract class FrameworkSituation {

    final CountingRelay relay = new CountingRelay(Databases.postgres());
    final Guard guard = Guards.of(
            Tier.STAGING,
            "version: 1\nendpoints:\n  staging:\n    - localhost:" + relay.port()
                    + "\n  production:\n    - db.prod.example.com\n");
    private final GuardSlot.Publication published = GuardSlot.publish(guard);

    @AfterEach
    void stop() throws IOException {
        published.close();
        relay.close();
    }

    private String url(String host) {
        return "jdbc:postgresql://" + host + ":" + relay.port() + "/postgres?user=postgres&sslmode=disable";
    }

    final String ownUrl() {
        return url("localhost");
    }

    final String foreignUrl() {
        return url("db.prod.example.com");
    }

    static String tierguard(String url) {
        return url.replace("jdbc:", "jdbc:tierguard:");
    }

    final GuardedDataSource own() throws SQLException {
        return GuardedDataSource.of(ownUrl(), new Properties(), guard);
    }

    /** A guarded source that was production's from the start, as nobody who asks {@code of} can have one. */
    final GuardedDataSource moved() throws SQLException {
        org.postgresql.ds.PGSimpleDataSource bean = new org.postgresql.ds.PGSimpleDataSource();
        bean.setUrl(ownUrl());
        GuardedDataSource source = GuardedDataSource.wrap(bean, guard);
        bean.setUrl(foreignUrl());
        return source;
    }

    final String foreign() {
        return "TG-2001 refused: this process is staging, and db.prod.example.com:" + relay.port()
                + "/postgres belongs to production\n";
    }

    /** Opened equals closed. */
    final void leaksNothing() {
        assertThat(relay.openAtMost(0)).isZero();
    }

    final void openedNothing() {
        assertThat(relay.opened()).isZero();
    }

    static int one(Connection opened) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 1")) {
            result.next();
            return result.getInt(1);
        }
    }
}
