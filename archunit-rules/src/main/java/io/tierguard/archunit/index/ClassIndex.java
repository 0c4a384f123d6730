package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.archunit.constants.UnreadableClassException;
import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.ClassPath;
import io.tierguard.archunit.flow.FlowAnalysis;
import io.tierguard.archunit.flow.FlowResult;
import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.FlowCheck;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.rule.Subject;
import io.tierguard.report.Code;
import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a run and what all rules have to say of them. Each class file is read once, when the first rule asks;
 * where values go is followed once, when the first rule asks that needs it. What is kept is what was found, and the
 * files themselves only as long as memory is not wanted elsewhere.
 *
 * <p><b>Thread safety:</b> may be asked by several threads; the first one does the work.
 *
 * @since 0.1
 */
public final class ClassIndex {

    private static final Logger LOG = LoggerFactory.getLogger(ClassIndex.class);

    private final List<ClassPlace> places;
    private final boolean looksBeside;
    private final Checks checks;
    private final ClassPath library;
    private final Map<String, SoftReference<byte[]>> files = new ConcurrentHashMap<>();
    private final FieldValues values = new FieldValues();
    private final Map<String, String> sourceFiles = new HashMap<>();
    private final Collected collected;
    private @Nullable IndexedClasses classes;
    private @Nullable FlowAnalysis begun;
    private @Nullable FlowResult flow;

    /**
     * Nothing is read yet.
     *
     * @param places the classes
     * @param looksBeside whether class files beside them that cannot be read are told too
     * @param checks what they are asked
     * @param library the class files of what they call
     */
    public ClassIndex(List<ClassPlace> places, boolean looksBeside, Checks checks, ClassPath library) {
        this.looksBeside = looksBeside;
        this.places =
                places.stream().sorted(Comparator.comparing(ClassPlace::name)).toList();
        this.checks = checks;
        this.library = library;
        this.collected = new Collected(checks);
    }

    /**
     * What some rules found, each value once in a member, by classes in the order of their names. Classes that cannot be
     * read and marks that do not hold are among it, whatever the rules.
     *
     * @param rules who is asked
     * @param today for marks that end
     * @return the findings that no mark allows
     */
    public List<ClassFindings> findings(Set<Rule> rules, LocalDate today) {
        IndexedClasses all = classes(rules);
        List<Finding> arrived = checks.ofFlow().stream()
                .filter(check -> rules.contains(check.rule()))
                .flatMap(check -> flow().arrivals().stream()
                        .filter(arrival -> check.owns(arrival.sink()))
                        .sorted(Comparator.comparingInt(arrival -> check.rank(arrival.sink())))
                        .flatMap(arrival -> check.judge(atDefinition(arrival)).stream()))
                .toList();
        return new Selection(all, collected, rules, today).of(arrived);
    }

    /** A copy of a field's fixed value is told at the field. */
    private Arrival atDefinition(Arrival arrival) {
        Literal literal = arrival.literal();
        return values.definition(literal.value(), literal.member().owner())
                .filter(field -> !field.equals(literal.member()))
                .map(field -> new Arrival(
                        new Literal(field, 0, literal.value(), literal.kind()),
                        arrival.sink(),
                        arrival.at(),
                        arrival.atLine()))
                .orElse(arrival);
    }

    /**
     * Whether there is no class at all.
     *
     * @return true where nothing can be found
     */
    public boolean isEmpty() {
        return places.isEmpty();
    }

    /**
     * The name of the file that a class is told to be in.
     *
     * @param name of the class
     * @return that of its source file, told by its name where its class file does not tell it; that of the class file where it
     *     is not among the classes
     */
    public synchronized String sourceFile(String name) {
        if (sourceFiles.isEmpty() && classes != null) {
            classes.read()
                    .forEach(one ->
                            sourceFiles.put(one.place().name(), one.sourceFile().orElse("")));
        }
        String file = sourceFiles.get(name);
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (file == null) {
            return simple + ".class";
        }
        int nested = simple.indexOf('$');
        return file.isEmpty() ? (nested < 0 ? simple : simple.substring(0, nested)) + ".java" : file;
    }

    /**
     * What was too large to be followed.
     *
     * @return counts; all of them 0 as long as no rule needed to follow values
     */
    public synchronized FlowResult.GivenUp givenUp() {
        return flow == null ? new FlowResult.GivenUp(0, 0, 0) : flow.givenUp();
    }

