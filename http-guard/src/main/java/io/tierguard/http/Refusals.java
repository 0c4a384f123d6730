package io.tierguard.http;

import io.tierguard.guard.Refused;
import java.net.URISyntaxException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the refusal inside what the JDK client makes of it. */
final class Refusals {

    private static final int DEEPEST = 16;

    private Refusals() {}

    /** The refusal that a failure was caused by, or null. */
    static @Nullable RefusedRouteException in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof RefusedRouteException refusal) {
                return refusal;
            }
            if (cause instanceof IllegalArgumentException && cause instanceof Refused refusal) {
                // a selector's, ours or that of the whole JVM
                return new RefusedRouteException(String.valueOf(cause.getMessage()), refusal.judgement());
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Whether the client failed on a text that it could not read as a URL, which its complaint quotes. */
    static boolean isUnreadableUrl(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof IllegalArgumentException
                    || cause instanceof URISyntaxException
                    || cause instanceof NullPointerException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /**
     * A future that fails with the refusal itself; cancelling it cancels the client's own.
     *
     * @param call of the client, which may throw a refusal at once
     * @param over run when there is an answer or a failure
     * @param reading finds the refusal in a failure, or null
     */
    static <T> CompletableFuture<T> surfaced(
            Supplier<CompletableFuture<T>> call,
            Runnable over,
            Function<Throwable, @Nullable RefusedRouteException> reading) {
        CompletableFuture<T> answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            over.run();
            RefusedRouteException refusal = reading.apply(e);
            if (refusal == null) {
                throw e;
            }
            return CompletableFuture.failedFuture(refusal);
        }
        CompletableFuture<T> surfaced = answer.newIncompleteFuture();
        handOn(answer, surfaced, over, reading);
        cancelTogether(surfaced, answer);
        return surfaced;
    }

    private static <T> void handOn(
            CompletableFuture<T> answer,
            CompletableFuture<T> surfaced,
            Runnable over,
            Function<Throwable, @Nullable RefusedRouteException> reading) {
        CompletableFuture<T> unused = answer.whenComplete((value, failure) -> {
            over.run();
            if (failure == null) {
                surfaced.complete(value);
            } else {
                RefusedRouteException refusal = reading.apply(failure);
                surfaced.completeExceptionally(refusal == null ? cancelled(failure) : refusal);
            }
        });
    }

    /** The JDK's futures cancel what they derive from; those of another client may not. */
    private static <T> void cancelTogether(CompletableFuture<T> surfaced, CompletableFuture<T> answer) {
        CompletableFuture<T> unused = surfaced.whenComplete((value, failure) -> {
            if (failure instanceof CancellationException) {
                answer.cancel(true);
            }
        });
    }

    /** A future is cancelled only where the cancellation itself is what it failed with. */
    private static Throwable cancelled(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() instanceof CancellationException cancelled
                ? cancelled
                : failure;
    }
}
