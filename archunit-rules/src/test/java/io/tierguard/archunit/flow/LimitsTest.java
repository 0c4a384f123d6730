package io.tierguard.archunit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is too large, too deep or too wide ends, and is counted. */
class LimitsTest {

    private static final SinkPolicy TAKE = new SinkPolicy() {
        @Override
        public Map<Integer, Sink> ofCall(CallSite call) {
            return call.name().equals("take") ? Map.of(1, new Sink("take", "take", Sink.Reach.PROGRAM)) : Map.of();
        }
    };

    @TempDir
    Path temp;

    private FlowResult analysed(String body) {
        return Analysed.by(TAKE)
                .classes(Fixture.in(temp)
                        .source("Case", "class Case {\nstatic void take(Object o) {}\n" + body + "\n}")
                        .compile());
    }

    private static List<String> values(FlowResult result) {
        return result.arrivals().stream()
                .map(arrival -> arrival.literal().value())
                .toList();
    }

    private static FlowResult.GivenUp givenUp(int methods, int values, int queries) {
        return new FlowResult.GivenUp(methods, values, queries);
    }

    private static String many(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(i -> each.replace("#+", String.valueOf(i + 1)).replace("#", String.valueOf(i)))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_long_way_of_arguments_is_gone_to_its_end() {
        FlowResult result = analysed(many(1500, "static void m#(String s) { m#+(s); }")
                + "static void m1500(String s) { take(s); } void m() { m0(\"fake\"); }");
        assertThat(values(result)).containsExactly("fake");
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 0));
    }

    @Test
    void a_long_way_of_results_is_given_up() {
        FlowResult result = analysed(many(1500, "static String m#() { return m#+(); }")
                + "static String m1500() { return \"fake\"; } void m() { take(m0()); }");
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 1));
    }

    @Test
    void methods_that_call_themselves_or_each_other_end() {
        FlowResult result = analysed("""
                static String a(int n, String s) { return n == 0 ? s : b(n - 1, a(n - 1, s)); }
                static String b(int n, String s) { return n == 0 ? s : a(n - 1, b(n - 2, s)); }
                void m() { take(a(9, "fake")); }""");
        assertThat(values(result)).containsExactly("fake");
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 0));
    }

    @Test
    void a_text_that_grows_for_long_is_given_up() {
        FlowResult result = analysed(
                "void m(String s) { String a = \"fake\"; " + many(1000, "a = a + s.length();") + " take(a); }");
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 1));
        result = analysed(
                "static String x = \"y\"; void m() { String a = \"fake\"; " + many(1000, "a = x + a;") + " take(a); }");
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 1));
    }

    @Test
    void a_text_that_doubles_is_given_up() {
        FlowResult result =
                analysed("void m() { String a = new String(\"fake\"); " + many(30, "a = a + a;") + " take(a); }");
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 1));
    }

    @Test
    void a_builder_with_many_pieces_is_read() {
        FlowResult result = analysed("void m() { StringBuilder a = new StringBuilder(); "
                + many(1000, "a.append(\"x\").append(\"y\");") + " take(a.toString()); }");
        assertThat(values(result)).containsExactly("xy".repeat(1000));
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 0));
    }

    @Test
    void a_method_with_too_many_callers_is_given_up() {
        String use = "void use(String s) { take(s); }\n";
        assertThat(values(analysed(use + many(16, "void m#() { use(\"fake#\"); }"))))
                .hasSize(16);
        FlowResult result = analysed(use + many(17, "void m#() { use(\"fake#\"); }"));
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 1, 0));
        result = analysed(use + many(65, "void m#() { use(\"fake\"); }"));
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 1));
    }

    @Test
    void a_call_with_too_many_targets_is_given_up() {
        String source = "interface Source { String get(); }\n" + "void m(Source s) { take(s.get()); }\n";
        String one = "static class One# implements Source { public String get() { return \"fake\"; } }";
        assertThat(values(analysed(source + many(12, one))))
                .containsOnly("fake")
                .hasSize(12);
        FlowResult result = analysed(source + many(13, one));
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 0, 1));
    }

    @Test
    void a_value_with_too_many_origins_is_given_up() {
        FlowResult result = analysed("void m(int n) { String a = null; switch (n) {\n"
                + many(20, "case #: a = \"fake#\"; break;") + "\n} take(a); }");
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 1, 0));
    }

    @Test
    void more_than_five_values_are_a_data_structure() {
        String five = "\"a\", \"b\", \"c\", \"d\", \"e\"";
        assertThat(values(analysed("void m(int n) { take(new String[] {" + five + "}[n]); }")))
                .containsExactly("a", "b", "c", "d", "e");
        FlowResult result = analysed("void m(int n) { take(new String[] {" + five + ", \"f\"}[n]); }");
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp()).isEqualTo(givenUp(0, 1, 0));
    }

    @Test
    void wide_and_deep_calls_take_a_limited_number_of_steps() {
        FlowResult result = analysed(
                many(12, "static String m#(String s) { return m#+(s) + m#+(s + 1) + m#+(s + 2) + m#+(s + 3); }")
                        + "static String m12(String s) { return s; } void m() { take(m0(\"fake\")); }");
        assertThat(values(result)).isEmpty();
        assertThat(result.givenUp().queries()).isEqualTo(1);
    }

    private static byte[] method(int pops, int nops) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "gen/Odd", null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "odd", "()V", null, null);
        method.visitCode();
        for (int i = 0; i < nops; i++) {
            method.visitInsn(Opcodes.NOP);
        }
        for (int i = 0; i < pops; i++) {
            method.visitInsn(Opcodes.POP);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(1, 1);
        method.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }

    private static FlowResult analysed(byte[] classFile) {
        FlowAnalysis analysis = FlowAnalysis.with(TAKE, name -> Optional.empty());
        analysis.add(classFile);
        return analysis.solve();
    }

    @Test
    void a_method_that_is_too_long_or_that_no_verifier_takes_is_counted() {
        assertThat(analysed(method(0, 19_998)).givenUp()).isEqualTo(givenUp(0, 0, 0));
        assertThat(analysed(method(0, 20_001)).givenUp()).isEqualTo(givenUp(1, 0, 0));
        assertThat(analysed(method(1, 0)).givenUp()).isEqualTo(givenUp(1, 0, 0));
    }

    @Test
    void two_runs_tell_the_same_in_the_same_order() {
        Path classes = Fixture.in(temp)
                .source(
                        "Case",
                        "class Case { static void take(Object o) {}\n"
                                + many(8, "static class C# { void m(boolean a) { take(a ? \"x#\" : \"y#\"); } }") + "}")
                .compile();
        List<String> first = Analysed.told(Analysed.by(TAKE).classes(classes));
        assertThat(first).hasSize(16);
        assertThat(Analysed.told(Analysed.by(TAKE).classes(classes))).isEqualTo(first);
    }
}
