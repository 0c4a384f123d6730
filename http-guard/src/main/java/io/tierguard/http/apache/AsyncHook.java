package io.tierguard.http.apache;

import io.tierguard.http.RefusedRouteException;
import java.io.IOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/**
 * Stands right before an asynchronous client connects, or takes a connection from its pool: redirects and repetitions pass
 * here.
 */
record AsyncHook(RouteCheck check) implements AsyncExecChainHandler {

    @Override
    public void execute(
            HttpRequest request,
            @Nullable AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        try {
            check.require(scope.exchangeId, scope.route, request, scope.originalRequest, scope.clientContext);
        } catch (RefusedRouteException e) {
            // thrown, it would leave the caller's handlers without an end
            callback.failed(e);
            return;
        }
        chain.proceed(request, body, scope, new Unwrapping(callback));
    }

    /** Turns the refusal of a look-up, which could be no other exception there, into that of its hop. */
    private record Unwrapping(AsyncExecCallback callback) implements AsyncExecCallback {

        @Override
        public @Nullable AsyncDataConsumer handleResponse(HttpResponse response, @Nullable EntityDetails entity)
                throws HttpException, IOException {
            return callback.handleResponse(response, entity);
        }

        @Override
        public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
            callback.handleInformationResponse(response);
        }

        @Override
        public void completed() {
            callback.completed();
        }

        @Override
        public void failed(Exception cause) {
            callback.failed(cause instanceof RefusedLookupException refused ? refused.refusal() : cause);
        }
    }
}
