package io.tierguard.http.okhttp;

import java.io.IOException;
import java.io.Serial;

/**
 * Carries what a call has to fail with out of an event of the client.
 *
 * <p>Unchecked, because an {@link IOException} would make the client go on: to the next address, the next proxy, or the
 * connection that it has got already. {@link CallGuard} hands out what is in it.
 */
final class Stopped extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    Stopped(IOException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    IOException failure() {
        return failure;
    }

    /** What throws as OkHttp's interceptors may. */
    @FunctionalInterface
    interface Check {
        void run() throws IOException;
    }

    /** Runs what may refuse where the client takes no checked exception. */
    static void unless(Check check) {
        try {
            check.run();
        } catch (IOException e) {
            throw new Stopped(e);
        }
    }
}
