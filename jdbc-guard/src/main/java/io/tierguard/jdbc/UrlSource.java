package io.tierguard.jdbc;

import io.tierguard.guard.Target;
import io.tierguard.internal.Redaction;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Connections from a driver, by URL and properties, which are handed on as they are. */
final class UrlSource implements ConnectionSource<Connection> {

    private final String url;
    private final ConnectionProperties properties;

    UrlSource(String url, ConnectionProperties properties) {
        this.url = url;
        this.properties = properties;
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
        @Nullable Connection connection = driver.connect(url, properties.forDriver(login));
        if (connection == null) {
            throw CodedSql.connection(Code.NO_DRIVER, Redaction.schemeOf(url));
        }
        return connection;
    }

    @Override
    public void show(Connection opened, Target judged, ConnectionCheck check) throws SQLException {
        FirstLook.at(opened, judged, check);
    }
}
