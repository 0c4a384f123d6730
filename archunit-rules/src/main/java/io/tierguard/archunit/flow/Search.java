package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The questions that a question leads to, each asked once, and what was found so far. */
final class Search {

    private final Resolver resolver;
    private final Deque<Question> open = new ArrayDeque<>();
    private final Set<Question> seen = new HashSet<>();
    private final List<Found> found = new ArrayList<>();

    Search(Resolver resolver) {
        this.resolver = resolver;
    }

    void ask(Question question) {
        if (seen.add(question)) {
            open.add(question);
        }
    }

    void ask(Scope scope, FlowValue value, Question.Want want) {
        ask(scope, value, want, null);
    }

    void ask(Scope scope, FlowValue value, Question.Want want, @Nullable Member field) {
        value.origins().forEach(origin -> ask(new Question(scope, origin, want, field, false)));
    }

    void askForward(Scope scope, Origin origin, Question.Want want) {
        ask(new Question(scope, origin, want, null, true));
    }

    void add(Found one) {
        found.add(one);
    }

    List<Found> all() {
        while (!open.isEmpty() && resolver.mayGoOn()) {
            resolver.answer(open.remove(), this);
        }
        return found;
    }

    /** The first that is a text at all, and not empty if it can be had. */
    Optional<Found> first() {
        int looked = 0;
        while (!open.isEmpty() && resolver.mayGoOn()) {
            resolver.answer(open.remove(), this);
            for (; looked < found.size(); looked++) {
                if (!found.get(looked).isEmpty()) {
                    return Optional.of(found.get(looked));
                }
            }
        }
        return found.stream().findFirst();
    }
}
