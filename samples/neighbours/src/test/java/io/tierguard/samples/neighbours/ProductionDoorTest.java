package io.tierguard.samples.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProductionDoorTest {

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    @Test
    void counts_a_connection_over_which_nothing_is_said() throws Exception {
        try (ProductionDoor door = ProductionDoor.open(log::add)) {
            assertThat(door.knocks()).isZero();
            for (int knock = 1; knock <= 2; knock++) {
                new Socket(InetAddress.getLoopbackAddress(), door.port()).close();
                assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("connection " + knock + " from 127.0.0.1");
                assertThat(door.knocks()).isEqualTo(knock);
            }
        }
    }
}
