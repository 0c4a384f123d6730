package io.tierguard.settings;

import io.tierguard.Tierguard;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** A process of the shop, in any tier, with the variables that a test gives it. */
final class Shop {

    static final String REGISTRY = """
            version: 1
            application: shop
            environments:
              qa-eu: staging
            endpoints:
              production:
                - "*.prod.shop.example"
              staging:
                - "*.staging.shop.example"
              "development, test, staging":
                - localhost
                - local
              shared:
                - api.stripe.example
            credentials:
              - {provider: Acme Pay, live: acme_live_, test: acme_test_}
            """;

    private Shop() {}

    static Tierguard in(String environment, Map<String, String> variables) {
        return in(environment, variables, REGISTRY);
    }

    static Tierguard in(String environment, Map<String, String> variables, String registry) {
        Map<String, String> all = new TreeMap<>(variables);
        all.put("TIERGUARD_ENVIRONMENT", environment);
        Tierguard.Sources sources = Tierguard.Sources.of(all, Registry.parse("tierguard.yaml", registry))
                .with(RuntimeEvidence.none())
                .with(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
        return ((Tierguard.Resolved) Tierguard.resolve(sources)).tierguard();
    }

    static <T> T load(Class<T> mapping, Map<String, String> variables) {
        Loading<T> loading = in("staging", variables).tryLoad(mapping);
        if (loading instanceof Loading.Failed<T> failed) {
            throw new AssertionError(failed.report().text());
        }
        return ((Loading.Loaded<T>) loading).settings();
    }

    static String problems(Class<?> mapping, Map<String, String> variables) {
        return problems("staging", mapping, variables);
    }

    static String problems(String environment, Class<?> mapping, Map<String, String> variables) {
        return ((Loading.Failed<?>) in(environment, variables).tryLoad(mapping))
                .report()
                .text();
    }
}
