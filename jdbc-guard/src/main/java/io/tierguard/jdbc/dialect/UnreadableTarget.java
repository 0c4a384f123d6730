package io.tierguard.jdbc.dialect;

import java.io.Serial;

/** A target that a dialect cannot read to the last character. It carries no part of the target. */
final class UnreadableTarget extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String fix;

    UnreadableTarget(String reason, String fix) {
        super(reason, null, false, false);
        this.reason = reason;
        this.fix = fix;
    }

    /** Why, with the place; nothing of the target itself. */
    String reason() {
        return reason;
    }

    /** What to write instead. */
    String fix() {
        return fix;
    }
}
