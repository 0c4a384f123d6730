package io.tierguard.archunit.constants;

import java.io.Serial;

/**
 * A class file that cannot be read. Its message says why in words that are safe to print and that do not change from
 * run to run.
 *
 * @since 0.1
 */
public final class UnreadableClassException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Without a cause: the message of one could hold pieces of the file.
     *
     * @param reason one phrase
     */
    public UnreadableClassException(String reason) {
        super(reason);
    }
}
