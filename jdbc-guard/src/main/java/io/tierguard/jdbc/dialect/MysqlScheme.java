package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sub-protocol {@code mysql}, which two drivers take where the URL says {@code permitMysqlScheme}. Either may be
 * first on the class path, so that both must read the same.
 */
final class MysqlScheme implements Dialect {

    private static final String BOTH = "permitMysqlScheme";

    private final MysqlDialect mysql = new MysqlDialect(MysqlParameters.ALL);
    private final MysqlDialect mysqlBesideMariadb;
    private final MariadbDialect mariadbBesideMysql;

    MysqlScheme() {
        Parameters either = MysqlParameters.ALL.or(MariadbParameters.ALL);
        this.mysqlBesideMariadb = new MysqlDialect(either);
        this.mariadbBesideMysql = MariadbDialect.underMysqlScheme(either);
    }

    @Override
    public Set<String> subProtocols() {
        return mysql.subProtocols();
    }

    @Override
    public Set<String> drivers(String url) {
        Set<String> drivers = new HashSet<>(mysql.drivers(url));
        if (url.contains(BOTH)) {
            drivers.addAll(mariadbBesideMysql.drivers(url));
        }
        return drivers;
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.contains(BOTH)) {
            return mysql.read(url, target);
        }
        Reading.Endpoints read = mysqlBesideMariadb.read(url, target);
        if (!mariadbBesideMysql.read(url, target).endpoints().equals(read.endpoints())) {
            throw new UnreadableTarget(
                    "MySQL: with " + BOTH
                            + " the drivers of MySQL and MariaDB both take it, and read different targets",
                    "write jdbc:mariadb: for the MariaDB driver, or remove " + BOTH);
        }
        return read;
    }

    @Override
    public List<String> singleUrls(String url) {
        return mysql.singleUrls(url);
    }
}
