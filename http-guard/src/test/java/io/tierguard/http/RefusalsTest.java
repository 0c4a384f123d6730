package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With the futures of clients that are not the JDK's. */
class RefusalsTest {

    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final AtomicInteger over = new AtomicInteger();
    private final RefusedRouteException refusal =
            new RefusedRouteException("TG-2001 refused", Tiers.staging().judge("http://api.prod.example.com/"));

    private CompletableFuture<String> surfaced() {
        return Refusals.surfaced(() -> answer, over::incrementAndGet, Refusals::in);
    }

    @Test
    void an_answer_is_handed_on() {
        CompletableFuture<String> surfaced = surfaced();
        assertThat(over).hasValue(0);

        answer.complete("hello");

        assertThat(surfaced).isCompletedWithValue("hello");
        assertThat(over).hasValue(1);
    }

    @Test
    void a_refusal_is_dug_out() {
        CompletableFuture<String> surfaced = surfaced();

        answer.completeExceptionally(new CompletionException(new IOException("wrapped", refusal)));

        assertThat(surfaced.handle((value, failure) -> failure).join()).isSameAs(refusal);
        assertThat(over).hasValue(1);
    }

    @Test
    void another_failure_stays_what_it_is() {
        CompletableFuture<String> surfaced = surfaced();
        IOException broken = new IOException("the line is broken");

        answer.completeExceptionally(broken);

        assertThat(surfaced.handle((value, failure) -> failure).join()).isSameAs(broken);
    }

    @Test
    void a_failure_that_causes_itself_in_a_circle_ends() {
        IOException first = new IOException("first");
        IOException second = new IOException("second", first);
        first.initCause(second);

        assertThat(Refusals.in(first)).isNull();
    }

    @Test
    void giving_up_reaches_the_client_and_the_cancellation_the_caller() {
        CompletableFuture<String> surfaced = surfaced();

        surfaced.cancel(true);

        assertThat(answer).isCancelled();
        assertThat(surfaced).isCancelled();
        assertThat(over).hasValue(1);
    }

    @Test
    void what_the_client_throws_at_once_ends_the_call() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Refusals.surfaced(
                        () -> {
                            throw new IllegalStateException("closed");
                        },
                        over::incrementAndGet,
                        Refusals::in));

        assertThat(over).hasValue(1);
    }
}
