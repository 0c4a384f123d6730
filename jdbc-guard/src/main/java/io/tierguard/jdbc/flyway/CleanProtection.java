package io.tierguard.jdbc.flyway;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.DestructiveCommand;
import io.tierguard.jdbc.GuardedDataSource;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Refuses Flyway's {@code clean} where the registry protects the data, before a statement of it has run.
 *
 * <pre>{@code
 * Flyway.configure().dataSource(guardedDataSource).callbacks(new CleanProtection(tierguard.guard())).load();
 * }</pre>
 *
 * <p>Every way to a clean is seen: {@code clean()}, the command line, and what cleans before it migrates. By name, as
 * {@code flyway.callbacks=io.tierguard.jdbc.flyway.CleanProtection}, it uses the guard that {@code Tierguard.start()}
 * published, or resolves one. Flyway wraps the refusal into its own exception, which has the text and, as a cause, the
 * {@link io.tierguard.jdbc.RefusedSqlException}.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class CleanProtection implements Callback {

    private static final String COMMAND = "Flyway's clean";

    private final @Nullable Guard guard;

    /** With the process's guard. Flyway calls this where the class is configured by its name. */
    public CleanProtection() {
        this.guard = null;
    }

    /**
     * With a guard.
     *
     * @param guard decides
     */
    public CleanProtection(Guard guard) {
        this.guard = guard;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.BEFORE_CLEAN;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return false;
    }

    /**
     * Refuses the clean, or does nothing.
     *
     * @throws FlywayException where the data is protected
     */
    @Override
    public void handle(Event event, Context context) {
        if (!supports(event, context)) {
            return;
        }
        try {
            @Nullable Guard given = guard;
            DestructiveCommand clean =
                    given == null ? DestructiveCommand.of(COMMAND) : DestructiveCommand.of(COMMAND, given);
            Configuration configuration = context.getConfiguration();
            Optional<GuardedDataSource> source = GuardedDataSource.behind(configuration.getDataSource());
            if (source.isPresent()) {
                clean.on(source.get(), context.getConnection());
            } else {
                onWhatIsConfigured(clean, configuration);
                clean.on(context.getConnection());
            }
        } catch (SQLException e) {
            throw new FlywayException(e.getMessage(), e);
        }
    }

    /** Properties beside the URL may lead elsewhere than the URL, which is all that a connection tells. */
    private static void onWhatIsConfigured(DestructiveCommand clean, Configuration configuration) throws SQLException {
        @Nullable String url = configuration.getUrl();
        if (url != null) {
            Properties properties = new Properties();
            properties.putAll(configuration.getJdbcProperties());
            clean.on(Target.of(url, properties));
        }
    }

    /**
     * Empty, which sorts before every other name: callbacks run in the order of their names, and a script that a user has for
     * the same event may destroy as well.
     *
     * @return the empty text
     */
    @Override
    public String getCallbackName() {
        return "";
    }
}
