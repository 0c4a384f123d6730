package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitTest {

    private static final Report REPORT =
            Report.of("shop refuses to start", List.of(Problem.of(Code.SETTING_MISSING, "SHOP_PORT", "a number")));

    /** Starts as an application does. */
    public static final class Application {
        private Application() {}

        public static void main(String[] arguments) {
            Tierguard.start();
        }
    }

    /** Has a report with a letter that is none of ASCII's. */
    public static final class Listing {
        private Listing() {}

        public static void main(String[] arguments) {
            throw Exit.with(
                    Report.of("shop", List.of(Problem.of(Code.GROUP_MISSING, "SHOP_A", "production", "SHOP_A_…"))));
        }
    }

    @Tag("own-process")
    @Nested
    class An_ordinary_process {
        private final ChildJvm child = new ChildJvm().variable("TERM", "xterm");

        @Test
        void prints_a_plain_report_into_a_file_and_exits_with_78() throws Exception {
            ChildJvm.Outcome outcome = child.run(Application.class);

            assertThat(outcome.status()).isEqualTo(78);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).startsWith("this process refuses to start: 1 problem\n\nTG-1001 ");
            assertThat(outcome.err()).doesNotContain("\u001b");
        }

        @Test
        void prints_every_letter_in_the_posix_locale_too() throws Exception {
            ChildJvm.Outcome outcome = child.variable("LC_ALL", "C").run(Listing.class);

            assertThat(outcome.status()).isEqualTo(78);
            assertThat(outcome.err())
                    .isEqualTo("shop: 1 problem\n\nTG-7012 SHOP_A: nothing of it is set, and production"
                            + " requires it\n  to fix     set SHOP_A_…\n");
        }

        @Test
        void prints_one_line_of_json_where_it_is_told_to() throws Exception {
            ChildJvm.Outcome outcome = child.option("-Dtierguard.report=json").run(Application.class);

            assertThat(outcome.status()).isEqualTo(78);
            assertThat(outcome.err())
                    .startsWith("{\"heading\":\"this process refuses to start\",\"problems\":[{\"code\":\"TG-1001\",")
                    .endsWith("\"}" + System.lineSeparator())
                    .hasLineCount(1);
        }
    }

    @Nested
    class What_a_container_leaves {
        @TempDir
        private Path directory;

        @Test
        void is_the_report_where_there_is_a_place_for_it() throws IOException {
            Path log = Files.writeString(
                    directory.resolve("termination-log"), "before, and much longer than the report".repeat(9));

            Exit.leave(REPORT, log);

            assertThat(log).hasContent(REPORT.text());
        }

        @Test
        void is_the_beginning_of_a_report_that_is_longer_than_what_kubernetes_keeps() throws IOException {
            Path log = Files.writeString(directory.resolve("termination-log"), "");
            Report whole = Report.of(
                    "shop refuses to start",
                    IntStream.range(0, 100)
                            .mapToObj(i -> Problem.of(Code.SETTING_MISSING, "SHOP_PORT_" + i, "a number …"))
                            .toList());

            Exit.leave(whole, log);

            String left = Files.readString(log);
            String rest = "\nthe rest stands in the log of the container\n";
            assertThat(Files.size(log)).isBetween(3900L, 4096L);
            assertThat(left).endsWith("  to fix     set it to a number …\n" + rest);
            assertThat(whole.text()).startsWith(left.substring(0, left.length() - rest.length()));
        }

        @Test
        void is_nothing_elsewhere() {
            Exit.leave(REPORT, directory.resolve("absent"));
            Exit.leave(REPORT, directory);

            assertThat(directory).isEmptyDirectory();
        }
    }

    @Nested
    class Colours {
        @TempDir
        private Path directory;

        @ParameterizedTest
        @CsvSource({
            "/dev/pts/3, true",
            "/dev/tty1, true",
            "/dev/console, true",
            "/dev/null, false",
            "pipe:[4711], false",
            "/var/log/dev/pts/3, false"
        })
        void are_for_terminals(String device, boolean terminal) throws IOException {
            Path link = Files.createSymbolicLink(directory.resolve("2"), Path.of(device));

            assertThat(Terminal.isDevice(link)).isEqualTo(terminal);
        }

        @Test
        void are_left_out_where_nobody_can_tell_or_anybody_asks_for_none() {
            assertThat(Terminal.isDevice(directory)).isFalse();
            assertThat(Terminal.isAtStandardError(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                    .isFalse();
            assertThat(Terminal.isAtStandardError(Map.of("TERM", "dumb"))).isFalse();
            assertThat(Terminal.isAtStandardError(Map.of())).isFalse();
        }
    }
}
