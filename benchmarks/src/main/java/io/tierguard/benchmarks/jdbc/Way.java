package io.tierguard.benchmarks.jdbc;

import com.p6spy.engine.spy.P6DataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Whose connection a query runs on. The peers have nothing to tell and nobody to tell it to: the least that they cost.
 *
 * @since 0.1
 */
public enum Way {
    /** The driver's. */
    BARE("the driver"),
    /** The guard's. */
    GUARDED("Tierguard"),
    /** p6spy's, whose logger is off. */
    P6SPY("p6spy"),
    /** datasource-proxy's, without a listener. */
    DATASOURCE_PROXY("datasource-proxy"),
    /** OpenTelemetry's, with the API alone. */
    OPENTELEMETRY("OpenTelemetry");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    /**
     * What tables call it.
     *
     * @return the name
     */
    public String title() {
        return title;
    }

    /**
     * A source of such connections.
     *
     * @param database a running one
     * @return the source
     */
    public DataSource around(Database database) {
        return switch (this) {
            case BARE -> database.bare();
            case GUARDED -> database.guarded();
            case P6SPY -> {
                // otherwise it writes each statement to a file of the working directory
                System.setProperty("p6spy.config.appender", "com.p6spy.engine.spy.appender.Slf4JLogger");
                yield new P6DataSource(database.bare());
            }
            case DATASOURCE_PROXY ->
                ProxyDataSourceBuilder.create(database.bare()).build();
            case OPENTELEMETRY -> JdbcTelemetry.create(OpenTelemetry.noop()).wrap(database.bare());
        };
    }
}
