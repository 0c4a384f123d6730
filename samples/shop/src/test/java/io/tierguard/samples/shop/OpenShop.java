package io.tierguard.samples.shop;

import static java.net.http.HttpClient.Redirect.NORMAL;

import com.zaxxer.hikari.HikariDataSource;
import io.tierguard.Tierguard;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.registry.RegistryLocator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The shop, opened in the test's own process with the variables that the test gives it, and a customer of it. */
final class OpenShop implements AutoCloseable {

    /** A fake that shows its mode and nothing else. */
    static final String TEST_KEY = "sk_test_" + "documented_fake";

    private static final Duration BOUND = Duration.ofSeconds(20);

    private final HttpClient customer = HttpClient.newHttpClient();
    private final HikariDataSource hikari;
    private final Shop shop;

    private OpenShop(HikariDataSource hikari, Shop shop) {
        this.hikari = hikari;
        this.shop = shop;
    }

    /** The front door, with these variables and the registry that ships. */
    static Tierguard.Resolution resolve(Map<String, String> variables, RuntimeEvidence runtime) {
        return Tierguard.resolve(
                Tierguard.Sources.of(variables, RegistryLocator.ofThisJvm().locate())
                        .with(runtime));
    }

    static Tierguard resolved(Map<String, String> variables, RuntimeEvidence runtime) {
        return ((Tierguard.Resolved) resolve(variables, runtime)).tierguard();
    }

    /** What every shop of a test is told: an empty database of its own, and any free port. */
    static Map<String, String> variables(String environment, String paymentUrl) {
        Map<String, String> variables = new HashMap<>();
        variables.put("TIERGUARD_ENVIRONMENT", environment);
        variables.put("SHOP_DATABASE_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        variables.put("SHOP_PAYMENT_URL", paymentUrl);
        variables.put("SHOP_PAYMENT_KEY", TEST_KEY);
        variables.put("SHOP_PORT", "0");
        return variables;
    }

    static OpenShop open(Tierguard tierguard) throws IOException, SQLException {
        ShopSettings settings = tierguard.load(ShopSettings.class);
        HikariDataSource hikari = new HikariDataSource();
        hikari.setDataSource(GuardedDataSource.of(settings.databaseUrl(), tierguard.guard()));
        HttpClient http = GuardedHttpClient.newBuilder(tierguard.guard())
                .followRedirects(NORMAL)
                .build();
        return new OpenShop(hikari, Shop.open(settings, hikari, http));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return ask("GET", path, "");
    }

    HttpResponse<String> order(String item, long cents) throws IOException, InterruptedException {
        return ask("POST", "/orders", "{\"item\":\"" + item + "\",\"cents\":" + cents + "}");
    }

    HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + shop.port() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(BOUND)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return customer.send(request, BodyHandlers.ofString());
    }

    /** The number of the order in an answer. */
    static String idIn(HttpResponse<String> answer) {
        return answer.body().replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
    }

    @Override
    public void close() {
        shop.close();
        hikari.close();
    }
}
