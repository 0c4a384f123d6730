package io.tierguard.archunit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksOfPoliciesTest {

    @TempDir
    Path temp;

    /** Keeps the calls of methods named so. */
    private record Asked(String name, List<CallSite> calls) implements SinkPolicy {

        @Override
        public Map<Integer, Sink> ofCall(CallSite call) {
            if (call.name().equals(name)) {
                calls.add(call);
            }
            return Map.of();
        }
    }

    private CallSite call(String name, String body) {
        List<CallSite> calls = new ArrayList<>();
        Analysed.by(new Asked(name, calls)).source(temp, "Case", "class Case {\n" + body + "\n}");
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    @Test
    void the_object_is_at_position_0_and_arguments_are_counted_from_1() {
        CallSite call = call("put", "void m(java.util.Map<String, String> all) { all.put(\"the key\", \"value\"); }");
        assertThat(call.constants()).containsExactly(Optional.empty(), Optional.of("the key"), Optional.of("value"));
        assertThat(call.sources()).containsExactly(List.of("all"), List.of(), List.of());
    }

    @Test
    void a_static_call_has_nothing_at_position_0() {
        CallSite call = call("getProperty", "String m(String key) { return System.getProperty(key, \"value\"); }");
        assertThat(call.constants()).containsExactly(Optional.empty(), Optional.empty(), Optional.of("value"));
        assertThat(call.sources()).containsExactly(List.of(), List.of("key"), List.of());
    }

    @Test
    void a_value_is_known_by_its_local_variable_and_by_where_that_comes_from() {
        CallSite call = call("equals", """
                String kept;
                String getter() { return null; }
                boolean m(boolean one) {
                    String local = one ? kept : getter();
                    return local.equals("value");
                }""");
        assertThat(call.sources()).containsExactly(List.of("local", "kept", "getter"), List.of());
    }

    @Test
    void a_copy_or_a_conversion_keeps_the_names() {
        CallSite call = call("equals", """
                static char[] kept;
                boolean m() { return String.valueOf(kept).trim().toLowerCase().equals("value"); }""");
        assertThat(call.sources()).containsExactly(List.of("kept"), List.of());
    }

    @Test
    void variables_that_share_a_slot_are_told_apart() {
        CallSite call = call("equals", """
                boolean m(String given) {
                    { String first = given.trim(); System.out.println(first); }
                    { String second = given.strip(); return second.equals("value"); }
                }""");
        assertThat(call.sources()).containsExactly(List.of("second", "given"), List.of());
    }

    private static SinkPolicy take(String rule, Sink.Reach reach) {
        return new SinkPolicy() {
            @Override
            public Map<Integer, Sink> ofCall(CallSite call) {
                return call.name().equals("take") ? Map.of(1, new Sink(rule, rule, reach)) : Map.of();
            }

            @Override
            public Optional<Sink> ofField(String owner, String name, String descriptor) {
                return Optional.of(new Sink(rule, rule + "'s field", reach));
            }
        };
    }

    @Test
    void a_place_is_a_sink_of_every_policy_that_names_it() {
        FlowResult result = Analysed.by(take("one", Sink.Reach.PROGRAM), take("other", Sink.Reach.METHOD))
                .source(temp, "Case", """
                        class Case {
                            static final String KEPT = "fixed";
                            static void take(String value) {}
                            void m() { take("value"); }
                        }""");
        assertThat(Analysed.told(result))
                .containsExactly(
                        "fixed in shop.Case.KEPT:0 reaches one's field",
                        "fixed in shop.Case.KEPT:0 reaches other's field",
                        "value in shop.Case.m:5 reaches other",
                        "value in shop.Case.m:5 reaches one");
    }
}