    private synchronized IndexedClasses classes(Set<Rule> rules) {
        Set<Rule> missing = collected.missing(rules);
        if (classes == null) {
            boolean follows = checks.ofFlow().stream().anyMatch(check -> rules.contains(check.rule()));
            FlowAnalysis analysis = follows ? analysis() : null;
            try (ClassFileSource source = new ClassFileSource()) {
                List<IndexedClass> read = inParts((place, from) -> read(place, from, missing, analysis));
                classes = new IndexedClasses(read, looksBeside ? UnimportedClasses.beside(places, source) : List.of());
            }
            begun = analysis;
        } else if (!missing.isEmpty()) {
            again(subject -> collected.check(missing, subject));
        }
        collected.done(missing);
        return classes;
    }

    private synchronized FlowResult flow() {
        if (flow == null) {
            FlowAnalysis analysis = begun;
            if (analysis == null) {
                FlowAnalysis other = analysis();
                again(subject -> other.add(subject.tree()));
                analysis = other;
            }
            flow = analysis.solve();
            begun = null;
            tell(flow.givenUp());
        }
        return flow;
    }

    private FlowAnalysis analysis() {
        return FlowAnalysis.with(checks.ofFlow().stream().map(FlowCheck::sinks).toList(), library);
    }

    private static void tell(FlowResult.GivenUp givenUp) {
        if (givenUp.methods() + givenUp.values() + givenUp.queries() > 0) {
            LOG.warn(
                    "{} {}",
                    Code.ANALYSIS_GAVE_UP.id(),
                    Code.ANALYSIS_GAVE_UP.text(givenUp.methods(), givenUp.values(), givenUp.queries()));
        }
    }

    private interface Further {
        void of(Subject subject);
    }

    /** Looks at every readable class once more: what memory still holds is not read from its file. */
    private void again(Further step) {
        IndexedClasses all = Objects.requireNonNull(classes);
        Set<String> unreadable = all.read().stream()
                .filter(one -> one.unreadable().isPresent())
                .map(one -> one.place().name())
                .collect(Collectors.toSet());
        inParts((place, source) -> {
            if (!unreadable.contains(place.name())) {
                step.of(subject(place, source));
            }
            return place;
        });
    }

    private interface Step<T> {
        T of(ClassPlace place, ClassFileSource source);
    }

    /**
     * A part for each processor, each with the jars that it has open. Neighbours go to different parts, since the large
     * classes of a program often lie together.
     */
    private <T> List<T> inParts(Step<T> step) {
        int count = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), places.size()));
        List<List<T>> parts = IntStream.range(0, count)
                .parallel()
                .mapToObj(part -> {
                    List<T> done = new ArrayList<>();
                    try (ClassFileSource source = new ClassFileSource()) {
                        for (int i = part; i < places.size(); i += count) {
                            done.add(step.of(places.get(i), source));
                        }
                    }
                    return done;
                })
                .toList();
        return IntStream.range(0, places.size())
                .mapToObj(i -> parts.get(i % count).get(i / count))
                .toList();
    }

    private IndexedClass read(
            ClassPlace place, ClassFileSource source, Set<Rule> rules, @Nullable FlowAnalysis analysis) {
        try {
            if (place.uri().isEmpty()) {
                throw new UnreadableClassException("nothing tells where its class file is");
            }
            byte[] bytes = source.read(place.uri().get());
            ClassFile file = ClassFile.read(bytes);
            IndexedClass read = IndexedClass.of(place, file, values);
            Subject subject = new Subject(file, bytes);
            collected.check(rules, subject);
            if (analysis != null) {
                analysis.add(subject.tree());
            }
            files.put(place.name(), new SoftReference<>(bytes));
            return read;
        } catch (UnreadableClassException e) {
            return IndexedClass.unreadable(place, e.getMessage());
        }
    }

    private Subject subject(ClassPlace place, ClassFileSource source) {
        SoftReference<byte[]> kept = files.get(place.name());
        byte[] bytes = kept == null ? null : kept.get();
        try {
            byte[] known = bytes == null ? source.read(place.uri().orElseThrow()) : bytes;
            return new Subject(ClassFile.read(known), known);
        } catch (UnreadableClassException e) {
            throw new IllegalStateException("could be read a moment ago: " + place.name(), e);
        }
    }

    /** All classes, and those that were left out. */
    record IndexedClasses(List<IndexedClass> read, List<UnimportedClasses.Unreadable> unimported) {

        long unreadable() {
            return unimported.size()
                    + read.stream().filter(one -> one.unreadable().isPresent()).count();
        }

        Stream<ClassPlace> places() {
            return read.stream().map(IndexedClass::place);
        }
    }
}
