package io.tierguard.http.okhttp;

import io.tierguard.guard.Guard;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import java.io.IOException;
import java.net.UnknownHostException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Where a call enters the guard, and where its refusals come out: judges the request itself before the client has a
 * connection for it, and has its events watched from then on.
 *
 * <p><b>Thread safety:</b> immutable; safe for concurrent use.
 */
final class CallGuard implements Interceptor {

    private final RouteJudge judge;

    CallGuard(RouteJudge judge) {
        this.judge = judge;
    }

    boolean isBy(Guard guard) {
        return judge.guard().equals(guard);
    }

    RouteJudge judge() {
        return judge;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallWatch watch = CallWatches.of(chain.call(), this, () -> new CallWatch(this, judge));
        watch.depart(chain.request());
        try {
            return chain.proceed(chain.request());
        } catch (Stopped e) {
            throw e.failure();
        } catch (UnknownHostException e) {
            RefusedRouteException refusal = watch.nameless();
            throw refusal == null ? e : refusal;
        } catch (RefusedRouteException e) {
            throw e;
        } catch (IOException e) {
            RefusedRouteException refusal = watch.refusedBelow(e);
            throw refusal == null ? e : refusal;
        }
    }
}
