package io.tierguard.cli;

import io.tierguard.report.Problem;
import io.tierguard.secret.SealedValue;
import java.util.Optional;

/**
 * What can be told of a seal. Not a record: its text must not show what is inside.
 */
final class SealAnswer {

    private final Optional<String> variable;
    private final Optional<SealedValue> sealed;
    private final Optional<String> value;
    private final Optional<Problem> problem;

    private SealAnswer(
            Optional<String> variable,
            Optional<SealedValue> sealed,
            Optional<String> value,
            Optional<Problem> problem) {
        this.variable = variable;
        this.sealed = sealed;
        this.value = value;
        this.problem = problem;
    }

    /** Its header, without a key. */
    static SealAnswer of(Optional<String> variable, SealedValue sealed) {
        return new SealAnswer(variable, Optional.of(sealed), Optional.empty(), Optional.empty());
    }

    static SealAnswer opened(String variable, SealedValue sealed, String value) {
        return new SealAnswer(Optional.of(variable), Optional.of(sealed), Optional.of(value), Optional.empty());
    }

    static SealAnswer closed(String variable, SealedValue sealed, Problem problem) {
        return new SealAnswer(Optional.of(variable), Optional.of(sealed), Optional.empty(), Optional.of(problem));
    }

    static SealAnswer malformed(Optional<String> variable, Problem problem) {
        return new SealAnswer(variable, Optional.empty(), Optional.empty(), Optional.of(problem));
    }

    Optional<String> value() {
        return value;
    }

    Optional<Problem> problem() {
        return problem;
    }

    /** Empty where it is no seal. */
    Optional<String> header() {
        return sealed.map(seal -> "sealed for " + seal.tier() + " with the key " + seal.key());
    }

    /** Nothing where nobody tried. */
    String opening() {
        if (value.isPresent()) {
            return ", and opens";
        }
        return sealed.isPresent() && problem.isPresent() ? ", and does not open" : "";
    }

    private Optional<Boolean> opens() {
        boolean tried = value.isPresent() || problem.isPresent();
        return tried ? Optional.of(value.isPresent()) : Optional.empty();
    }

    /** With what is inside only where that was asked for. */
    String json(boolean withValue) {
        return new JsonLine()
                .put("variable", variable)
                .put("tier", sealed.map(SealedValue::tier))
                .put("kid", sealed.map(SealedValue::key))
                .put("opens", opens())
                .put("value", withValue ? value : Optional.empty())
                .put("problem", problem.map(JsonLine::of))
                .text();
    }

    @Override
    public String toString() {
        return header().orElse("no seal") + opening();
    }
}
