package io.tierguard.samples.incidents.program;

import io.tierguard.Tierguard;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.settings.SecretText;
import java.net.http.HttpClient;

/**
 * A job with Tierguard: it knows its tier, loads its settings, empties its tables, and pays.
 *
 * @since 0.1
 */
public final class Service {

    private Service() {}

    /**
     * Runs it.
     *
     * @param arguments none
     * @throws Exception where something is refused, or fails
     */
    public static void main(String... arguments) throws Exception {
        Tierguard tierguard = Tierguard.start();
        ServiceSettings settings = tierguard.load(ServiceSettings.class);
        if (settings.databaseUrl().isPresent()) {
            Job.emptyEveryTable(GuardedDataSource.of(settings.databaseUrl().get(), tierguard.guard()));
        }
        if (settings.paymentUrl().isPresent()) {
            HttpClient http = GuardedHttpClient.newBuilder(tierguard.guard()).build();
            String key = settings.paymentKey().map(SecretText::reveal).orElse("");
            Job.send(http, settings.paymentUrl().get(), key);
        }
        System.out.println("the job is done");
    }
}
