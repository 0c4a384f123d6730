package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.secret.FingerprintLock;
import io.tierguard.secret.Pepper;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written at the same time stays, whoever comes first. */
class LockFileTest {

    private static final int WRITERS = 4;
    private static final int ROUNDS = 60;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void writers_of_several_environments_lose_no_line() throws Exception {
        Pepper pepper = Pepper.generate(directory.resolve("pepper"));
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Path file = directory.resolve("lock" + round);
                CyclicBarrier start = new CyclicBarrier(WRITERS);
                List<Future<Boolean>> writing = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    writing.add(pool.submit(writer(file, pepper, "qa-" + writer, start)));
                }
                for (Future<Boolean> one : writing) {
                    assertThat(one.get()).isTrue();
                }
                assertThat(FingerprintLock.parse(Files.readAllBytes(file), "lock")
                                .lines())
                        .extracting(line -> line.environment().name().text())
                        .containsExactly("qa-0", "qa-1", "qa-2", "qa-3");
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(10, TimeUnit.SECONDS);
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    private static Callable<Boolean> writer(Path file, Pepper pepper, String name, CyclicBarrier start) {
        Environment environment = new Environment(EnvironmentName.parse(name).orElseThrow(), Tier.STAGING);
        LockFile lock = new LockFile("--lock", file.toString());
        return () -> {
            start.await();
            while (!Thread.interrupted()) {
                try {
                    return lock.replace(
                            FingerprintLock.empty(pepper),
                            before -> before.with(
                                    environment, Map.of("SHOP_TOKEN", pepper.fingerprints("made-up-" + name))));
                } catch (MisuseException e) {
                    assertThat(e).hasMessageContaining(".new is there: another write is under way");
                }
            }
            return false;
        };
    }
}
