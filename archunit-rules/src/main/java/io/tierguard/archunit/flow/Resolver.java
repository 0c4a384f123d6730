package io.tierguard.archunit.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers one question: what a value may be. It goes back through calls, fields and collections, and gives up after a
 * number of steps.
 *
 * <p><b>Thread safety:</b> none; one for each question.
 */
final class Resolver {

    private static final int MOST_STEPS = 4_000;
    private static final int DEEPEST_PIECE = 40;

    /** A piece of a text that is put together. */
    private record Piece(Scope scope, FlowValue value) {}

    private final Sink.Reach reach;
    private final Paths paths;
    private final Values values;
    private final Contents contents;
    private final Map<Piece, Optional<Found>> pieces = new HashMap<>();
    private final Set<Piece> open = new HashSet<>();
    private int steps;
    private boolean gaveUp;

    Resolver(Program program, Sink.Reach reach) {
        this.reach = reach;
        this.paths = new Paths(program, this);
        this.values = new Values(program, this, paths);
        this.contents = new Contents(program, this, paths);
    }

    List<Found> resolve(MethodSummary method, FlowValue value) {
        Search search = new Search(this);
        search.ask(Scope.of(method), value, Question.Want.ITSELF);
        return search.all();
    }

    /** One text that a piece may be: what is put together must be known as a whole, but one way of several is enough. */
    Optional<Found> piece(Scope scope, FlowValue value) {
        Piece piece = new Piece(scope, value);
        Optional<Found> known = pieces.get(piece);
        if (known != null) {
            return known;
        }
        if (open.size() >= DEEPEST_PIECE) {
            giveUp();
            return Optional.empty();
        }
        // a text that grows in a loop is a piece of itself
        if (!open.add(piece)) {
            return Optional.empty();
        }
        Search search = new Search(this);
        search.ask(scope, value, Question.Want.ITSELF);
        Optional<Found> first = search.first().filter(found -> !found.isEmpty() || isNothing(value));
        open.remove(piece);
        pieces.put(piece, first);
        return first;
    }

    /** What is nothing on one way only may be anything on the others. */
    private static boolean isNothing(FlowValue value) {
        return value.origins().stream().allMatch(Origin.Nothing.class::isInstance);
    }

    void answer(Question question, Search search) {
        if (question.origin() instanceof Origin.TooMany) {
            giveUp();
        } else if (question.want().isItself()) {
            values.answer(question, search);
        } else {
            contents.answer(question, search);
        }
    }

    boolean isOfWholeProgram() {
        return reach == Sink.Reach.PROGRAM;
    }

    boolean mayGoOn() {
        if (steps >= MOST_STEPS) {
            giveUp();
            return false;
        }
        steps++;
        return true;
    }

    void giveUp() {
        gaveUp = true;
    }

    boolean gaveUp() {
        return gaveUp;
    }
}
