package io.tierguard.samples.nine;

import io.smallrye.config.ConfigMapping;
import io.tierguard.settings.Doc;
import io.tierguard.settings.JdbcUrl;
import io.tierguard.settings.SecretText;
import java.time.Duration;
import java.util.Optional;

/** The settings whose report the documentation shows. */
// region settings
@ConfigMapping(prefix = "shop")
public interface NineSettings {

    JdbcUrl databaseUrl();

    SecretText paymentKey();

    SecretText mailPassword();

    @Doc("where pictures are kept")
    String bucket();

    String region();

    SecretText sessionSecret();

    int port();

    Duration timeout();

    Optional<String> logoColor();
}
// endregion
