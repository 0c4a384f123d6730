package io.tierguard.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs JMH, each trial in a JVM of its own, with the allocation profiler. */
final class Trials {

    private static final double MEDIAN = 50;

    /** A round trip takes one time or three times as long, by the core on which the other side wakes. */
    private static final double UNDISTURBED = 5;

    private final Path results;
    private final Effort effort;

    Trials(Path results, Effort effort) {
        this.results = results;
        this.effort = effort;
    }

    /** Nanoseconds, where a quarter of a second is millions of calls, for registries of several sizes. */
    Figures shortOnes(String name, Class<?>... classes) throws RunnerException {
        ChainedOptionsBuilder options = options(name, classes);
        return brief(effort.isQuick() ? options.param("endpoints", "10", "1000") : options);
    }

    /** The same for what has no sizes. */
    Figures brief(String name, Class<?>... classes) throws RunnerException {
        return brief(options(name, classes));
    }

    private Figures brief(ChainedOptionsBuilder options) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(effort.of(20, 250, 1000));
        ChainedOptionsBuilder timed = options.warmupIterations(effort.of(1, 4, 8))
                .warmupTime(time)
                .measurementIterations(effort.of(1, 3, 5))
                .measurementTime(time);
        return new Figures(new Runner(timed.build()).run(), MEDIAN);
    }

    /** The same for registries of some sizes and some questions, in a JVM whose memory is bounded. */
    Figures growing(String name, Class<?> benchmark, String[] endpoints, String... questions) throws RunnerException {
        return brief(options(name, benchmark)
                .param("endpoints", endpoints)
                .param("question", questions)
                .jvmArgsAppend("-Xmx4g"));
    }

    /** Requests and connections: in rounds, so that a drift of the machine meets both sides of a ratio. */
    Figures longOnes(String name, Class<?>... classes) throws RunnerException {
        Collection<RunResult> all = new ArrayList<>();
        for (int round = 0; round < effort.of(1, 3, 7); round++) {
            ChainedOptionsBuilder options = options(name + "-" + round, classes)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.milliseconds(effort.of(20, 750, 750)))
                    .measurementIterations(8)
                    .measurementTime(TimeValue.milliseconds(effort.of(20, 150, 150)));
            all.addAll(new Runner(options.build()).run());
        }
        return new Figures(all, UNDISTURBED);
    }

    /** Rounds of which the least disturbed calls count. */
    List<Figures> undisturbedRounds(String name, Class<?> benchmark) throws RunnerException {
        return rounds(name, UNDISTURBED, 600, benchmark);
    }

    /** Rounds of which the median counts, of calls or of iterations: after so long that all of client and guard is compiled. */
    List<Figures> medianRounds(String name, Class<?> benchmark) throws RunnerException {
        return rounds(name, MEDIAN, 4_000, benchmark);
    }

    /** The same for many threads, which leave the compiler little of the processors for a long time. */
    List<Figures> crowdedRounds(String name, Class<?> benchmark) throws RunnerException {
        return rounds(name, MEDIAN, 9_000, benchmark);
    }

    /** One after the other: each round is one run with all peers, so that what drifts between rounds touches no ratio. */
    private List<Figures> rounds(String name, double percentile, long warmUpMillis, Class<?> benchmark)
            throws RunnerException {
        List<Figures> rounds = new ArrayList<>();
        for (int round = 0; round < effort.of(2, 5, 15); round++) {
            ChainedOptionsBuilder options = options(name + "-" + round, benchmark)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.milliseconds(effort.isQuick() ? 20 : warmUpMillis))
                    .measurementIterations(4)
                    .measurementTime(TimeValue.milliseconds(effort.of(20, 300, 300)));
            rounds.add(new Figures(new Runner(options.build()).run(), percentile));
        }
        return rounds;
    }

    private ChainedOptionsBuilder options(String name, Class<?>... classes) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(results.resolve(name + ".json").toString());
        for (Class<?> each : List.of(classes)) {
            options.include("\\Q" + each.getName() + "\\E\\.");
        }
        return options;
    }
}
