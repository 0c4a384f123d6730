package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.util.HashSet;
import java.util.Set;

/**
 * The sub-protocol {@code mysql}, which two drivers take where the URL says {@code permitMysqlScheme}. Either may be
 * first on the class path, so that both must read the same.
 */
final class MysqlScheme implements Dialect {

    private static final String BOTH = "permitMysqlScheme";

    private final MysqlDialect mysql = new MysqlDialect();
    private final MariadbDialect mariadb = MariadbDialect.underMysqlScheme();

    @Override
    public Set<String> subProtocols() {
        return mysql.subProtocols();
    }

    @Override
    public Set<String> drivers() {
        Set<String> drivers = new HashSet<>(mysql.drivers());
        drivers.addAll(mariadb.drivers());
        return drivers;
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        Reading.Endpoints read = mysql.read(url, target);
        if (url.contains(BOTH) && !mariadb.read(url, target).endpoints().equals(read.endpoints())) {
            throw new UnreadableTarget(
                    "MySQL: with " + BOTH + " the drivers of MySQL and MariaDB both take it, and read different hosts",
                    "write jdbc:mariadb: for the MariaDB driver, or remove " + BOTH);
        }
        return read;
    }
}
