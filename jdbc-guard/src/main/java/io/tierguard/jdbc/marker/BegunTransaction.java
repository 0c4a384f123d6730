package io.tierguard.jdbc.marker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that may have begun before its connection is asked, and that goes on afterwards: what the asking began is
 * undone up to where it stood, and no further.
 */
final class BegunTransaction implements InvocationHandler, AutoCloseable {

    private final Connection connection;
    private final Savepoint before;

    private BegunTransaction(Connection connection, Savepoint before) {
        this.connection = connection;
        this.before = before;
    }

    /** Where the database has savepoints. */
    static BegunTransaction keep(Connection connection) throws SQLException {
        return new BegunTransaction(connection, connection.setSavepoint());
    }

    /** The connection, whose roll-back ends at the savepoint. */
    Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                BegunTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("rollback") && method.getParameterCount() == 0) {
            connection.rollback(before);
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback(before);
        connection.releaseSavepoint(before);
    }
}
