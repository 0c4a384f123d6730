package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.util.Set;

/**
 * BigQuery, which is never read: all projects of all tiers stand behind one host, which the URL need not even name, and
 * credentials and further services are found by the driver.
 */
final class BigqueryDialect implements Dialect {

    @Override
    public Set<String> subProtocols() {
        return Set.of("bigquery");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of();
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        throw new UnreadableTarget(
                "BigQuery: the projects of all tiers are behind one host, so that a host cannot tell whose it is",
                "give each tier a service account that sees its own projects only, and open it without the guard");
    }
}
