package io.tierguard.archunit.sinks;

import io.tierguard.archunit.flow.Sink;

/** How it is known that an argument is a credential; it decides what values are believed to be one. */
enum CredentialKind {
    /** By a table, or by a user. */
    KNOWN(""),
    /** By the name of the parameter or of the key before it. */
    NAMED(" (named "),
    /** By the HTTP header before it. */
    HEADER(" (header "),
    /** By the key before it, under which a library looks for a credential. */
    PROPERTY(" (property "),
    /** By the key before it, under which a library looks for a JAAS configuration. */
    JAAS(" (login configuration ");

    private final String opening;

    CredentialKind(String opening) {
        this.opening = opening;
    }

    /** What stands behind the argument, so that a report tells why. */
    String note(String name) {
        return this == KNOWN ? "" : opening + name + ")";
    }

    /** Read from the note, which is the only thing that a sink carries along. */
    static CredentialKind of(Sink sink) {
        for (CredentialKind kind : values()) {
            if (kind != KNOWN && sink.what().contains(kind.opening)) {
                return kind;
            }
        }
        return KNOWN;
    }
}
