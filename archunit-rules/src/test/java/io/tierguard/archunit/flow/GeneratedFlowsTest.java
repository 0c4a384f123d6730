package io.tierguard.archunit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class GeneratedFlowsTest {

    private static final String LITERAL = "planted fake";

    private static FlowResult analysed(List<byte[]> classes) {
        SinkPolicy policy = new SinkPolicy() {
            @Override
            public Map<Integer, Sink> ofCall(CallSite call) {
                return call.name().equals("take") ? Map.of(1, new Sink("take", "take", Sink.Reach.PROGRAM)) : Map.of();
            }
        };
        FlowAnalysis analysis = FlowAnalysis.with(policy, name -> Optional.empty());
        classes.forEach(analysis::add);
        return analysis.solve();
    }

    @Property(tries = 300)
    void a_planted_literal_is_found_wherever_it_goes(
            @ForAll @Size(max = 10) List<Hop> hops, @ForAll @IntRange(max = 4) int down) {
        String expected = LITERAL;
        for (Hop hop : hops) {
            expected = hop.applied(expected);
        }
        FlowResult result = analysed(GeneratedProgram.of(hops, down, LITERAL));
        assertThat(result.arrivals())
                .extracting(arrival -> arrival.literal().value())
                .containsExactly(expected);
        assertThat(result.givenUp()).isEqualTo(new FlowResult.GivenUp(0, 0, 0));
    }

    @Property(tries = 300)
    void what_comes_from_outside_is_not(@ForAll @Size(max = 10) List<Hop> hops, @ForAll @IntRange(max = 4) int down) {
        FlowResult result = analysed(GeneratedProgram.of(hops, down, ""));
        assertThat(result).isEqualTo(new FlowResult(List.of(), new FlowResult.GivenUp(0, 0, 0)));
    }
}
