package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.Tiers;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** Each way that OkHttp has to send a request. */
final class Calls {

    /** One of the ways. */
    enum Way {
        EXECUTE,
        ENQUEUE
    }

    private Calls() {}

    static OkHttpClient.Builder client() {
        return GuardedOkHttp.newBuilder(Tiers.staging()).callTimeout(Tiers.BOUND);
    }

    static Request to(String url) {
        return new Request.Builder().url(url).build();
    }

    /** The body of the answer. */
    static String body(OkHttpClient client, Request request) throws IOException {
        return body(client, request, Way.EXECUTE);
    }

    static String body(OkHttpClient client, Request request, Way way) throws IOException {
        try (Response response = way == Way.EXECUTE ? client.newCall(request).execute() : enqueued(client, request)) {
            assertThat(response.code()).isEqualTo(200);
            return response.body().string();
        }
    }

    private static Response enqueued(OkHttpClient client, Request request) throws IOException {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call call, Response response) {
                answer.complete(response);
            }
        });
        return got(answer);
    }

    /** What a WebSocket says last, after it was opened and told {@code hello}, and until it was closed. */
    static String said(OkHttpClient client, Request request) throws IOException {
        CompletableFuture<String> said = new CompletableFuture<>();
        client.newWebSocket(request, new WebSocketListener() {
            private String last = "";

            @Override
            public void onOpen(WebSocket webSocket, Response response) {
                webSocket.send("hello");
            }

            @Override
            public void onMessage(WebSocket webSocket, String text) {
                last = text;
            }

            @Override
            public void onClosing(WebSocket webSocket, int code, String reason) {
                webSocket.close(code, null);
            }

            @Override
            public void onClosed(WebSocket webSocket, int code, String reason) {
                said.complete(last);
            }

            @Override
            public void onFailure(WebSocket webSocket, Throwable failure, Response response) {
                said.completeExceptionally(failure);
            }
        });
        return got(said);
    }

    private static <T> T got(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(Tiers.BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static RefusedRouteException refusal(OkHttpClient client, Request request) {
        return refusal(client, request, Way.EXECUTE);
    }

    static RefusedRouteException refusal(OkHttpClient client, Request request, Way way) {
        return caught(() -> body(client, request, way));
    }

    static RefusedRouteException refusedHandshake(OkHttpClient client, Request request) {
        return caught(() -> said(client, request));
    }

    private static RefusedRouteException caught(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(RefusedRouteException.class, call);
    }
}
