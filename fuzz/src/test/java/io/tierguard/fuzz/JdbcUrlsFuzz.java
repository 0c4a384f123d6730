package io.tierguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Reading;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A JDBC URL: read as its driver reads it, or refused. */
class JdbcUrlsFuzz {

    private static final JdbcTargetReader READER = new JdbcTargetReader();
    private static final Guard STAGING = Worlds.staging();

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void is_read_as_the_driver_reads_it_or_refused(FuzzedDataProvider data) {
        String url = data.consumeRemainingAsString();
        if (url.contains(Worlds.FAKE)) {
            // the fuzzer reads what it is compared with
            return;
        }
        Properties properties = new Properties();
        properties.setProperty("password", Worlds.FAKE);
        Target target = Target.of(url, properties).withoutAmbientSettings();

        Reading reading = READER.read(target);

        if (reading instanceof Reading.Endpoints endpoints) {
            Drivers.dialled(url, properties)
                    .ifPresent(dialled -> assertThat(Drivers.named(endpoints))
                            .usingElementComparator(Drivers.OPEN_DATABASES_ARE_ANY)
                            .isEqualTo(dialled));
            // every endpoint that is read has a judgement
            assertThat(endpoints.endpoints()).isNotEmpty();
        }
        Judgement judgement = STAGING.judge(target, Resolver.none());
        List<String> told = List.of(reading.redacted(), judgement.message(), judgement.toString(), judgement.target());
        assertThat(told).noneMatch(text -> text.contains(Worlds.FAKE));
    }
}
