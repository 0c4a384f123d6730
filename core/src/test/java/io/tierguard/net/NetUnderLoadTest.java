package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.testing.CountedPort;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NetUnderLoadTest {

    private static final int THREADS = 16;
    private static final int DIALS = 50;

    private final Guard guard = JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML);
    private final ProxySelector before = ProxySelector.getDefault();
    private final CountedPort production = new CountedPort("127.0.0.2");
    private final CountedPort staging = new CountedPort("127.0.0.3");
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        ProxySelector.setDefault(before);
        production.close();
        staging.close();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void together(Work work) throws Exception {
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                work.run();
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    @Test
    void allowed_and_refused_dials_of_many_threads_do_not_get_in_each_others_way() throws Exception {
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            together(() -> {
                for (int i = 0; i < DIALS; i++) {
                    new Socket("db.staging.net.example", staging.port()).close();
                    assertThat(isRefused("db.prod.net.example")).isTrue();
                }
            });
            assertThat(net.isActive()).isTrue();
        }

        assertThat(staging.accepted()).isEqualTo(THREADS * DIALS);
        assertThat(production.accepted()).isZero();
    }

    @Test
    void as_long_as_anybody_holds_it_the_net_is_up_and_afterwards_all_is_as_it_was() throws Exception {
        together(() -> {
            for (int i = 0; i < DIALS; i++) {
                try (JvmWideGuard net = JvmWideGuard.install(guard)) {
                    assertThat(isRefused("127.0.0.2")).isTrue();
                    assertThat(net.isActive()).isTrue();
                }
            }
        });

        assertThat(ProxySelector.getDefault()).isSameAs(before);
        assertThat(production.accepted()).isZero();
    }

    private boolean isRefused(String host) {
        try (Socket socket = new Socket(host, production.port())) {
            return !socket.isConnected();
        } catch (IOException e) {
            return e.getCause() instanceof RefusedAddressException;
        }
    }
}
