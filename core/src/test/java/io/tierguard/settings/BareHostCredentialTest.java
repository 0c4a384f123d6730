package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host is shown, and a credential that stands in its place, which is spelled like one, is not. */
class BareHostCredentialTest {

    @ConfigMapping(prefix = "app")
    interface Cache {
        @Endpoint(port = "6379")
        String host();
    }

    @Test
    void is_malformed_and_not_judged_as_a_host() {
        assertThat(Shop.problems(Cache.class, Map.of("APP_HOST", "acme_" + "test_fake")))
                .isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7003 APP_HOST (environment variable): does not hold a bare host
                  to fix     set it to a bare host
                """);
    }

    @Test
    void is_a_misplaced_credential_too() {
        assertThat(Shop.problems(Cache.class, Map.of("APP_HOST", "acme_" + "live_fake")))
                .isEqualTo("""
                shop refuses to start as staging: 2 problems

                TG-7003 APP_HOST (environment variable): does not hold a bare host
                  to fix     set it to a bare host

                TG-8001 APP_HOST (environment variable): holds a live credential of Acme Pay, and this process is staging
                  to fix     use the test credential of Acme Pay: live ones belong to production
                """);
    }
}
