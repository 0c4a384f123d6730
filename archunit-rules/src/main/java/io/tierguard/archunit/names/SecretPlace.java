package io.tierguard.archunit.names;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.rule.Rule;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is named like a secret, and takes a value.
 *
 * @param kind what it is
 * @param shown its name for reports
 */
record SecretPlace(Kind kind, String shown) {

    /** What is named like a secret: the words of its sink, and what a report says of who gives it a value. */
    enum Kind {
        FIELD("field ", "gives a hard-coded value to "),
        VARIABLE("variable ", "gives a hard-coded value to "),
        RESULT("the result of ", "gives a hard-coded value to "),
        /** Behind its key, in a method that is known to take keys and values. */
        ENTRY("the key ", "puts a hard-coded value under "),
        /** Behind its key, in any method. */
        BESIDE("the name ", "passes a hard-coded value beside "),
        PARTNER("a comparison with ", "uses a hard-coded value in "),
        FALLBACK("the fallback of ", "gives a hard-coded value to "),
        ARGUMENT("", "passes a hard-coded value to ");

        private final String words;
        private final String deed;

        Kind(String words, String deed) {
            this.words = words;
            this.deed = deed;
        }
    }

    /** How sure it is that a text is the secret itself, and not the name of one. */
    enum Trust {
        NAME_OR_VALUE,
        VALUE,
        HANDED_OVER
    }

    private static final String NAMED = " (named ";
    private static final String UNNAMED = "that is named like a secret";

    static SecretPlace named(Kind kind, String name) {
        return new SecretPlace(kind, "<" + name + ">");
    }

    /** A key out of a text, which may be anything. */
    static SecretPlace key(Kind kind, String key, boolean showable) {
        return showable ? named(kind, key) : new SecretPlace(kind, UNNAMED);
    }

    static SecretPlace argument(String method, int position, String name) {
        return new SecretPlace(Kind.ARGUMENT, "<" + method + "> argument " + position + NAMED + name + ")");
    }

    Sink sink() {
        boolean sure = SecretWords.strength(name()) != SecretWords.Strength.WEAK;
        return new Sink(Rule.SECRET_NAMES.id(), kind.words + shown, sure ? Sink.Reach.PROGRAM : Sink.Reach.METHOD);
    }

    /** What a sink of this rule was made of. */
    static Optional<SecretPlace> of(Sink sink) {
        for (Kind kind : Kind.values()) {
            if (sink.what().startsWith(kind.words)) {
                return Optional.of(new SecretPlace(kind, sink.what().substring(kind.words.length())));
            }
        }
        return Optional.empty();
    }

    /** What a report says of a member that holds the value. */
    String said(Member by) {
        String own = by.owner() + "." + by.name();
        if (kind == Kind.FIELD && by.kind() == Member.Kind.FIELD && shown.equals("<" + own + ">")) {
            return "is named like a secret and holds a hard-coded value";
        }
        if (kind == Kind.RESULT && by.kind() == Member.Kind.METHOD && shown.equals("<" + own + "()>")) {
            return "is named like a secret and returns a hard-coded value";
        }
        return kind.deed + kind.words + (isSelfEvident() ? shown.substring(0, shown.lastIndexOf(NAMED)) : shown);
    }

    /** An argument that is named by its method needs no name of its own. */
    private boolean isSelfEvident() {
        return kind == Kind.ARGUMENT && (shown.contains("." + name() + ">") || shown.contains(name() + ".<init>>"));
    }

    Trust trust() {
        return switch (kind) {
            case ARGUMENT, ENTRY, FALLBACK -> Trust.HANDED_OVER;
            case VARIABLE -> Trust.VALUE;
            case FIELD -> isInCapitals(name()) ? Trust.NAME_OR_VALUE : Trust.VALUE;
            case RESULT, BESIDE, PARTNER -> Trust.NAME_OR_VALUE;
        };
    }

    private static boolean isInCapitals(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT));
    }

    /** The name alone; empty where it could not be shown. */
    String name() {
        if (shown.equals(UNNAMED)) {
            return "";
        }
        if (kind == Kind.ARGUMENT) {
            return shown.substring(shown.lastIndexOf(NAMED) + NAMED.length(), shown.length() - 1);
        }
        String inner = shown.substring(1, shown.length() - 1);
        boolean member = kind == Kind.FIELD || kind == Kind.RESULT;
        String last = member ? inner.substring(inner.lastIndexOf('.') + 1) : inner;
        return last.endsWith("()") ? last.substring(0, last.length() - 2) : last;
    }
}
