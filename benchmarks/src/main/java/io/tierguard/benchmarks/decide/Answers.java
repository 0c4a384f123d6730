package io.tierguard.benchmarks.decide;

import java.util.function.Predicate;

/** Makes sure of answers: a benchmark of wrong ones would be worth nothing. */
final class Answers {

    private Answers() {}

    static void check(Question question, Question.Case[] cases, Predicate<Question.Case> allows) {
        for (Question.Case each : cases) {
            if (allows.test(each) != question.isAllowed()) {
                throw new IllegalStateException("wrong about " + question + " " + each.endpoint());
            }
        }
    }
}
