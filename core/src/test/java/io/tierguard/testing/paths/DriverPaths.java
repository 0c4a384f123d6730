package io.tierguard.testing.paths;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** JDBC drivers, bare, as an application uses them that has wrapped nothing. */
final class DriverPaths {

    /** It warns of each server that hangs up; kept, since the JDK forgets the settings of loggers that nobody holds. */
    private static final Logger SQL_SERVER = Logger.getLogger("com.microsoft.sqlserver.jdbc");

    static {
        SQL_SERVER.setLevel(Level.OFF);
    }

    private DriverPaths() {}

    private interface Made {
        Driver driver() throws SQLException;
    }

    static List<NetPath> all() {
        return List.of(
                path("PostgreSQL JDBC", org.postgresql.Driver::new, "jdbc:postgresql://{host}:{port}/orders"),
                path(
                        "MariaDB JDBC",
                        org.mariadb.jdbc.Driver::new,
                        "jdbc:mariadb://{host}:{port}/orders?retriesAllDown=1"),
                path("MySQL JDBC", com.mysql.cj.jdbc.Driver::new, "jdbc:mysql://{host}:{port}/orders"),
                path(
                        "SQL Server JDBC",
                        com.microsoft.sqlserver.jdbc.SQLServerDriver::new,
                        "jdbc:sqlserver://{host}:{port};loginTimeout=2;connectRetryCount=0"),
                path("DB2 JDBC", com.ibm.db2.jcc.DB2Driver::new, "jdbc:db2://{host}:{port}/orders"),
                path("H2 over TCP", org.h2.Driver::new, "jdbc:h2:tcp://{host}:{port}/orders"),
                path("Oracle JDBC, thin", oracle.jdbc.OracleDriver::new, "jdbc:oracle:thin:@//{host}:{port}/orders"));
    }

    private static NetPath path(String name, Made made, String url) {
        return new NetPath(name, (host, port) -> {
            Properties properties = new Properties();
            properties.setProperty("user", "orders");
            properties.setProperty("password", "documented-fake");
            made.driver()
                    .connect(url.replace("{host}", host).replace("{port}", String.valueOf(port)), properties)
                    .close();
        });
    }
}
