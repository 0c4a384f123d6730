package io.tierguard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tierguard.benchmarks.decide.AddressPeerBenchmark;
import io.tierguard.benchmarks.decide.DecideBenchmark;
import io.tierguard.benchmarks.decide.PeerBenchmark;
import io.tierguard.benchmarks.decide.Question;
import io.tierguard.benchmarks.http.Client;
import io.tierguard.benchmarks.http.LatencyBenchmark;
import io.tierguard.benchmarks.http.ThroughputBenchmark;
import io.tierguard.benchmarks.jdbc.Database;
import io.tierguard.benchmarks.jdbc.JdbcBenchmark;
import io.tierguard.benchmarks.jdbc.MarkerBenchmark;
import io.tierguard.benchmarks.jdbc.QueryBenchmark;
import io.tierguard.benchmarks.jdbc.Way;
import io.tierguard.benchmarks.load.ColdLoad;
import io.tierguard.benchmarks.report.Page;
import io.tierguard.benchmarks.report.Table;
import io.tierguard.benchmarks.scan.SourceTexts;
import io.tierguard.benchmarks.start.ColdStart;
import io.tierguard.benchmarks.start.FreshJvm;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark sets up and runs once, so that none rots. Nothing here looks at a clock. */
class SmokeTest {

    @Test
    void the_guard_answers_every_question_in_an_estate_of_every_kind_of_line() throws RunnerException {
        Collection<RunResult> results = run(DecideBenchmark.class, "10", "1000");

        assertThat(results).hasSize(2 * Question.values().length);
    }

    @Test
    void the_peers_answer_the_questions_that_they_can() throws RunnerException {
        Collection<RunResult> results = run(PeerBenchmark.class, "10", "1000");

        assertThat(results).hasSize(2 * 3 * 4);
        assertThat(run(AddressPeerBenchmark.class, "10", "1000")).hasSize(2);
    }

    @Test
    void connections_open_and_answer_guarded_and_bare() throws RunnerException {
        assertThat(run(JdbcBenchmark.class)).hasSize(4 * Database.Kind.values().length);
    }

    @Test
    void a_marker_is_verified_anew_and_known() throws RunnerException {
        assertThat(run(MarkerBenchmark.class)).hasSize(2);
    }

