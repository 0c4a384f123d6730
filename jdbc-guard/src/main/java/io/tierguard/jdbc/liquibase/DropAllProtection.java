package io.tierguard.jdbc.liquibase;

import io.tierguard.guard.Target;
import io.tierguard.jdbc.DestructiveCommand;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import liquibase.command.AbstractCommandStep;
import liquibase.command.CommandDefinition;
import liquibase.command.CommandResultsBuilder;
import liquibase.database.Database;
import liquibase.database.DatabaseConnection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CommandExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses Liquibase's {@code dropAll} and {@code updateTestingRollback} where the registry protects the data, before a
 * statement of them has run.
 *
 * <p>Liquibase finds it by {@link java.util.ServiceLoader}; nothing needs to be configured. Every way to the commands is seen
 * that Liquibase builds as a command: {@code Liquibase.dropAll()}, {@code SpringLiquibase} with {@code dropFirst}, the command
 * line, Maven and Gradle where this is on their class path. It uses the guard that {@code Tierguard.start()} published, or
 * resolves one. The refusal's text is the exception's, and its cause the {@link io.tierguard.jdbc.RefusedSqlException}.
 *
 * <p><b>Thread safety:</b> has no state; safe for concurrent use.
 *
 * @since 0.1
 */
public final class DropAllProtection extends AbstractCommandStep {

    /** After the database was connected to, and before the commands' own step, which has 1000. */
    private static final int BEFORE_THE_COMMAND = 500;

    private static final int NO_STEP_OF_IT = -1;

    private static final Map<String, String> COMMANDS = Map.of(
            "dropAll", "Liquibase's dropAll",
            "updateTestingRollback", "Liquibase's updateTestingRollback");

    /** A step, as {@link java.util.ServiceLoader} makes it. */
    public DropAllProtection() {}

    /**
     * None: it is a step of the commands of others.
     *
     * @return an empty array
     */
    @Override
    public String[][] defineCommandNames() {
        return new String[0][];
    }

    @Override
    public int getOrder(CommandDefinition command) {
        return isDestructive(command) ? BEFORE_THE_COMMAND : NO_STEP_OF_IT;
    }

    private static boolean isDestructive(CommandDefinition command) {
        return COMMANDS.containsKey(String.join(" ", command.getName()));
    }

    @Override
    public List<Class<?>> requiredDependencies() {
        return List.of(Database.class);
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    /**
     * Refuses the command, or does nothing.
     *
     * @throws CommandExecutionException where the data is protected
     */
    @Override
    public void run(CommandResultsBuilder results) throws CommandExecutionException {
        String command = String.join(" ", results.getCommandScope().getCommand().getName());
        @Nullable Database database = (Database) results.getCommandScope().getDependency(Database.class);
        try {
            on(DestructiveCommand.of(COMMANDS.getOrDefault(command, command)), database);
        } catch (SQLException e) {
            throw new CommandExecutionException(e.getMessage(), e);
        }
    }

    private static void on(DestructiveCommand command, @Nullable Database database) throws SQLException {
        @Nullable DatabaseConnection connection = database == null ? null : database.getConnection();
        if (connection instanceof JdbcConnection jdbc) {
            command.on(jdbc.getUnderlyingConnection());
        } else {
            @Nullable String url = connection == null ? null : connection.getURL();
            command.on(Target.of(url == null ? "" : url));
        }
    }
}
