package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Registry;
import io.tierguard.registry.RegistryLocator;
import io.tierguard.report.Code;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {

    // region unit-test
    @Test
    void staging_cannot_reach_the_orders_of_production() {
        Registry registry = RegistryLocator.ofThisJvm().locate(); // the tierguard.yaml that ships
        Guard staging = Guard.of(Environment.of(Tier.STAGING), registry, Clock.systemUTC());

        assertThat(staging.judge("jdbc:postgresql://orders-db.staging.shop.example/orders")
                        .isAllowed())
                .isTrue();
        assertThat(staging.judge("jdbc:postgresql://orders-db.prod.shop.example/orders")
                        .code())
                .contains(Code.FOREIGN_ENDPOINT);
    }
    // endregion

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION, https://payments.prod.shop.example, true",
        "PRODUCTION, https://payments.staging.shop.example, false",
        "PRODUCTION, http://localhost:8080, false",
        "PRODUCTION, jdbc:h2:mem:shop, false",
        "STAGING, https://payments.staging.shop.example, true",
        "STAGING, https://payments.prod.shop.example, false",
        "STAGING, http://localhost:8080, true",
        "STAGING, jdbc:h2:mem:shop, true",
        "TEST, http://localhost:8080, true",
        "TEST, jdbc:h2:mem:shop, true",
        "TEST, https://payments.staging.shop.example, false",
        "DEVELOPMENT, jdbc:h2:mem:shop, true",
        "DEVELOPMENT, https://payments.prod.shop.example, false",
        "STAGING, https://shop.example, false",
        "STAGING, https://staging.shop.example.evil.example, false"
    })
    void gives_each_tier_its_own(Tier tier, String url, boolean allowed) {
        Guard guard = Guard.of(Environment.of(tier), RegistryLocator.ofThisJvm().locate(), Clock.systemUTC());

        // by the names alone: here they lead to loopback, which production does not own
        assertThat(guard.judge(Target.of(url), Resolver.none()).isAllowed()).isEqualTo(allowed);
    }
}
