package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import io.tierguard.internal.Redaction;
import io.tierguard.jdbc.socket.SocketWatch;
import io.tierguard.jdbc.socket.WatchedSockets;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Connections from a driver, by URL and properties, which are handed on as they are; beside them the driver is given a
 * socket factory, where it takes one.
 */
final class UrlSource implements ConnectionSource<Connection> {

    private final String url;
    private final ConnectionProperties properties;
    private final WatchedSockets sockets;

    private UrlSource(String url, ConnectionProperties properties, WatchedSockets sockets) {
        this.url = url;
        this.properties = properties;
        this.sockets = sockets;
    }

    static UrlSource of(String url, Properties properties, Guard guard, String usedBy) throws SQLException {
        return new UrlSource(url, ConnectionProperties.of(properties), new WatchedSockets(guard, usedBy));
    }

    @Override
    public Target target(@Nullable Login login) {
        return Target.of(url, properties.forDriver(login));
    }

    @Override
    public void requireDriver(Target judged) throws SQLException {
        Drivers.find(url);
    }

    @Override
    public Connection open(Target judged, @Nullable Login login) throws SQLException {
        Driver driver = Drivers.find(url);
        Properties given = properties.forDriver(login);
        boolean watched = sockets.hook(driver, url, given);
        try (SocketWatch.Opening opening = sockets.opening(judged)) {
            Connection connection = connect(driver, given, opening);
            if (watched && !opening.isWatched()) {
                connection.close();
                throw CodedSql.connection(
                        Code.SOCKETS_NOT_ASKED, driver.getClass().getName());
            }
            return connection;
        }
    }

    private Connection connect(Driver driver, Properties given, SocketWatch.Opening opening) throws SQLException {
        @Nullable Connection connection;
        try {
            connection = driver.connect(url, given);
        } catch (SQLException | RuntimeException e) {
            Optional<Judgement> refused = opening.refused(e);
            if (refused.isPresent()) {
                // the driver's own exception may tell what nobody may see
                throw new RefusedSqlException(refused.get());
            }
            throw e;
        }
        if (connection == null) {
            throw CodedSql.connection(Code.NO_DRIVER, Redaction.schemeOf(url));
        }
        return connection;
    }

    @Override
    public void show(Connection opened, Judgement judged, ConnectionCheck check) throws SQLException {
        FirstLook.at(opened, judged, check);
    }
}
