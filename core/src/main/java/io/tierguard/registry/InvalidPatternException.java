package io.tierguard.registry;

import java.io.Serial;

/** Why a text is no endpoint pattern. */
final class InvalidPatternException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final String fix;

    InvalidPatternException(String reason, String fix) {
        super(reason, null, false, false);
        this.fix = fix;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String fix() {
        return fix;
    }
}
