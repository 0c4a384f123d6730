package io.tierguard.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Keeps from the user's handler what a server pushes in the name of another environment. */
final class GuardedPushPromiseHandler<T> implements PushPromiseHandler<T> {

    private final PushPromiseHandler<T> users;
    private final RouteJudge judge;

    GuardedPushPromiseHandler(PushPromiseHandler<T> users, RouteJudge judge) {
        this.users = users;
        this.judge = judge;
    }

    /** A promise that is not accepted is cancelled by the client. */
    @Override
    public void applyPushPromise(
            HttpRequest initiatingRequest,
            HttpRequest pushPromiseRequest,
            Function<BodyHandler<T>, CompletableFuture<HttpResponse<T>>> acceptor) {
        if (judge.allowsPushed(pushPromiseRequest.uri().toString())) {
            users.applyPushPromise(initiatingRequest, pushPromiseRequest, acceptor);
        }
    }
}
