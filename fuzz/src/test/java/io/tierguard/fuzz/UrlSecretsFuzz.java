package io.tierguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A password in a URL, whatever follows it: no refusal shows it. */
class UrlSecretsFuzz {

    private static final Guard STAGING = Worlds.staging();

    private static final String[] BEGINNINGS = {
        "https://u:%s@",
        "wss://u:%s@",
        "redis://:%s@",
        "amqp://u:%s@",
        "odd+scheme://u:%s@",
        "jdbc:postgresql://u:%s@",
        "jdbc:mysql://u:%s@",
        "jdbc:mariadb://u:%s@",
        "jdbc:clickhouse://u:%s@",
        "jdbc:oracle:thin:u/%s@",
        "jdbc:unknown://u:%s@",
        "jdbc:postgresql://db.prod.example/x?password=%s&",
        "jdbc:mysql://db.prod.example/x?password=%s&",
        "jdbc:sqlserver://db.prod.example;password=%s;",
        "jdbc:h2:tcp://db.prod.example/x;PASSWORD=%s;",
        "jdbc:snowflake://a.snowflakecomputing.com/?password=%s&",
        "jdbc:tierguard:postgresql://db.prod.example/x?password=%s&",
    };

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void are_never_shown(FuzzedDataProvider data) {
        String beginning = data.pickValue(BEGINNINGS).formatted(Worlds.FAKE);
        String rest = data.consumeRemainingAsString();
        if (rest.contains(Worlds.FAKE)) {
            // the fuzzer reads what it is compared with, and puts it where a path or a host may be shown
            return;
        }
        String url = beginning + rest;

        Judgement judgement = STAGING.judge(Target.of(url).withoutAmbientSettings(), Resolver.none());

        assertThat(judgement.message() + judgement + judgement.target() + judgement.problems("X"))
                .doesNotContain(Worlds.FAKE);
    }
}
