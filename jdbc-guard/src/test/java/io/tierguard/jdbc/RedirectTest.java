package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of MariaDB that sends its client to another one when it has logged in. */
class RedirectTest {

    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Guard guard = Guards.of(Tier.STAGING, """
            version: 1
            endpoints:
              production: [127.0.0.2]
              staging: [127.0.0.3, 127.0.0.4]
            """).with(new GuardListener() {
        @Override
        public void judged(Judgement judgement) {
            judgement.code().ifPresent(code -> refusals.add(code.id() + " " + judgement.target()));
        }
    });

    @ParameterizedTest(name = "to {0}")
    @CsvSource({"127.0.0.2, false", "127.0.0.4, true"})
    void is_followed_only_to_a_server_of_its_own(String address, boolean followed) throws IOException {
        try (Listener there = new Listener(address);
                FakeServer first = new FakeServer("127.0.0.3", caller -> {
                    FakeServer.MysqlPackets packets = new FakeServer.MysqlPackets(caller);
                    packets.greet(false);
                    packets.read();
                    packets.redirect("mysql://" + address + ":" + there.port() + "/orders");
                    // the driver's next question, or its good-bye
                    packets.read();
                })) {
            String url = "jdbc:mariadb://127.0.0.3:" + first.port()
                    + "/orders?user=orders&sslMode=disable&permitRedirect=true&retriesAllDown=1";

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedDataSource.of(url, guard).getConnection());
            assertThat(there.accepted() > 0).isEqualTo(followed);
            if (followed) {
                assertThat(refusals).isEmpty();
            } else {
                assertThat(refusals).containsExactly("TG-2001 127.0.0.2:" + there.port());
            }
        }
    }
}
