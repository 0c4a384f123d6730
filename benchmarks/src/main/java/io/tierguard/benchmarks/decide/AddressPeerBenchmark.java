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
 * What stands in for the guard where there is none, on the question that addresses alone answer.
 *
 * @since 0.1
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AddressPeerBenchmark {

    /** How many lines the registry has. */
    @Param({"10", "1000", "100000"})
    public int endpoints;

    /** What is asked: addresses only. */
    @Param("OWN_BY_ADDRESS")
    public Question question = Question.OWN_BY_ADDRESS;

    private Question.Case[] cases = new Question.Case[0];
    private AddressTrie addressTrie = new AddressTrie(Estate.of(Estate.BLOCK));

    /** Makes the peer, and makes sure of its answers. */
    @Setup
    public void setUp() {
        Estate estate = Estate.of(endpoints);
        addressTrie = new AddressTrie(estate);
        cases = question.cases(estate);
        Answers.check(question, cases, each -> addressTrie.allows(each.addresses()));
    }

    /**
     * The library IPAddress.
     *
     * @param answers takes them
     */
    @Benchmark
    @OperationsPerInvocation(Question.CASES)
    public void addressTrie(Blackhole answers) {
        for (Question.Case each : cases) {
            answers.consume(addressTrie.allows(each.addresses()));
        }
    }
}
