package io.tierguard.samples.shop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tierguard.settings.Doc;
import io.tierguard.settings.JdbcUrl;
import io.tierguard.settings.SecretText;
import java.net.URI;

/**
 * All that the shop is told from outside, each by one environment variable: {@code SHOP_DATABASE_URL} and so on.
 *
 * @since 0.1
 */
// region settings
@ConfigMapping(prefix = "shop")
public interface ShopSettings {

    @Doc("where orders are kept: inside the process, unless it is set")
    @WithDefault("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1")
    JdbcUrl databaseUrl(); // SHOP_DATABASE_URL

    @Doc(value = "where the payment provider is", example = "https://payments.dev.shop.example")
    URI paymentUrl(); // SHOP_PAYMENT_URL

    @Doc("what the payment provider knows the shop by")
    SecretText paymentKey(); // SHOP_PAYMENT_KEY

    @Doc("where the shop listens; 0 for any free port")
    @WithDefault("8080")
    int port(); // SHOP_PORT
}
// endregion
