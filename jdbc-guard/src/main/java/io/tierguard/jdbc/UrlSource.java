package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import io.tierguard.internal.Redaction;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import io.tierguard.jdbc.socket.SocketWatch;
import io.tierguard.jdbc.socket.WatchedSockets;
import io.tierguard.report.Code;
import java.net.InetSocketAddress;
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
    private final @Nullable SingleServers servers;

    private UrlSource(
            String url, ConnectionProperties properties, WatchedSockets sockets, @Nullable SingleServers servers) {
        this.url = url;
        this.properties = properties;
        this.sockets = sockets;
        this.servers = servers;
    }

    static UrlSource of(String url, Properties properties, Guard guard, String usedBy) throws SQLException {
        return of(url, properties, guard, usedBy, new VerifiedServers());
    }

    static UrlSource of(String url, Properties properties, Guard guard, String usedBy, VerifiedServers verified)
            throws SQLException {
        ConnectionProperties copied = ConnectionProperties.of(properties);
        if (JdbcTargetReader.singleUrlsOf(url).isEmpty()) {
            return new UrlSource(url, copied, WatchedSockets.of(guard, usedBy), null);
        }
        SingleServers servers = new SingleServers(url, copied, null, guard, usedBy, verified);
        return new UrlSource(url, copied, WatchedSockets.asking(guard, usedBy, servers), servers);
    }

    /** Connections to one address of the URL's server, and to no other of the same name. */
    static UrlSource pinned(
            String url, ConnectionProperties properties, Guard guard, String usedBy, InetSocketAddress only) {
        return new UrlSource(url, properties, WatchedSockets.pinned(guard, usedBy, only), null);
    }

    @Override
    public Target target(@Nullable Login login) {
        return Target.of(url, properties.forDriver(login));
    }

    @Override
    public void requireDriver(Target judged) throws SQLException {
        Drivers.find(url);
    }

    private boolean hook(WatchedSockets watching, Driver driver, Properties given) {
        return Drivers.dialler(driver, url)
                .filter(dialler -> watching.hook(dialler.driver(), dialler.url(), given))
                .isPresent();
    }

    @Override
    public Connection open(Target judged, @Nullable Login login) throws SQLException {
        Driver driver = Drivers.find(url);
        Properties given = properties.forDriver(login);
        WatchedSockets watching =
                login == null || servers == null ? sockets : sockets.alsoAsking(servers.loggingInAs(login));
        boolean watched = hook(watching, driver, given);
        if (servers != null && !watched) {
            UnaskedServers.refuse(url, servers.guard());
        }
        try (SocketWatch.Opening opening = watching.opening(judged)) {
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
            Optional<SQLException> unverified = opening.unverified();
            if (unverified.isPresent()) {
                throw unverified.get();
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
