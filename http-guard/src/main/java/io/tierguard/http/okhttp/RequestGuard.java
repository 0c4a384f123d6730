package io.tierguard.http.okhttp;

import io.tierguard.guard.Guard;
import io.tierguard.http.Hop;
import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Judges each request with the connection that carries it, just before it is sent; and refuses all of a client whose other
 * interceptor was taken out. OkHttp does not ask it for WebSockets.
 *
 * <p><b>Thread safety:</b> immutable; safe for concurrent use.
 */
final class RequestGuard implements Interceptor {

    private final CallGuard calls;

    RequestGuard(CallGuard calls) {
        this.calls = calls;
    }

    boolean isBy(Guard guard) {
        return calls.isBy(guard);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Connection connection = chain.connection();
        CallWatch watch = CallWatches.find(chain.call(), calls);
        if (watch == null || connection == null) {
            throw calls.judge()
                    .undeterminable(
                            Hop.ofUnknownJourney(Leg.url(request.url())),
                            "a request of an OkHttpClient",
                            "the guard's interceptor was taken out of the client, so that its hops are not seen",
                            "leave the interceptors of the guarded client in, or guard it again with GuardedOkHttp.wrap");
        }
        watch.send(request, connection);
        return chain.proceed(request);
    }
}
