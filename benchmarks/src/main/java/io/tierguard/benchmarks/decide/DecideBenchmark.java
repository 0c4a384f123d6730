package io.tierguard.benchmarks.decide;

import io.tierguard.guard.Guard;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * {@link Guard#decide} on every kind of question.
 *
 * @since 0.1
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideBenchmark {

    /** How many lines the registry has. */
    @Param({"10", "1000", "100000"})
    public int endpoints;

    /** What is asked. */
    @Param
    public Question question = Question.OWN_NAME;

    private Question.Case[] cases = new Question.Case[0];
    private Guard guard = Estate.of(Estate.BLOCK).guard();

    /** Reads the registry, and makes sure of the answers. */
    @Setup
    public void setUp() {
        Estate estate = Estate.of(endpoints);
        guard = estate.guard();
        cases = question.cases(estate);
        Answers.check(
                question,
                cases,
                each -> guard.decide(each.endpoint(), each.addresses()).isAllowed());
    }

    /**
     * The guard.
     *
     * @param answers takes them
     */
    @Benchmark
    @OperationsPerInvocation(Question.CASES)
    public void guard(Blackhole answers) {
        for (Question.Case each : cases) {
            answers.consume(guard.decide(each.endpoint(), each.addresses()));
        }
    }
}
