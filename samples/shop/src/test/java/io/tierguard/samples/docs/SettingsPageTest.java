package io.tierguard.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tierguard.Tierguard;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.settings.Doc;
import io.tierguard.settings.Endpoint;
import io.tierguard.settings.ForbiddenIn;
import io.tierguard.settings.JdbcUrl;
import io.tierguard.settings.Loading;
import io.tierguard.settings.NotAnEndpoint;
import io.tierguard.settings.RequiredIn;
import io.tierguard.settings.SecretText;
import io.tierguard.tier.Tier;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@code docs/settings.md} shows. */
class SettingsPageTest {

    // region mapping
    @ConfigMapping(prefix = "shop")
    interface ShopSettings {
        JdbcUrl databaseUrl(); // SHOP_DATABASE_URL

        Optional<SecretText> apiKey(); // SHOP_API_KEY

        @WithDefault("8080")
        int port(); // SHOP_PORT
    }
    // endregion

    @ConfigMapping(prefix = "shop")
    interface Tiers {
        // region tiers
        @Doc(value = "where refunds are audited", example = "https://audit.staging.example.com")
        @RequiredIn({Tier.STAGING, Tier.PRODUCTION})
        Optional<URI> auditUrl();

        @RequiredIn(Tier.PRODUCTION) // there the default does not count
        @WithDefault("http://localhost:8080")
        URI publicUrl();

        @ForbiddenIn(Tier.PRODUCTION) // must not be set there; the default holds
        @WithDefault("false")
        boolean traceRequests();
        // endregion
    }

    @ConfigMapping(prefix = "shop")
    interface Hosts {
        // region endpoints
        @Endpoint(port = "port") // the member beside it, or a number
        String host();

        int port(); // unset: the host is judged for every port

        @NotAnEndpoint(reason = "a CORS origin")
        String allowedOrigin();
        // endregion
    }

    private static <T> Loading<T> load(Tier tier, Class<T> mapping, String... variables) {
        Map<String, String> environment = new TreeMap<>(Map.of("TIERGUARD_ENVIRONMENT", tier.toString()));
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        Registry registry = Registry.parse("tierguard.yaml", """
                version: 1
                endpoints:
                  staging: ["*.staging.example.com"]
                policy:
                  test-runtime-cap: production
                """);
        Tierguard.Resolution resolution = Tierguard.resolve(Tierguard.Sources.of(environment, registry));
        return ((Tierguard.Resolved) resolution).tierguard().tryLoad(mapping);
    }

    private static List<String> codes(Loading<?> loading) {
        return ((Loading.Failed<?>) loading)
                .report().problems().stream().map(Problem::code).map(Code::id).toList();
    }

    private static <T> T loaded(Loading<T> loading) {
        return ((Loading.Loaded<T>) loading).settings();
    }

    @Test
    void reads_a_mapping_from_variables() {
        assertThat(loaded(load(Tier.TEST, ShopSettings.class, "SHOP_DATABASE_URL=jdbc:h2:mem:shop"))
                        .port())
                .isEqualTo(8080);
        assertThat(codes(load(Tier.TEST, ShopSettings.class, "SHOP_DATABASE_URI=jdbc:h2:mem:shop")))
                .containsExactly("TG-7004", "TG-7001");
    }

    @Test
    void keeps_the_rules_for_tiers() {
        assertThat(loaded(load(Tier.DEVELOPMENT, Tiers.class)).publicUrl()).hasPort(8080);
        assertThat(codes(load(Tier.PRODUCTION, Tiers.class, "SHOP_TRACE_REQUESTS=true")))
                .containsExactly("TG-7001", "TG-7001", "TG-7011");
    }

    @Test
    void judges_a_bare_host_and_leaves_an_origin_alone() {
        assertThat(codes(load(
                        Tier.TEST,
                        Hosts.class,
                        "SHOP_HOST=cache.staging.example.com",
                        "SHOP_PORT=6379",
                        "SHOP_ALLOWED_ORIGIN=https://www.staging.example.com")))
                .containsExactly("TG-2001");
    }
}
