package io.tierguard.samples.shop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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

    /**
     * Where orders are kept.
     *
     * @return {@code SHOP_DATABASE_URL}; a database inside the process where it is not set
     */
    @WithDefault("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1")
    JdbcUrl databaseUrl();

    /**
     * Where the payment provider is.
     *
     * @return {@code SHOP_PAYMENT_URL}
     */
    URI paymentUrl();

    /**
     * What the payment provider knows the shop by.
     *
     * @return {@code SHOP_PAYMENT_KEY}
     */
    SecretText paymentKey();

    /**
     * Where the shop listens.
     *
     * @return {@code SHOP_PORT}; 0 for any free port
     */
    @WithDefault("8080")
    int port();
}
// endregion
