package io.tierguard.samples.shop;

import static java.net.http.HttpClient.Redirect.NORMAL;

import com.zaxxer.hikari.HikariDataSource;
import io.tierguard.Tierguard;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.jdbc.GuardedDataSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.SQLException;

/**
 * Starts the shop, or refuses to: with one report of all that is wrong, and exit status 78.
 *
 * @since 0.1
 */
public final class ShopMain {

    private ShopMain() {}

    /**
     * Opens the shop. It closes when the process is told to end.
     *
     * @param arguments none: a shop is told everything by its environment
     * @throws IOException where it cannot listen on its port
     * @throws SQLException where its database cannot be opened
     */
    @SuppressWarnings("resource") // open until the process ends
    public static void main(String[] arguments) throws IOException, SQLException {
        HikariDataSource hikari = new HikariDataSource();
        // region front-door
        Tierguard tierguard = Tierguard.start(); // registry + identity, or one report and exit 78
        ShopSettings settings = tierguard.load(ShopSettings.class); // every problem at once, or one report and exit 78
        hikari.setDataSource(GuardedDataSource.of(settings.databaseUrl(), tierguard.guard()));
        HttpClient http = GuardedHttpClient.newBuilder(tierguard.guard()) // a java.net.http.HttpClient
                .followRedirects(NORMAL) // each is judged when it comes
                .build();
        // endregion
        Shop shop = Shop.open(settings, hikari, http);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            shop.close();
            hikari.close();
        }));
    }
}
