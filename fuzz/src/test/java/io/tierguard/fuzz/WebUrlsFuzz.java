package io.tierguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A URL of the web: where it is read, every client finds the same host and port in it. */
class WebUrlsFuzz {

    private static final Guard GUARD = Worlds.lenient();

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void leads_where_every_client_finds_it_to_lead_or_is_refused(FuzzedDataProvider data) {
        String url = data.consumeRemainingAsString();

        Judgement judgement = GUARD.judge(Target.of(url), Resolver.none());

        boolean web = url.regionMatches(true, 0, "http:", 0, 5) || url.regionMatches(true, 0, "https:", 0, 6);
        if (judgement.isAllowed() && web) {
            assertThat(judgement.decisions()).hasSize(1);
            Endpoint endpoint = judgement.decisions().get(0).endpoint();
            String judged = endpoint.host() + " " + endpoint.port();
            assertThat(WebParsers.found(url))
                    .allSatisfy((parser, place) -> assertThat(place).isEqualTo(judged));
        }
    }
}
