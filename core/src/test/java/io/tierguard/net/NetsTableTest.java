package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.testing.CountedPort;
import io.tierguard.testing.paths.NetPath;
import io.tierguard.testing.paths.NetsTable;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@code docs/nets.md}, walked with each real client. */
class NetsTableTest {

    private final Guard guard = JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML);

    static List<NetPath> paths() {
        return NetPath.all();
    }

    @Test
    void has_a_line_for_each_way_and_no_other() {
        assertThat(NetsTable.ways())
                .containsExactlyElementsOf(paths().stream().map(NetPath::name).toList());
    }

    /** Otherwise a net would seem to see what was never dialled. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void its_own_is_dialled_by_name_and_by_address(NetPath path) {
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            assertThat(net.isActive()).isTrue();
            assertThat(reached(path, "db.staging.net.example", "127.0.0.3")).isTrue();
            assertThat(reached(path, "127.0.0.3", "127.0.0.3")).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void the_net_sees_what_the_table_says(NetPath path) {
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            assertThat(net.isActive()).isTrue();
            boolean name = !reached(path, "db.prod.net.example", "127.0.0.2");
            boolean address = !reached(path, "127.0.0.2", "127.0.0.2");

            assertThat(NetsTable.cell(path.name(), "`JvmWideGuard`")).isEqualTo(NetsTable.seen(name, address));
        }
    }

    private static boolean reached(NetPath path, String host, String address) {
        try (CountedPort port = new CountedPort(address)) {
            path.walk(host, port.port());
            return port.accepted() > 0;
        }
    }

    @Test
    void names_wrappers_that_exist_and_are_tested() throws IOException {
        try (Stream<Path> files = Files.walk(NetsTable.repository(), 14)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            for (String way : NetsTable.ways()) {
                String wrapper = NetsTable.cell(way, "wrapper").replace("`", "");
                if (!wrapper.equals("–")) {
                    assertThat(sources)
                            .as(way)
                            .anyMatch(
                                    file -> file.toString().contains("/src/main/") && file.endsWith(wrapper + ".java"));
                    assertThat(sources)
                            .as(way)
                            .anyMatch(file -> file.toString().contains("/src/test/") && uses(file, wrapper));
                }
            }
        }
    }

    private static boolean uses(Path file, String wrapper) {
        try {
            return Files.readString(file).contains(wrapper + ".");
        } catch (IOException e) {
            return false;
        }
    }
}