    @Test
    void queries_are_answered_on_the_connections_of_all_peers() throws RunnerException {
        assertThat(run(QueryBenchmark.class)).hasSize(Way.values().length * Database.Kind.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void each_peer_is_measured_with_a_connection_of_its_own(Way way) throws IOException, SQLException {
        try (Database database = Database.start(Database.Kind.H2);
                Connection connection = way.around(database).getConnection()) {
            boolean drivers = connection.getClass().getName().equals("org.h2.jdbc.JdbcConnection");
            assertThat(drivers).isEqualTo(way == Way.BARE || way == Way.GUARDED);
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, org.h2.jdbc.JdbcConnection", "POSTGRESQL, org.postgresql.jdbc.PgConnection"})
    void a_query_runs_on_the_drivers_own_connection(Database.Kind kind, Class<?> own) throws IOException, SQLException {
        try (Database database = Database.start(kind);
                Connection connection = database.openGuarded();
                Statement statement = connection.createStatement()) {
            assertThat(connection).isExactlyInstanceOf(own);
            assertThat(statement.getConnection()).isSameAs(connection);
        }
    }

    /** Counted, not timed. In turn, since what the JIT compiles meanwhile allocates less. */
    @ParameterizedTest
    @EnumSource
    void a_query_of_the_guards_allocates_no_more_than_one_of_the_drivers(Database.Kind kind)
            throws IOException, SQLException {
        try (Database database = Database.start(kind);
                Connection bare = Way.BARE.around(database).getConnection();
                Connection guarded = Way.GUARDED.around(database).getConnection();
                Connection peer = Way.DATASOURCE_PROXY.around(database).getConnection()) {
            long leastBare = Long.MAX_VALUE;
            long leastGuarded = Long.MAX_VALUE;
            long leastOfPeer = Long.MAX_VALUE;
            for (int batch = 0; batch < 40; batch++) {
                leastBare = Math.min(leastBare, allocatedByQueries(bare));
                leastGuarded = Math.min(leastGuarded, allocatedByQueries(guarded));
                leastOfPeer = Math.min(leastOfPeer, allocatedByQueries(peer));
            }

            assertThat(leastGuarded).isLessThanOrEqualTo(leastBare);
            assertThat(leastOfPeer).isGreaterThan(leastBare);
        }
    }

    private static long allocatedByQueries(Connection connection) throws SQLException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int query = 0; query < 100; query++) {
            try (PreparedStatement statement = connection.prepareStatement("select 1");
                    ResultSet result = statement.executeQuery()) {
                result.next();
            }
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void requests_arrive_guarded_and_bare() throws RunnerException {
        assertThat(run(LatencyBenchmark.class)).hasSize(2 * Client.values().length);
        assertThat(run(ThroughputBenchmark.class)).hasSize(2 * Client.values().length);
    }

    @Test
    void every_kind_of_process_starts_and_loads_its_settings(@TempDir Path folder)
            throws IOException, InterruptedException {
        String classPath = inJars(classPathWithoutTestEngines(), folder);

        Table table = ColdStart.of(classPath, List.of()).run(1, folder.resolve("start.json"));

        assertThat(table.rows())
                .extracting(row -> row.get(0))
                .containsExactly(
                        "empty main",
                        "SmallRye Config, environment only",
                        "SmallRye Config, its defaults",
                        "Spring Boot's binder",
                        "Tierguard start() + load()",
                        "+ names looked up",
                        "+ attestation",
                        "+ seals",
                        "SmallRye Config, environment only, shared classes",
                        "Tierguard start() + load(), shared classes");
        assertThat(folder.resolve("start.json")).isNotEmptyFile();
    }

    /** A JVM shares no classes of folders. */
    private static String inJars(String classPath, Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            entries.add(
                    Files.isDirectory(path)
                            ? jar(path, folder.resolve(entries.size() + ".jar")).toString()
                            : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path jar(Path from, Path to) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to));
                Stream<Path> files = Files.walk(from).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new JarEntry(from.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return to;
    }

    @Test
    void registries_of_all_sizes_are_read(@TempDir Path folder) throws IOException, InterruptedException {
        Table table = ColdLoad.of(classPathWithoutTestEngines()).run(1, folder, 10, 1000);

        assertThat(table.rows()).extracting(row -> row.get(0)).containsExactly("10", "1000");
        assertThat(folder.resolve("load.json")).isNotEmptyFile();
    }

    @Test
    void sources_are_searched_by_expressions(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("A.java"), "String a = \"" + "sk_" + "live_" + "documentedFake00\";");

        FreshJvm.Run run =
                FreshJvm.of(classPathWithoutTestEngines()).run(SourceTexts.class, Map.of(), folder.toString());

        assertThat(run.words().subList(1, 3)).containsExactly("1", "1");
    }

    @Test
    void the_page_has_a_place_for_the_figures_of_each_part() throws IOException {
        Page page = Page.of(Files.readString(Path.of("README.md")));

        for (String part : List.of("decide", "jdbc", "marker", "query", "http", "load", "growth", "scan", "start")) {
            assertThat(page.with(part, "| new |").text())
                    .contains("<!-- figures: " + part + " -->\n\n| new |\n\n<!-- end -->");
        }
    }

    private static Collection<RunResult> run(Class<?> benchmark, String... endpoints) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\Q" + benchmark.getName() + "\\E\\.")
                .forks(0)
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementBatchSize(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (endpoints.length > 0) {
            options.param("endpoints", endpoints);
        }
        return new Runner(options.build()).run();
    }

    /** As staging runs it: under a test engine a process is at most a test. */
    private static String classPathWithoutTestEngines() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit") && !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
