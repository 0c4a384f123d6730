package io.tierguard.samples.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Orders in the database. */
final class Orders {

    private final DataSource database;

    Orders(DataSource database) {
        this.database = database;
    }

    void add(Order order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into orders (id, item, cents, state) values (?, ?, ?, ?)")) {
            insert.setObject(1, order.id());
            insert.setString(2, order.item());
            insert.setLong(3, order.cents());
            insert.setString(4, order.state().name());
            insert.executeUpdate();
        }
    }

    void update(Order order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("update orders set state = ? where id = ?")) {
            update.setString(1, order.state().name());
            update.setObject(2, order.id());
            update.executeUpdate();
        }
    }

    Optional<Order> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select item, cents, state from orders where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Order(id, row.getString(1), row.getLong(2), Order.State.valueOf(row.getString(3))))
                        : Optional.empty();
            }
        }
    }

    /** Whether the database answers. */
    boolean isReachable() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(2);
        }
    }
}
