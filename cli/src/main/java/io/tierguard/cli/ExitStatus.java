package io.tierguard.cli;

/** What a pipeline sees. */
final class ExitStatus {

    /** Done; for {@code explain}: every target is allowed. */
    static final int DONE = 0;

    /** At least one target is refused. */
    static final int REFUSED = 1;

    /** There is no answer, or not to every target: the call, the registry or the input cannot be used. */
    static final int MISUSE = 2;

    private ExitStatus() {}
}
