package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.testing.CountedPort;
import io.tierguard.testing.paths.NetPath;
import io.tierguard.testing.paths.NetsTable;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients make of a refusal by the net: whatever they throw, the reason is in it. */
class ReasonsReachCallersTest {

    /** They keep nothing of what they were told but that it failed. */
    private static final List<String> FORGETFUL = List.of("`URLClassLoader` over HTTP", "SQL Server JDBC");

    private final List<Judgement> told = new CopyOnWriteArrayList<>();
    private final Guard guard = JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML)
            .with(new GuardListener() {
                @Override
                public void judged(Judgement judgement) {
                    told.add(judgement);
                }
            });
    private final CountedPort production = new CountedPort("127.0.0.2");
    private JvmWideGuard net;

    @BeforeEach
    void install() {
        net = JvmWideGuard.install(guard);
    }

    @AfterEach
    void close() {
        net.close();
        production.close();
    }

    static List<NetPath> seen() {
        return NetPath.all().stream()
                .filter(path -> NetsTable.cell(path.name(), "`JvmWideGuard`").equals(NetsTable.seen(true, true)))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seen")
    void whatever_they_throw_tells_why_and_so_does_the_log(NetPath path) {
        Throwable thrown = catchThrowable(() -> path.dialling().dial("db.prod.net.example", production.port()));

        String reason = "TG-2001 refused: this process is staging, and db.prod.net.example:" + production.port()
                + " belongs to production";
        assertThat(trace(thrown).contains(reason)).isEqualTo(!FORGETFUL.contains(path.name()));
        assertThat(told).anySatisfy(judgement -> assertThat(judgement.message()).startsWith(reason));
        assertThat(production.accepted()).isZero();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void a_driver_takes_it_for_a_connection_that_failed() {
        Throwable thrown = catchThrowable(() -> new org.postgresql.Driver()
                .connect("jdbc:postgresql://db.prod.net.example:" + production.port() + "/orders?user=orders", null));

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("08001"));
    }

    /** OkHttp takes a selector that throws for one without proxies, and dials: by a socket, which asks once more. */
    @Test
    void okhttp_is_refused_at_its_socket_and_tells_its_callback() throws Exception {
        CompletableFuture<IOException> told = new CompletableFuture<>();
        OkHttpClient client = new OkHttpClient();
        try {
            client.newCall(new Request.Builder()
                            .url("http://db.prod.net.example:" + production.port() + "/")
                            .build())
                    .enqueue(new Callback() {
                        @Override
                        public void onFailure(Call call, IOException failure) {
                            told.complete(failure);
                        }

                        @Override
                        public void onResponse(Call call, Response response) {
                            response.close();
                        }
                    });

            assertThat(told.get(30, TimeUnit.SECONDS))
                    .hasMessage("Failed to select a proxy")
                    .hasCauseInstanceOf(RefusedAddressException.class)
                    .hasStackTraceContaining("  used by        a socket of okhttp3.");
        } finally {
            client.dispatcher().executorService().shutdown();
        }
        assertThat(production.accepted()).isZero();
    }
}
