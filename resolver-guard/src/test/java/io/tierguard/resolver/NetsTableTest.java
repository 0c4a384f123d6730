package io.tierguard.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.registry.Registry;
import io.tierguard.testing.CountedPort;
import io.tierguard.testing.paths.NetPath;
import io.tierguard.testing.paths.NetsTable;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The column of {@code docs/nets.md} for look-ups, walked with each real client. */
class NetsTableTest {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              production: ["*.prod.net.example", 127.0.0.2]
              staging: ["*.staging.net.example", 127.0.0.3]
            """;

    private final Guard guard =
            Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", REGISTRY), Tiers.CLOCK);

    static List<NetPath> paths() {
        return NetPath.all();
    }

    /** Otherwise a net would seem to see what was never dialled. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void its_own_is_dialled_by_name(NetPath path) {
        try (GuardSlot.Publication publication = GuardSlot.publish(guard)) {
            assertThat(reached(path, "db.staging.net.example", "127.0.0.3")).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void the_net_sees_what_the_table_says(NetPath path) {
        try (GuardSlot.Publication publication = GuardSlot.publish(guard)) {
            boolean name = !reached(path, "db.prod.net.example", "127.0.0.2");
            boolean address = !reached(path, "127.0.0.2", "127.0.0.2");

            assertThat(NetsTable.cell(path.name(), "`resolver-guard`")).isEqualTo(NetsTable.seen(name, address));
        }
    }

    private static boolean reached(NetPath path, String host, String address) {
        try (CountedPort port = new CountedPort(address)) {
            path.walk(host, port.port());
            return port.accepted() > 0;
        }
    }
}
