package io.tierguard.benchmarks.decide;

import java.util.function.Predicate;

/**
 * Goes round and round through cases.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class Rounds {

    static final Rounds NONE = new Rounds(new Question.Case[0]);

    private final Question.Case[] cases;
    private int index;

    Rounds(Question.Case[] cases) {
        this.cases = cases;
    }

    Question.Case next() {
        index = index + 1 & cases.length - 1;
        return cases[index];
    }

    /** A benchmark of wrong answers would be worth nothing. */
    void check(Question question, Predicate<Question.Case> allows) {
        for (Question.Case each : cases) {
            if (allows.test(each) != question.isAllowed()) {
                throw new IllegalStateException("wrong about " + question + " " + each.endpoint());
            }
        }
    }
}
