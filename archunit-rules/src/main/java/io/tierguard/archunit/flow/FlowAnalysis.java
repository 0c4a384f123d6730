package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Follows hard-coded values from where they stand to the sinks that a policy names. Classes are handed in one by one, and
 * only summaries of them are kept.
 *
 * <p><b>Thread safety:</b> several threads may add; one solves, once all are done.
 *
 * @since 0.1
 */
public final class FlowAnalysis {

    /** Of more the argument is fed by a data structure, and not by somebody's secret. */
    private static final int MOST_LITERALS = 5;

    private final SinkPolicy policy;
    private final ClassPath library;
    private final ConcurrentLinkedQueue<ClassSummary> summaries = new ConcurrentLinkedQueue<>();

    private FlowAnalysis(SinkPolicy policy, ClassPath library) {
        this.policy = policy;
        this.library = library;
    }

    /**
     * Knows no class yet.
     *
     * @param policy what is a sink
     * @param library the class files of what the analysed classes call
     * @return an analysis
     */
    public static FlowAnalysis with(SinkPolicy policy, ClassPath library) {
        return new FlowAnalysis(policy, library);
    }

    /**
     * Takes a class in.
     *
     * @param classFile the whole file, which can be read
     */
    public void add(byte[] classFile) {
        summaries.add(ClassSummary.read(classFile));
    }

    /**
     * Follows the values.
     *
     * @return what arrives, by classes in the order of their names
     */
    public FlowResult solve() {
        Program program = new Program(summaries, library);
        Run run = new Run(program);
        for (ClassSummary summary : program.classes()) {
            run.methods += summary.givenUp();
            run.fixedValues(summary);
            summary.methods().forEach(run::sinks);
        }
        return new FlowResult(List.copyOf(run.arrivals), new FlowResult.GivenUp(run.methods, run.values, run.queries));
    }

    /** One solving. */
    private final class Run {

        private final Program program;
        private final Set<Arrival> arrivals = new LinkedHashSet<>();
        private int methods;
        private int values;
        private int queries;

        Run(Program program) {
            this.program = program;
        }

        void fixedValues(ClassSummary summary) {
            new TreeMap<>(summary.values())
                    .forEach((name, value) -> policy.ofField(summary.name(), name, "Ljava/lang/String;")
                            .ifPresent(sink -> {
                                Member field = Member.ofField(ClassSummary.dotted(summary.name()), name);
                                Literal literal = new Literal(field, 0, value, Literal.Kind.TEXT);
                                arrivals.add(new Arrival(literal, sink, field, 0));
                            }));
        }

        void sinks(MethodSummary method) {
            new TreeMap<>(method.sites()).values().forEach(site -> {
                switch (site.kind()) {
                    case CALL, STATIC_CALL -> call(method, site);
                    case FIELD_STORE ->
                        policy.ofField(site.owner(), site.name(), site.descriptor())
                                .ifPresent(sink -> arrive(method, site, 0, sink));
                    case VARIABLE_STORE ->
                        policy.ofVariable(site.name(), site.descriptor())
                                .ifPresent(sink -> arrive(method, site, 0, sink));
                    case RETURN ->
                        policy.ofResult(
                                        method.key().owner(),
                                        method.key().name(),
                                        method.key().descriptor())
                                .ifPresent(sink -> arrive(method, site, 0, sink));
                    default -> {
                        // no place that a policy is asked about
                    }
                }
            });
        }

        private void call(MethodSummary method, Site site) {
            boolean isStatic = site.kind() == Site.Kind.STATIC_CALL;
            List<Optional<String>> constants = new ArrayList<>();
            site.values().forEach(value -> constants.add(program.text(value)));
            CallSite call = new CallSite(
                    site.owner(),
                    site.name(),
                    site.descriptor(),
                    isStatic,
                    type -> program.isA(site.owner(), type),
                    program.parameterNames(site),
                    constants,
                    site.names());
            Map<Integer, Sink> sinks = policy.ofCall(call);
            new TreeMap<>(sinks).forEach((argument, sink) -> {
                int position = isStatic ? argument - 1 : argument;
                if (position >= 0 && position < site.values().size()) {
                    arrive(method, site, position, sink);
                }
            });
        }

        private void arrive(MethodSummary method, Site site, int position, Sink sink) {
            FlowValue value = site.values().get(position);
            if (value.isUnknown()) {
                return;
            }
            Resolver resolver = new Resolver(program, sink.reach());
            Set<Literal> literals = new LinkedHashSet<>();
            resolver.resolve(method, value).stream()
                    .filter(found -> !found.isEmpty())
                    .forEach(found -> literals.add(found.literal()));
            if (resolver.gaveUp()) {
                queries++;
            }
            if (literals.stream().map(Literal::value).distinct().count() > MOST_LITERALS) {
                values++;
                return;
            }
            literals.forEach(literal -> arrivals.add(new Arrival(literal, sink, method.member(), site.line())));
        }
    }
}
