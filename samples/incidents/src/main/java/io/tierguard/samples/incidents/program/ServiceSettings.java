package io.tierguard.samples.incidents.program;

import io.smallrye.config.ConfigMapping;
import io.tierguard.settings.JdbcUrl;
import io.tierguard.settings.SecretText;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of a service.
 *
 * @since 0.1
 */
@ConfigMapping(prefix = "app")
public interface ServiceSettings {

    /**
     * Its database.
     *
     * @return {@code APP_DATABASE_URL}
     */
    Optional<JdbcUrl> databaseUrl();

    /**
     * Where it pays.
     *
     * @return {@code APP_PAYMENT_URL}
     */
    Optional<URI> paymentUrl();

    /**
     * What it pays with.
     *
     * @return {@code APP_PAYMENT_KEY}
     */
    Optional<SecretText> paymentKey();
}
