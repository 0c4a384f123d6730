package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.ClassTree;
import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.objectweb.asm.tree.ClassNode;

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

    /** What fields and collections hold is told apart less well: of more they are a table of options. */
    private static final int MOST_STORED = 2;

    /** Callers are told apart: each may have its own. */
    private static final int MOST_OF_ALL_CALLERS = 16;

    private final List<SinkPolicy> policies;
    private final ClassPath library;
    private final AtomicInteger unread = new AtomicInteger();
    private final ConcurrentLinkedQueue<ClassSummary> summaries = new ConcurrentLinkedQueue<>();

    private FlowAnalysis(List<SinkPolicy> policies, ClassPath library) {
        this.policies = List.copyOf(policies);
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
        return with(List.of(policy), library);
    }

    /**
     * Knows no class yet. A place that several policies name is a sink of each of them.
     *
     * @param policies what is a sink
     * @param library the class files of what the analysed classes call
     * @return an analysis
     */
    public static FlowAnalysis with(List<SinkPolicy> policies, ClassPath library) {
        return new FlowAnalysis(policies, library);
    }

    /**
     * Takes a class in.
     *
     * @param classFile the whole file, which can be read
     */
    public void add(byte[] classFile) {
        add(ClassTree.read(classFile));
    }

    /**
     * Takes a class in that has been read.
     *
     * @param classFile its tree
     */
    public void add(ClassTree classFile) {
        ClassNode node = classFile.node();
        try {
            summaries.add(ClassSummary.of(node));
        } catch (RuntimeException e) {
            // code that no JVM would run: all its methods are counted as not followed
            unread.addAndGet(Math.max(1, node.methods.size()));
        }
    }

    /**
     * Follows the values.
     *
     * @return what arrives, by classes in the order of their names
     */
    public FlowResult solve() {
        Program program = new Program(summaries, library);
        List<Run> runs = program.classes().parallelStream()
                .map(summary -> new Run(program).of(summary))
                .toList();
        Set<Arrival> arrivals = new LinkedHashSet<>();
        runs.forEach(run -> arrivals.addAll(run.arrivals));
        return new FlowResult(
                List.copyOf(arrivals),
                new FlowResult.GivenUp(
                        unread.get()
                                + runs.stream().mapToInt(run -> run.methods).sum(),
                        runs.stream().mapToInt(run -> run.values).sum(),
                        runs.stream().mapToInt(run -> run.queries).sum()));
    }

    /** How values came to a sink: those that came the same way are counted together. */
    private record Way(Optional<Program.Place> caller, boolean stored) {}

    /** The sinks of one class. */
    private final class Run {

        private final Program program;
        private final List<Arrival> arrivals = new ArrayList<>();
        private int methods;
        private int values;
        private int queries;

        Run(Program program) {
            this.program = program;
        }

        Run of(ClassSummary summary) {
            methods = summary.givenUp();
            fixedValues(summary);
            summary.methods().forEach(this::sinks);
            return this;
        }

        void fixedValues(ClassSummary summary) {
            summary.values().forEach((name, value) -> {
                Member field = Member.ofField(ClassSummary.dotted(summary.name()), name);
                Literal literal = new Literal(field, 0, value, Literal.Kind.TEXT);
                sinks(policy -> policy.ofField(summary.name(), name, "Ljava/lang/String;"))
                        .forEach(sink -> arrivals.add(new Arrival(literal, sink, field, 0)));
            });
        }

        void sinks(MethodSummary method) {
            MethodKey key = method.key();
            method.sites().values().forEach(site -> {
                try {
                    sinks(method, key, site);
                } catch (RuntimeException e) {
                    // of code that no JVM would run: it is counted, and the other places are followed
                    queries++;
                }
            });
        }

        private void sinks(MethodSummary method, MethodKey key, Site site) {
            List<Sink> sinks = switch (site.kind()) {
                case FIELD_STORE -> sinks(policy -> policy.ofField(site.owner(), site.name(), site.descriptor()));
                case VARIABLE_STORE -> sinks(policy -> policy.ofVariable(site.name(), site.descriptor()));
                case RETURN -> sinks(policy -> policy.ofResult(key.owner(), key.name(), key.descriptor()));
                default -> List.of();
            };
            if (site.isCall()) {
                call(method, site);
            } else {
                arrive(method, site, 0, sinks);
            }
        }

        private List<Sink> sinks(Function<SinkPolicy, Optional<Sink>> question) {
            List<Sink> sinks = new ArrayList<>(policies.size());
            for (SinkPolicy policy : policies) {
                question.apply(policy).ifPresent(sinks::add);
            }
            return sinks;
        }

        private void call(MethodSummary method, Site site) {
            boolean isStatic = site.kind() == Site.Kind.STATIC_CALL;
            boolean takesObject = takesObject(site.descriptor());
            if (isStatic && !takesObject || site.values().stream().allMatch(FlowValue::isUnknown)) {
                return;
            }
            List<Optional<String>> constants = new ArrayList<>();
            List<List<String>> sources = new ArrayList<>();
            if (isStatic) {
                constants.add(Optional.empty());
                sources.add(List.of());
            }
            SourceNames names = new SourceNames(method);
            for (int i = 0; i < site.values().size(); i++) {
                constants.add(program.text(site.values().get(i)));
                sources.add(names.of(site, i));
            }
            CallSite call = new CallSite(
                    site.owner(),
                    site.name(),
                    site.descriptor(),
                    isStatic,
                    type -> program.isA(site.owner(), type),
                    takesObject ? program.parameterNames(site) : List.of(),
                    constants,
                    sources);
            Map<Integer, List<Sink>> sinks = new TreeMap<>();
            for (SinkPolicy policy : policies) {
                policy.ofCall(call)
                        .forEach((argument, sink) -> sinks.computeIfAbsent(argument, number -> new ArrayList<>())
                                .add(sink));
            }
            sinks.forEach((argument, some) -> arrive(method, site, isStatic ? argument - 1 : argument, some));
        }

        /** No credential and no address is a number or a truth value only. */
        private static boolean takesObject(String descriptor) {
            int end = descriptor.indexOf(')');
            int object = descriptor.indexOf(';');
            int array = descriptor.indexOf('[');
            return object >= 0 && object < end || array >= 0 && array < end;
        }

        private void arrive(MethodSummary method, Site site, int position, List<Sink> sinks) {
            if (sinks.isEmpty() || position < 0 || position >= site.values().size()) {
                return;
            }
            FlowValue value = site.values().get(position);
            if (value.isTooMany()) {
                values++;
            } else if (!value.isUnknown()) {
                for (Sink.Reach reach : Sink.Reach.values()) {
                    List<Sink> some =
                            sinks.stream().filter(sink -> sink.reach() == reach).toList();
                    if (!some.isEmpty()) {
                        follow(method, site, value, reach, some);
                    }
                }
            }
        }

        private void follow(MethodSummary method, Site site, FlowValue value, Sink.Reach reach, List<Sink> sinks) {
            Resolver resolver = new Resolver(program, reach);
            Collection<Found> found = resolver.resolve(method, value);
            if (resolver.gaveUp()) {
                queries++;
            }
            Map<Way, Set<Literal>> byWay = new LinkedHashMap<>();
            found.stream()
                    .filter(one -> !one.isEmpty())
                    .forEach(one -> byWay.computeIfAbsent(
                                    new Way(Optional.ofNullable(one.caller()), one.stored()),
                                    way -> new LinkedHashSet<>())
                            .add(one.literal()));
            Set<Literal> literals = new LinkedHashSet<>();
            byWay.forEach((way, some) -> {
                if (count(some) > (way.stored() ? MOST_STORED : MOST_LITERALS)) {
                    values++;
                } else {
                    literals.addAll(some);
                }
            });
            if (count(literals) > MOST_OF_ALL_CALLERS) {
                values++;
                return;
            }
            for (Sink sink : sinks) {
                literals.forEach(literal -> arrivals.add(
                        new Arrival(initialised(method, site, literal), sink, method.member(), site.line())));
            }
        }

        /** What an initialiser stores in a field was written at the field. */
        private Literal initialised(MethodSummary method, Site site, Literal literal) {
            boolean initialises = site.kind() == Site.Kind.FIELD_STORE
                    && method.key().name().startsWith("<")
                    && method.key().owner().equals(site.owner())
                    && literal.member().equals(method.member());
            return initialises
                    ? new Literal(
                            Member.ofField(ClassSummary.dotted(site.owner()), site.name()),
                            literal.line(),
                            literal.value(),
                            literal.kind())
                    : literal;
        }

        private static long count(Set<Literal> literals) {
            return literals.stream().map(Literal::value).distinct().count();
        }
    }
}
