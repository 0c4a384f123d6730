package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.archunit.constants.UnreadableClassException;
import io.tierguard.archunit.flow.ClassPath;
import io.tierguard.archunit.flow.FlowAnalysis;
import io.tierguard.archunit.flow.FlowResult;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.FlowCheck;
import io.tierguard.archunit.rule.Rule;
import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private final List<ClassPlace> places;
    private final Checks checks;
    private final ClassPath library;
    private final Map<String, SoftReference<byte[]>> files = new ConcurrentHashMap<>();
    private final FieldValues values = new FieldValues();
    private @Nullable IndexedClasses classes;
    private @Nullable FlowResult flow;

    /**
     * Nothing is read yet.
     *
     * @param places the classes
     * @param checks what they are asked
     * @param library the class files of what they call
     */
    public ClassIndex(List<ClassPlace> places, Checks checks, ClassPath library) {
        this.places =
                places.stream().sorted(Comparator.comparing(ClassPlace::name)).toList();
        this.checks = checks;
        this.library = library;
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
        IndexedClasses all = classes();
        List<Finding> arrived = new ArrayList<>();
        if (checks.ofFlow().stream().anyMatch(check -> rules.contains(check.rule()))) {
            flow().arrivals()
                    .forEach(arrival -> checks.ofFlow().stream()
                            .filter(check -> rules.contains(check.rule())
                                    && check.rule().id().equals(arrival.sink().rule()))
                            .findFirst()
                            .flatMap(check -> check.judge(arrival))
                            .ifPresent(arrived::add));
        }
        return new Selection(all, values, rules, today).of(arrived);
    }

    /**
     * What was too large to be followed.
     *
     * @return counts; all of them 0 as long as no rule needed to follow values
     */
    public synchronized FlowResult.GivenUp givenUp() {
        return flow == null ? new FlowResult.GivenUp(0, 0, 0) : flow.givenUp();
    }

    private synchronized IndexedClasses classes() {
        if (classes == null) {
            try (ClassFileSource source = new ClassFileSource()) {
                List<IndexedClass> read = inParts(this::read);
                classes = new IndexedClasses(read, UnimportedClasses.beside(places, source));
            }
        }
        return classes;
    }

    private synchronized FlowResult flow() {
        if (flow == null) {
            FlowAnalysis analysis = FlowAnalysis.with(
                    new JoinedSinks(
                            checks.ofFlow().stream().map(FlowCheck::sinks).toList()),
                    library);
            Set<String> unreadable = classes().read().stream()
                    .filter(one -> one.unreadable().isPresent())
                    .map(one -> one.place().name())
                    .collect(Collectors.toSet());
            inParts((place, source) -> {
                if (!unreadable.contains(place.name())) {
                    bytes(place, source).ifPresent(analysis::add);
                }
                return place;
            });
            flow = analysis.solve();
        }
        return flow;
    }

    private interface Step<T> {
        T of(ClassPlace place, ClassFileSource source);
    }

    /** A part for each processor, each with the jars that it has open. */
    private <T> List<T> inParts(Step<T> step) {
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), places.size()));
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    int from = (int) ((long) places.size() * part / parts);
                    int to = (int) ((long) places.size() * (part + 1) / parts);
                    try (ClassFileSource source = new ClassFileSource()) {
                        return places.subList(from, to).stream()
                                .map(place -> step.of(place, source))
                                .toList();
                    }
                })
                .flatMap(List::stream)
                .toList();
    }

    private IndexedClass read(ClassPlace place, ClassFileSource source) {
        try {
            if (place.uri().isEmpty()) {
                throw new UnreadableClassException("nothing tells where its class file is");
            }
            byte[] bytes = source.read(place.uri().get());
            IndexedClass read = IndexedClass.of(place, bytes, checks.ofClasses(), values);
            files.put(place.name(), new SoftReference<>(bytes));
            return read;
        } catch (UnreadableClassException e) {
            return IndexedClass.unreadable(place, e.getMessage());
        }
    }

    private Optional<byte[]> bytes(ClassPlace place, ClassFileSource source) {
        SoftReference<byte[]> kept = files.get(place.name());
        byte[] bytes = kept == null ? null : kept.get();
        if (bytes != null || place.uri().isEmpty()) {
            return Optional.ofNullable(bytes);
        }
        try {
            return Optional.of(source.read(place.uri().get()));
        } catch (UnreadableClassException e) {
            // it could be read a moment ago
            return Optional.empty();
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
