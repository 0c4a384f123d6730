package io.tierguard.samples.incidents.scenario;

import io.tierguard.archunit.ClassFiles;
import java.net.URISyntaxException;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/** What the build rule finds: a connection that nothing judges. Nobody calls it. */
final class RawConnection {

    private RawConnection() {}

    static Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** This class, as the rule reads it. */
    static ClassFiles classFile() throws URISyntaxException {
        URL here = Objects.requireNonNull(RawConnection.class.getResource("RawConnection.class"));
        return ClassFiles.of(Map.of(RawConnection.class.getName(), here.toURI()));
    }
}
