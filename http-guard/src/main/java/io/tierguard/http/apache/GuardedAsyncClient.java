package io.tierguard.http.apache;

import io.tierguard.http.RouteJudge;
import java.io.IOException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncPushConsumer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.HandlerFactory;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * A client whose hops are judged inside, and whose pushed resources are judged here. The client inside, which can be asked
 * for bare connections, is not handed out.
 */
final class GuardedAsyncClient extends CloseableHttpAsyncClient {

    private final CloseableHttpAsyncClient delegate;
    private final RouteJudge judge;

    GuardedAsyncClient(CloseableHttpAsyncClient delegate, RouteJudge judge) {
        this.delegate = delegate;
        this.judge = judge;
    }

    @Override
    protected <T> Future<T> doExecute(
            @Nullable HttpHost target,
            AsyncRequestProducer request,
            AsyncResponseConsumer<T> response,
            @Nullable HandlerFactory<AsyncPushConsumer> pushes,
            @Nullable HttpContext context,
            @Nullable FutureCallback<T> callback) {
        return delegate.execute(
                target,
                request,
                response,
                pushes == null ? null : JudgedPush.factory(pushes, judge),
                context,
                callback);
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    public void register(@Nullable String host, String pattern, Supplier<AsyncPushConsumer> users) {
        delegate.register(host, pattern, () -> {
            AsyncPushConsumer consumer = users.get();
            return consumer == null ? null : new JudgedPush(consumer, judge);
        });
    }

    @Override
    public void start() {
        delegate.start();
    }

    @Override
    public IOReactorStatus getStatus() {
        return delegate.getStatus();
    }

    @Override
    public void awaitShutdown(TimeValue bound) throws InterruptedException {
        delegate.awaitShutdown(bound);
    }

    @Override
    public void initiateShutdown() {
        delegate.initiateShutdown();
    }

    @Override
    public void close(CloseMode mode) {
        delegate.close(mode);
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
