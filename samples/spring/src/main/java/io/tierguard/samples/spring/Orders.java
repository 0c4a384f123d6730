package io.tierguard.samples.spring;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders, in the database that {@code spring.datasource} names. */
final class Orders {

    private final JdbcClient database;

    Orders(JdbcClient database) {
        this.database = database;
    }

    /** {@return whether the database answers} */
    boolean areReachable() {
        return database.sql("select 1").query(Integer.class).single() == 1;
    }
}
