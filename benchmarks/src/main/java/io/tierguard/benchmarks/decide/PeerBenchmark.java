package io.tierguard.benchmarks.decide;

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
 * What stands in for the guard where there is none, on the questions that it can answer.
 *
 * @since 0.1
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerBenchmark {

    /** How many lines the registry has. */
    @Param({"10", "1000", "100000"})
    public int endpoints;

    /** What is asked: names only. */
    @Param({"OWN_NAME", "OWN_SUFFIX", "UNKNOWN", "FOREIGN"})
    public Question question = Question.OWN_NAME;

    private Question.Case[] cases = new Question.Case[0];
    private LinearList linearList = new LinearList(Estate.of(Estate.BLOCK));
    private SuffixWalk suffixWalk = new SuffixWalk(Estate.of(Estate.BLOCK));
    private DomainSet domainSet = new DomainSet(Estate.of(Estate.BLOCK));

    /** Makes the peers, and makes sure of their answers. */
    @Setup
    public void setUp() {
        Estate estate = Estate.of(endpoints);
        linearList = new LinearList(estate);
        suffixWalk = new SuffixWalk(estate);
        domainSet = new DomainSet(estate);
        cases = question.cases(estate);
        Answers.check(question, cases, each -> linearList.allows(each.host()));
        Answers.check(question, cases, each -> suffixWalk.allows(each.host()));
        Answers.check(question, cases, each -> domainSet.allows(each.host()));
    }

    /**
     * A list and {@code endsWith}.
     *
     * @param answers takes them
     */
    @Benchmark
    @OperationsPerInvocation(Question.CASES)
    public void linearList(Blackhole answers) {
        for (Question.Case each : cases) {
            answers.consume(linearList.allows(each.host()));
        }
    }

    /**
     * A hash map and every suffix.
     *
     * @param answers takes them
     */
    @Benchmark
    @OperationsPerInvocation(Question.CASES)
    public void suffixWalk(Blackhole answers) {
        for (Question.Case each : cases) {
            answers.consume(suffixWalk.allows(each.host()));
        }
    }

    /**
     * Guava's names.
     *
     * @param answers takes them
     */
    @Benchmark
    @OperationsPerInvocation(Question.CASES)
    public void domainSet(Blackhole answers) {
        for (Question.Case each : cases) {
            answers.consume(domainSet.allows(each.host()));
        }
    }
}
