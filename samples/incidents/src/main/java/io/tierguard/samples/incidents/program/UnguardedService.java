package io.tierguard.samples.incidents.program;

import java.net.URI;
import java.net.http.HttpClient;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The same job as people write it: whatever the variables say is done.
 *
 * @since 0.1
 */
public final class UnguardedService {

    private UnguardedService() {}

    /**
     * Runs it.
     *
     * @param arguments none
     * @throws Exception where something fails
     */
    public static void main(String... arguments) throws Exception {
        String databaseUrl = System.getenv("APP_DATABASE_URL");
        if (databaseUrl != null) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(databaseUrl);
            Job.emptyEveryTable(database);
        }
        String paymentUrl = System.getenv("APP_PAYMENT_URL");
        if (paymentUrl != null) {
            String key = System.getenv("APP_PAYMENT_KEY");
            Job.send(HttpClient.newHttpClient(), URI.create(paymentUrl), key == null ? "" : key);
        }
        System.out.println("the job is done");
    }
}
