package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;

/**
 * A hard-coded value that reaches a sink.
 *
 * @param literal the value, and where it stands
 * @param sink what it reaches
 * @param at the method in which it gets there, as its author wrote it
 * @param atLine the line there; 0 where the class file does not tell
 * @since 0.1
 */
public record Arrival(Literal literal, Sink sink, Member at, int atLine) {}
