package io.tierguard.samples.incidents.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What the programs do once they run. It is handed its connections, and knows nothing of tiers.
 *
 * @since 0.1
 */
public final class Job {

    private Job() {}

    /**
     * Empties every table, as a suite does before its tests.
     *
     * @param database whose tables
     * @throws SQLException where that fails
     */
    public static void emptyEveryTable(DataSource database) throws SQLException {
        run(database, "truncate shop.customers, shop.orders");
    }

    /**
     * Begins from nothing.
     *
     * @param database whose schema
     * @throws SQLException where that fails
     */
    public static void dropEverything(DataSource database) throws SQLException {
        run(database, "drop schema shop cascade");
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Sends something: a payout, a mail, a push message.
     *
     * @param http the client
     * @param to where to
     * @param key whose account; empty for none
     * @return the status
     * @throws IOException where that fails
     * @throws InterruptedException where this thread is told to end
     */
    public static int send(HttpClient http, URI to, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString("{}"));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
